"""Groups as they go out."""

from dataclasses import replace
from typing import Any, Final

from chalicelib.access.model import PersonId
from chalicelib.access.viewer import Viewer
from chalicelib.foundation.held import Held
from chalicelib.provisioning.actions import groups as actions
from chalicelib.provisioning.actions import roles
from chalicelib.provisioning.drafts import ListQuery, Shape
from chalicelib.provisioning.model.filters import Filter
from chalicelib.provisioning.model.groups import Group
from chalicelib.provisioning.model.refusals import Misunderstood
from chalicelib.provisioning.model.resources import GROUP, ROLE
from chalicelib.provisioning.present.resources import bounded, location, page, shaped
from chalicelib.provisioning.rules import matching
from chalicelib.provisioning.store import groups as store

MEMBERS: Final = "members"
PEOPLED: Final = 20
"""Groups of a page that shows members: each takes a query of its own."""
PEOPLE_MOST: Final = 5_000
"""Members of all groups of such a page, of more than one group."""


def group(found: Group, members: list[PersonId] | None = None, without: list[PersonId] | None = None) -> Any:
    """A group as a resource, with its members where they are asked for."""
    meta = {
        "resourceType": "Group",
        "location": location("Groups", found.id),
        "version": actions.version(found),
    }
    told = {
        "schemas": [GROUP, *([ROLE] if found.role else [])],
        "id": found.id,
        "externalId": found.external,
        "displayName": found.name,
        "members": None if members is None else [_member(each) for each in members],
        ROLE: {"role": found.role.value, "without": without or []} if found.role else None,
        "meta": meta,
    }
    return {key: value for key, value in told.items() if value is not None}


def _member(person: PersonId) -> dict[str, str]:
    return {"value": person, "$ref": location("Users", person), "type": "User"}


def full(viewer: Viewer, found: Group, shape: Shape | ListQuery | None = None) -> dict[str, Any]:
    """A group with everybody in it, and who of them is not what it makes of people; or as much of it as was
    asked for."""
    if shape is not None and not _peopled(shape):
        return shaped(group(found), shape)
    members = store.members(found.id)
    return shaped(group(found, members, roles.without(viewer, found, members)), shape)


def _peopled(shape: Shape | ListQuery) -> bool:
    """Whether members are to be shown."""
    asked = {each.strip().lower().partition(".")[0] for each in shape.attributes.split(",") if each.strip()}
    spared = {each.strip().lower() for each in shape.excluded_attributes.split(",")}
    return MEMBERS in asked if asked else MEMBERS not in spared


def listed(viewer: Viewer, query: ListQuery, wanted: Filter | None) -> dict[str, Any]:
    """A page of groups. One that shows members may be shorter than was asked for."""
    start, count = max(1, query.start_index), bounded(query.count)
    fitting = _fitting(list(actions.catalogue(viewer).groups), wanted)
    some = fitting[start - 1 : start - 1 + count]
    if _peopled(query):
        some = _bounded(some[:PEOPLED])
    return page([full(viewer, each, query) for each in some], len(fitting), start)


def _bounded(some: list[Group]) -> list[Group]:
    people = 0
    for at, each in enumerate(some):
        people += each.size
        if at and people > PEOPLE_MOST:
            return some[:at]
    return some


def _fitting(every: list[Group], wanted: Filter | None) -> list[Group]:
    """The groups that fit a filter, which may ask whether one person is in them."""
    if wanted is None:
        return every
    named = matching.named_under(wanted, MEMBERS)
    if len(named) > 1:
        raise Misunderstood("scim_filter")
    inside = store.inside((each.id, PersonId(person)) for each in every for person in named)
    return [
        each
        for each in every
        if matching.fits(group(each, [person for place, person in inside if place == each.id]), wanted)
    ]


def refreshed(viewer: Viewer, now: Group) -> dict[str, Any]:
    """A group that has just been changed: what became of its members is read anew."""
    return full(replace(viewer, held=Held()), now)
