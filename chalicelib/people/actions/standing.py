"""What administrators decide about an account."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, Final, TypeAlias

from chalicelib.access import keys, memberships
from chalicelib.access.model import Kind, NetworkRole, PersonId, Status
from chalicelib.access.viewer import Viewer
from chalicelib.foundation import clock, due
from chalicelib.foundation.changes import Change
from chalicelib.foundation.events import Event
from chalicelib.foundation.refusals import Conflict
from chalicelib.people import access, store
from chalicelib.people.actions import addresses
from chalicelib.people.actions.contracts import orphaned
from chalicelib.people.actions.departing import departure
from chalicelib.people.events import (
    AppointmentProposed,
    PersonChanged,
    PersonDeparted,
    PersonReturned,
    PersonSuspended,
    RolesChanged,
)
from chalicelib.people.model import Appointment, Person
from chalicelib.people.rules import profiles, standing
from chalicelib.people.store import administrators

TOLD: Final[dict[Status, type[Event]]] = {
    Status.SUSPENDED: PersonSuspended,
    Status.DEPARTED: PersonDeparted,
    Status.ACTIVE: PersonReturned,
    Status.INVITED: PersonReturned,
}


Beside: TypeAlias = Callable[[Change, Person], list[Event]]
"""What else is written with a decision: adds its rows to the change, and answers the facts to tell."""


@dataclass(slots=True)
class _Decision:
    """What comes of a patch: the person after it, facts to tell, and what waits for a second signature.

    What a machine decides in somebody's name is no signature of a second person.
    """

    person: Person
    facts: list[Event] = field(default_factory=list)
    alone: bool = False
    waits: Appointment | None = None
    signed: Appointment | None = None
    by_machine: bool = False


def decide(
    viewer: Viewer,
    person_id: PersonId,
    said: Mapping[str, Any],
    *,
    beside: Beside | None = None,
    by_machine: bool = False,
) -> tuple[Person, Appointment | None]:
    """Changes an account; answers the person, and the appointment where it waits for a second administrator.

    `by_machine`: nobody is there to sign, so it proposes at most. `beside` is written along with it.

    Raises Forbidden, NotFound, Invalid; Conflict `address_taken`, `departed_final`, `last_administrator`,
    `not_active`, `sponsor_needed`.
    """
    access.require_administrator(viewer)
    was = access.visible(viewer, person_id)
    decision = _Decision(was, by_machine=by_machine)
    _revise(viewer, decision, said)
    _move(viewer, decision, said)
    _readdress(viewer, decision, said)
    _appoint(viewer, decision, said)
    if decision.facts or beside is not None:
        decision.person = _written(viewer, was, decision, beside)
    return decision.person, decision.waits


def pending(viewer: Viewer, person_id: PersonId) -> Appointment | None:
    """The appointment that waits for a second signature, as far as administrators ask."""
    if not viewer.is_administrator:
        return None
    item = viewer.held.row(administrators.appointment_key(person_id))
    found = administrators.appointment_in(person_id, item)
    return found if found and found.at + standing.STANDS > clock.now() else None


def _revise(viewer: Viewer, decision: _Decision, said: Mapping[str, Any]) -> None:
    fields = {name: value for name, value in said.items() if name not in ("email", "status", "roles")}
    after = profiles.revised(decision.person, fields)
    if after != decision.person:
        data: dict[str, str | int] = {"fields": " ".join(sorted(fields))}
        decision.facts.append(PersonChanged(by=viewer.person, subject=after.id, data=data))
        decision.person = after


def _move(viewer: Viewer, decision: _Decision, said: Mapping[str, Any]) -> None:
    before = decision.person
    if "status" not in said or said["status"] == before.status:
        return
    after = standing.with_status(before, Status(said["status"]))
    if after.status is before.status:
        return
    if before.kind is Kind.GUEST and TOLD[after.status] is PersonReturned and orphaned(viewer, before):
        raise Conflict("sponsor_needed")
    decision.person = after
    decision.facts.append(TOLD[after.status](by=viewer.person, subject=after.id))


def _readdress(viewer: Viewer, decision: _Decision, said: Mapping[str, Any]) -> None:
    if "email" not in said:
        return
    decision.person, fact = addresses.plan(viewer, decision.person, said["email"])
    if fact is not None:
        decision.facts.append(fact)


def _appoint(viewer: Viewer, decision: _Decision, said: Mapping[str, Any]) -> None:
    person, wanted = decision.person, frozenset(said.get("roles", decision.person.roles))
    if wanted == person.roles:
        return
    standing.demand_roles(person, wanted)
    if standing.appoints(person, wanted) and not _signed_by_two(viewer, decision, wanted):
        _propose(viewer, decision, wanted)
        return
    refs: dict[str, str] = {"with": decision.signed.by} if decision.signed else {}
    data: dict[str, str | int] = {"roles": " ".join(sorted(wanted))}
    decision.facts.append(RolesChanged(by=viewer.person, subject=person.id, refs=refs, data=data))
    decision.person = replace(person, roles=wanted)


def _propose(viewer: Viewer, decision: _Decision, wanted: frozenset[NetworkRole]) -> None:
    before = pending(viewer, decision.person.id)
    decision.waits = Appointment(decision.person.id, wanted, viewer.person, clock.now())
    same_hand = before is not None and (decision.by_machine or before.by == viewer.person)
    if before is not None and same_hand and before.roles == wanted:
        decision.waits = before
    else:
        decision.facts.append(AppointmentProposed(by=viewer.person, subject=decision.person.id))


def _signed_by_two(viewer: Viewer, decision: _Decision, wanted: frozenset[NetworkRole]) -> bool:
    """Whether another administrator, who is one still, has signed the same; or there never was another."""
    if decision.by_machine:
        return False
    signed = standing.second_signature(pending(viewer, decision.person.id), wanted, viewer.person)
    if signed is not None:
        decision.signed = signed if stands(viewer, signed) else None
        return decision.signed is not None
    decision.alone = administrators.appointed(viewer.held.row(administrators.PLACE)) == 1
    return decision.alone


def stands(viewer: Viewer, signed: Appointment) -> bool:
    """Whether who signed first runs the network now, without a break since then."""
    first = store.person_of(viewer, signed.by)
    return first is not None and standing.runs_network(first) and first.stood <= signed.at


def _demand_another(viewer: Viewer, was: Person, now: Person) -> None:
    goes = standing.runs_network(was) and not standing.runs_network(now)
    if goes and not administrators.remain(viewer.held.row(administrators.PLACE), was.id):
        raise Conflict("last_administrator")


def _written(viewer: Viewer, was: Person, decision: _Decision, beside: Beside | None) -> Person:
    change = Change()
    kept = was
    if decision.person != was:
        _demand_another(viewer, was, decision.person)
        kept = store.keep(change, decision.person, was=was, alone=decision.alone, by=viewer.person)
    if kept.status is not was.status and kept.status is Status.DEPARTED:
        inside = memberships.unpacked(viewer.held.row(keys.inside(kept.id)))
        left = departure(change, viewer.person, kept.id, inside)
        decision.facts = [left if isinstance(fact, PersonDeparted) else fact for fact in decision.facts]
    if decision.waits is not None:
        administrators.propose(change, decision.waits)
        due.keep(change, decision.waits.at + standing.STANDS, "appointment", kept.id)
    if decision.signed is not None:
        administrators.settle(change, decision.signed)
    change.commit(*decision.facts, *(beside(change, kept) if beside else ()))
    return kept
