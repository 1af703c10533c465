"""People who come and go with the directory: by the same acts as by the hands of administrators."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any, Final

from chalicelib.access.model import PersonId
from chalicelib.access.viewer import Viewer
from chalicelib.foundation.changes import Change
from chalicelib.foundation.events import Event
from chalicelib.foundation.refusals import Stale
from chalicelib.people import access as people
from chalicelib.people import store as persons
from chalicelib.people.actions import newcomers, standing
from chalicelib.people.events import PersonInvited, PersonSuspended
from chalicelib.people.model import Person
from chalicelib.people.store import administrators
from chalicelib.provisioning import access
from chalicelib.provisioning.events import PersonEnrolled
from chalicelib.provisioning.model.resources import Enrolment
from chalicelib.provisioning.rules import patching, users
from chalicelib.provisioning.store import enrolments

ANY: Final = "*"


def person(viewer: Viewer, person_id: PersonId) -> tuple[Person, Enrolment]:
    """An employee, and what the directory said of them. Raises Forbidden, NotFound."""
    access.require_directory(viewer)
    found = access.employee(viewer, person_id)
    return found, enrolments.enrolment_in(found.id, viewer.held.row(enrolments.key(found.id)))


def enrol(viewer: Viewer, resource: Mapping[str, Any]) -> tuple[Person, Enrolment]:
    """Makes an account for an employee, who is invited by mail; one that is not `active` rests.

    Raises Forbidden, Misunderstood, Invalid (an address outside the network's domains too), Conflict
    `address_taken`, `external_taken`.
    """
    access.require_directory(viewer)
    invited, enrolment = users.newcomer(users.said(resource))
    people.demand_domain(viewer, invited.address)
    change = Change()
    made = newcomers.newcomer(change, invited)
    none = Enrolment(made.id)
    kept = enrolments.keep(change, replace(enrolment, person=made.id), was=none, left=_left(enrolment, none))
    administrators.demand(change, viewer.person)
    told: Event = (PersonSuspended if invited.resting else PersonInvited)(by=viewer.person, subject=made.id)
    change.commit(told, PersonEnrolled(by=viewer.person, subject=made.id))
    return made, kept


def replace_user(
    viewer: Viewer, person_id: PersonId, resource: Mapping[str, Any], tag: str | None
) -> tuple[Person, Enrolment]:
    """Writes what a whole resource says; what it does not name stays as it is (RFC 7644, section 3.5.1).

    Raises what `_revise` does.
    """
    return _revise(viewer, *person(viewer, person_id), users.said(resource), tag)


def patch_user(
    viewer: Viewer, person_id: PersonId, body: Mapping[str, Any], tag: str | None
) -> tuple[Person, Enrolment]:
    """Changes some of a resource. Raises what `_revise` does."""
    was, enrolment = person(viewer, person_id)
    before = users.shown(was, enrolment)
    after = patching.patched(before, body, users.KNOWN)
    return _revise(viewer, was, enrolment, users.differing(users.said(before), users.said(after)), tag)


def _revise(
    viewer: Viewer, was: Person, enrolment: Enrolment, told: Mapping[str, Any], tag: str | None
) -> tuple[Person, Enrolment]:
    """Raises Forbidden, NotFound, Misunderstood, Invalid, Stale, Conflict `address_taken`, `external_taken`,
    `last_administrator`."""
    _demand_version(was, enrolment, tag)
    after = users.enrolled(told, enrolment)
    patch = users.revised(told, was, after)
    if after == enrolment and not patch:
        return was, enrolment
    kept = enrolment

    def beside(change: Change, now: Person) -> list[Event]:
        nonlocal kept
        if now.version == was.version:
            _demand_account(change, viewer, was)
        if after == enrolment:
            enrolments.demand(change, enrolment)
            return []
        kept = enrolments.keep(change, after, was=enrolment, left=_left(after, enrolment))
        return [PersonEnrolled(by=viewer.person, subject=was.id)]

    now, _ = standing.decide(viewer, was.id, patch, beside=beside, by_machine=True)
    return now, kept


def _demand_account(change: Change, viewer: Viewer, was: Person) -> None:
    # Where the account changes, that demands both already, and a transaction names a row once.
    administrators.demand(change, viewer.person)
    persons.demand_same(change, was)


def _left(now: Enrolment, was: Enrolment) -> PersonId | None:
    """Who had the directory's id and has left: it may be another's since."""
    if now.external is None or now.external == was.external:
        return None
    holder = enrolments.known_by([now.external]).get(now.external)
    card = persons.people.read(holder) if holder is not None else None
    return card.id if card is not None and not access.is_employee(card) else None


def depart(viewer: Viewer, person_id: PersonId, tag: str | None) -> None:
    """Lets somebody leave for good, with everything that hangs on their account.

    Raises Forbidden, NotFound, Stale, Conflict `last_administrator`.
    """
    was, enrolment = person(viewer, person_id)
    _demand_version(was, enrolment, tag)

    def beside(change: Change, _: Person) -> list[Event]:
        enrolments.drop(change, enrolment)
        return []

    standing.decide(viewer, was.id, {"status": "departed"}, beside=beside, by_machine=True)


def version(person: Person, enrolment: Enrolment) -> str:
    """The entity tag of a resource: of the account, and of what the directory said."""
    return f'W/"{person.version}.{enrolment.version}"'


def _demand_version(person: Person, enrolment: Enrolment, tag: str | None) -> None:
    if tag is not None and tag not in (ANY, version(person, enrolment)):
        raise Stale
