"""Groups of the directory: made, called otherwise, filled and emptied, taken away; and what they make of
people."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any, Final

from chalicelib.access.model import NetworkRole, PersonId
from chalicelib.access.viewer import Viewer
from chalicelib.foundation import ids, queries
from chalicelib.foundation.changes import Change
from chalicelib.foundation.refusals import Conflict, NotFound, Stale
from chalicelib.people import access as admission
from chalicelib.people.store import administrators
from chalicelib.provisioning import access
from chalicelib.provisioning.actions import roles
from chalicelib.provisioning.events import GroupChanged, GroupDeleted, GroupMade, GroupMapped, GroupRenamed
from chalicelib.provisioning.model.groups import Catalogue, Group, Wish
from chalicelib.provisioning.model.refusals import Misunderstood
from chalicelib.provisioning.rules import groups as rules
from chalicelib.provisioning.store import groups as store

AT_ONCE: Final = 80
"""Members that one transaction moves: it takes a hundred rows."""


def catalogue(viewer: Viewer) -> Catalogue:
    """All groups."""
    return store.catalogue(viewer.held.found(store.every()).items)


def one(among: Catalogue, group_id: str) -> Group:
    """A group by its id. Raises NotFound."""
    found = next((each for each in among.groups if each.id == group_id), None)
    if found is None:
        raise NotFound
    return found


def group(viewer: Viewer, group_id: str) -> Group:
    """The same, for the directory. Raises Forbidden, NotFound."""
    access.require_directory(viewer)
    return one(catalogue(viewer), group_id)


def make(viewer: Viewer, resource: Mapping[str, Any]) -> Group:
    """Makes a group. Raises Forbidden, Misunderstood, Unclean, Conflict `group_taken`, `too_many_groups`."""
    access.require_directory(viewer)
    among, wish = catalogue(viewer), rules.wanted(resource)
    if len(among.groups) >= rules.GROUPS_MOST:
        raise Conflict("too_many_groups")
    people = wish.whole or frozenset()
    if len(people) > AT_ONCE:
        # One transaction takes no more; half a group that is sent again would be another one.
        raise Misunderstood("scim_many_at_once")
    _demand_people(viewer, people)
    made = replace(rules.named(Group(ids.short(), ""), wish, among), size=len(people), version=1)
    change = Change()
    store.keep(change, made, was=None)
    store.note(change, among.version)
    for each in people:
        store.enter(change, made.id, each)
    administrators.demand(change, viewer.person)
    change.commit(GroupMade(by=viewer.person, subject=made.id, data={"added": " ".join(sorted(people))}))
    return made


def revise(viewer: Viewer, group_id: str, wish: Wish, tag: str | None) -> Group:
    """Changes what a group is called and who is in it.

    Who leaves a group that makes something of people is it no more before they are out; who comes in is
    proposed, or made it, once they are in. Raises Forbidden,
    NotFound, Stale, Misunderstood, Unclean; Conflict `group_taken`, `group_full`, `last_administrator`.
    """
    access.require_directory(viewer)
    among = catalogue(viewer)
    was = one(among, group_id)
    if tag not in (None, "*", version(was)):
        raise Stale
    now = rules.named(was, wish, among)
    if now != was:
        was = _rename(viewer, now, was, among)
    present = _present(was, wish)
    target = rules.target(present, wish)
    came, left = target - present, present - target
    _demand_room(was, len(came) - len(left))
    _demand_people(viewer, came)
    roles.take(viewer, was, left, among)
    was = _move(viewer, was, came, left)
    if was.role is not None:
        roles.give(viewer, was.role, target)
    return was


def _present(was: Group, wish: Wish) -> frozenset[PersonId]:
    """Who of those that a wish concerns is in the group now."""
    if wish.whole is not None:
        return frozenset(store.members(was.id))
    named = [each for each in wish.added | wish.removed if ids.well_formed(each, ids.SHORT)]
    return frozenset(person for _, person in store.inside((was.id, each) for each in named))


def _demand_room(was: Group, more: int) -> None:
    most = rules.OF_ROLE_MOST if was.role is not None else rules.MEMBERS_MOST
    if more > 0 and was.size + more > most:
        raise Conflict("group_full")


def _demand_people(viewer: Viewer, wanted: frozenset[PersonId]) -> None:
    """Guests, bots and who has left are as absent as who never was. Raises Misunderstood `scim_member`."""
    formed = {each for each in wanted if ids.well_formed(each, ids.SHORT)}
    if {each.id for each in roles.people(viewer, formed)} != wanted:
        raise Misunderstood("scim_member")


def _rename(viewer: Viewer, now: Group, was: Group, among: Catalogue) -> Group:
    change = Change()
    store.keep(change, now, was=was)
    store.note(change, among.version)
    administrators.demand(change, viewer.person)
    change.commit(GroupRenamed(by=viewer.person, subject=was.id))
    return replace(now, version=was.version + 1)


def _move(viewer: Viewer, was: Group, came: frozenset[PersonId], left: frozenset[PersonId]) -> Group:
    moves = [*((each, True) for each in sorted(came)), *((each, False) for each in sorted(left))]
    for start in range(0, len(moves), AT_ONCE):
        some, change = moves[start : start + AT_ONCE], Change()
        for person, comes in some:
            (store.enter if comes else store.leave)(change, was.id, person)
        now = replace(was, size=was.size + sum(1 if comes else -1 for _, comes in some))
        store.keep(change, now, was=was)
        administrators.demand(change, viewer.person)
        data: dict[str, str | int] = {
            "added": " ".join(person for person, comes in some if comes),
            "removed": " ".join(person for person, comes in some if not comes),
        }
        change.commit(GroupChanged(by=viewer.person, subject=was.id, data=data))
        was = replace(now, version=was.version + 1)
    return was


def delete(viewer: Viewer, group_id: str, tag: str | None) -> None:
    """Takes a group away, and from its members what it made of them.

    Raises Forbidden, NotFound, Stale, Conflict `last_administrator`.
    """
    emptied = revise(viewer, group_id, Wish(whole=frozenset()), tag)
    # Read anew: to empty a group may have taken a while.
    among, change = store.catalogue(queries.query(store.every()).items), Change()
    store.drop(change, emptied)
    store.note(change, among.version)
    administrators.demand(change, viewer.person)
    change.commit(GroupDeleted(by=viewer.person, subject=group_id))


def map_role(viewer: Viewer, group_id: str, role: NetworkRole | None) -> Group:
    """Says what a group makes of its members, by its id; who is in it is made so, or proposed.

    Where it makes nothing of them any more, they stay what they are. Raises Forbidden `administrators_only`,
    `session_only`; NotFound; Conflict `group_full` for one of too many people.
    """
    admission.require_administrator(viewer)
    admission.require_session(viewer)
    was = one(catalogue(viewer), group_id)
    if role is not None and was.size > rules.OF_ROLE_MOST:
        raise Conflict("group_full")
    now = replace(was, role=role)
    if now != was:
        change = Change()
        store.keep(change, now, was=was)
        administrators.demand(change, viewer.person)
        data: dict[str, str | int] = {"role": role.value if role else ""}
        change.commit(GroupMapped(by=viewer.person, subject=group_id, data=data))
        now = replace(now, version=was.version + 1)
    if role is not None:
        roles.give(viewer, role, store.members(group_id))
    return now


def version(group: Group) -> str:
    """The entity tag of a group."""
    return f'W/"{group.version}"'
