"""Groups of the directory (RFC 7644, section 3)."""

from collections.abc import Mapping
from typing import Any

from chalicelib.access.viewer import Viewer
from chalicelib.foundation import doors
from chalicelib.foundation.http import Answer, Created, Nothing, Request, Unchanged, nothing, unchanged
from chalicelib.foundation.queries import Query
from chalicelib.provisioning import access
from chalicelib.provisioning.actions import groups as actions
from chalicelib.provisioning.drafts import ListQuery, Resource, Shape
from chalicelib.provisioning.model.groups import Group
from chalicelib.provisioning.present import SCIM, groups, resources
from chalicelib.provisioning.routes.users import TAKEN
from chalicelib.provisioning.rules import filters
from chalicelib.provisioning.rules import groups as rules
from chalicelib.provisioning.store import groups as store


def ahead(_person: str, _request: Request) -> Query:
    """All groups: what a door of theirs reads beside the judging."""
    return store.every()


def _again(viewer: Viewer, subject: str, params: Mapping[str, str]) -> Created[Resource]:
    return _created(viewer, actions.group(viewer, subject))


def _created(viewer: Viewer, made: Group) -> Created[Resource]:
    told = groups.full(viewer, made)
    return Created(told, 201, {"Location": told["meta"]["location"], "ETag": told["meta"]["version"]})


@doors.open(
    "POST", "/scim/v2/Groups", alongside=ahead, again=_again, media=TAKEN, dialect=SCIM,
    raises=("group_taken", "too_many_groups"),
)  # fmt: skip
def make_group(viewer: Viewer, draft: Resource) -> Created[Resource]:
    """Makes a group."""
    return _created(viewer, actions.make(viewer, draft))


@doors.open("GET", "/scim/v2/Groups", alongside=ahead, dialect=SCIM)
def list_groups(viewer: Viewer, query: ListQuery) -> Resource:
    """Lists groups, those that fit a filter or all of them, page by page."""
    access.require_directory(viewer)
    wanted = filters.read(query.filter) if query.filter is not None else None
    return groups.listed(viewer, query, wanted)


@doors.open("GET", "/scim/v2/Groups/{group_id}", alongside=ahead, dialect=SCIM)
def show_group(viewer: Viewer, request: Request, query: Shape, group_id: str) -> Answer[Resource] | Unchanged:
    """Shows a group."""
    found = actions.group(viewer, group_id)
    tag = actions.version(found)
    # What members have become is no part of the version: whoever asks about a role is always told.
    if found.role is None and request.has(tag.removeprefix("W/")):
        return unchanged(tag)
    return Answer(groups.full(viewer, found, query), 200, {"ETag": tag})


@doors.open(
    "PUT", "/scim/v2/Groups/{group_id}", alongside=ahead, media=TAKEN, dialect=SCIM,
    raises=("group_full", "group_taken", "last_administrator"),
)  # fmt: skip
def replace_group(viewer: Viewer, draft: Resource, request: Request, group_id: str) -> Answer[Resource]:
    """Writes what a whole resource says of a group."""
    return _revised(viewer, request, group_id, rules.wanted(draft))


@doors.open(
    "PATCH", "/scim/v2/Groups/{group_id}", alongside=ahead, media=TAKEN, dialect=SCIM,
    raises=("group_full", "group_taken", "last_administrator"),
)  # fmt: skip
def patch_group(viewer: Viewer, draft: Resource, request: Request, group_id: str) -> Answer[Resource]:
    """Changes what a group is called, and who is in it.

    Where administrators have decided that the group makes auditors of its members, they are; administrators
    are proposed, and wait for a second signature. Who of the group is not yet is told in the answer.
    """
    return _revised(viewer, request, group_id, rules.changed(draft))


def _revised(viewer: Viewer, request: Request, group_id: str, wish: Any) -> Answer[Resource]:
    now = actions.revise(viewer, group_id, wish, request.headers.get("if-match"))
    return resources.whole(groups.refreshed(viewer, now))


@doors.open(
    "DELETE", "/scim/v2/Groups/{group_id}", alongside=ahead, dialect=SCIM, raises=("last_administrator",)
)
def delete_group(viewer: Viewer, request: Request, group_id: str) -> Nothing:
    """Takes a group away, and from its members what it made of them."""
    actions.delete(viewer, group_id, request.headers.get("if-match"))
    return nothing()
