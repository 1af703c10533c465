"""Guests' contracts: renewed by who answers for them, handed over to somebody else."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from chalicelib.access import keys, memberships
from chalicelib.access.attempts import RuleAttempted
from chalicelib.access.model import Kind, PersonId, Role, Status
from chalicelib.access.viewer import Viewer
from chalicelib.foundation.changes import Change
from chalicelib.foundation.events import Event
from chalicelib.foundation.refusals import Conflict, Forbidden, NotFound, fault
from chalicelib.network.access import settings_of
from chalicelib.people import access, store
from chalicelib.people.events import GuestHandedOver, GuestRenewed
from chalicelib.people.model import Person
from chalicelib.people.rules import contract, day_of, ends_at


def revise(viewer: Viewer, person_id: PersonId, said: Mapping[str, Any]) -> Person:
    """Changes until when a guest is here, or who answers for them.

    Their sponsor and administrators may; and where the sponsor has left, a member who stewards a community
    that the guest is in may take over. Raises NotFound for who is no guest or not visible, Forbidden
    `sponsor_only`, Invalid, Conflict `departed_final`.
    """
    was = access.visible(viewer, person_id)
    if was.kind is not Kind.GUEST or viewer.is_guest:
        raise NotFound
    if not (viewer.is_administrator or was.sponsor == viewer.person or _takes_over(viewer, was, said)):
        raise Forbidden("sponsor_only")
    if was.status is Status.DEPARTED:
        raise Conflict("departed_final")
    change = Change()
    person = _handed_over(viewer, change, replace(was, ends=_ends(viewer, said, was.ends)), said)
    facts = list(_facts(viewer, was, person))
    if not facts:
        return was
    kept = store.keep(change, person, was=was)
    change.commit(*facts)
    return kept


def _takes_over(viewer: Viewer, guest: Person, said: Mapping[str, Any]) -> bool:
    """Whether a steward of somewhere that the guest is in offers to answer for them, and nobody else does."""
    if viewer.kind is not Kind.MEMBER or said.get("sponsor") != viewer.person or not orphaned(viewer, guest):
        return False
    inside = memberships.unpacked(viewer.held.row(keys.inside(guest.id))).memberships
    stewarded = {at for at, each in viewer.packed.memberships.items() if each.role is Role.STEWARD}
    return not stewarded.isdisjoint(inside)


def orphaned(viewer: Viewer, guest: Person) -> bool:
    """Whether nobody answers for a guest: their sponsor has left the network."""
    sponsor = store.person_of(viewer, guest.sponsor) if guest.sponsor else None
    return sponsor is None or sponsor.status is Status.DEPARTED


def _ends(viewer: Viewer, said: Mapping[str, Any], now: int | None) -> int | None:
    ends_on: date | None = said.get("ends_on")
    if ends_on is None:
        return now
    return ends_at(ends_on, pointer="/ends_on", most=settings_of(viewer.held).guest_days)


def _handed_over(viewer: Viewer, change: Change, guest: Person, said: Mapping[str, Any]) -> Person:
    if said.get("sponsor", guest.sponsor) == guest.sponsor:
        return guest
    sponsor = store.person_of(viewer, PersonId(said["sponsor"]))
    if sponsor is None or not contract.answers(sponsor):
        refusal = fault("/sponsor", "unknown_member")
        # Whoever was named: that there is such a guest or bot shows neither in the answer nor in the log.
        data: dict[str, str | int] = {"code": "unknown_member"}
        refusal.attempt = RuleAttempted(by=viewer.person, subject=guest.id, data=data)
        raise refusal
    # Somebody who leaves at this moment has their guests looked for before this, or this is decided anew.
    store.demand(change, sponsor.id, Status.ACTIVE)
    return replace(guest, sponsor=sponsor.id, orphaned=None)


def _facts(viewer: Viewer, was: Person, person: Person) -> list[Event]:
    facts: list[Event] = []
    if person.sponsor != was.sponsor:
        refs = {"sponsor": str(person.sponsor), "was": str(was.sponsor)}
        facts.append(GuestHandedOver(by=viewer.person, subject=was.id, refs=refs))
    if person.ends is not None and person.ends != was.ends:
        data: dict[str, str | int] = {"ends_on": day_of(person.ends).isoformat()}
        refs = {"sponsor": str(person.sponsor)}
        facts.append(GuestRenewed(by=viewer.person, subject=was.id, refs=refs, data=data))
    return facts
