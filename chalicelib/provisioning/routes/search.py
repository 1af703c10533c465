"""Questions in a body (RFC 7644, section 3.4.3): what is asked for stands in no link, and in no log of links.

What SCIM leaves to choose and is not there is answered here too: 501, as its sections 3.7 and 3.11 say.
"""

from typing import Final

from msgspec.structs import replace

from chalicelib.access.viewer import Viewer
from chalicelib.foundation import doors
from chalicelib.foundation.http import Nothing
from chalicelib.provisioning import access
from chalicelib.provisioning.drafts import ListQuery, Resource, SearchDraft
from chalicelib.provisioning.model.refusals import Misunderstood, Unsupported
from chalicelib.provisioning.present import SCIM, resources
from chalicelib.provisioning.routes.groups import ahead, list_groups
from chalicelib.provisioning.routes.users import TAKEN, list_users

SEARCH: Final = "urn:ietf:params:scim:api:messages:2.0:SearchRequest"


def _asked(draft: SearchDraft) -> ListQuery:
    """The question that a body asks. Raises Misunderstood where it is another message of SCIM."""
    if SEARCH not in draft.schemas:
        raise Misunderstood("scim_value")
    attributes, excluded = ",".join(draft.attributes), ",".join(draft.excluded_attributes)
    return ListQuery(draft.filter, draft.start_index, draft.count, draft.cursor, attributes, excluded)


@doors.open("POST", "/scim/v2/Users/.search", media=TAKEN, dialect=SCIM)
def search_users(viewer: Viewer, draft: SearchDraft) -> Resource:
    """Lists employees, as GET does."""
    found: Resource = list_users(viewer, _asked(draft))
    return found


@doors.open("POST", "/scim/v2/Groups/.search", alongside=ahead, media=TAKEN, dialect=SCIM)
def search_groups(viewer: Viewer, draft: SearchDraft) -> Resource:
    """Lists groups, as GET does."""
    found: Resource = list_groups(viewer, _asked(draft))
    return found


@doors.open("POST", "/scim/v2/.search", alongside=ahead, media=TAKEN, dialect=SCIM)
def search_all(viewer: Viewer, draft: SearchDraft) -> Resource:
    """Lists employees and groups that fit one filter, which names people by a key."""
    access.require_directory(viewer)
    query = _asked(draft)
    if query.filter is None or query.cursor is not None:
        raise Misunderstood("scim_too_many")
    # A filter names few people, so they are one page; groups begin where they end.
    named = list_users(viewer, replace(query, start_index=1, count=resources.COUNT_MOST))["Resources"]
    start, count = max(1, query.start_index), resources.bounded(query.count)
    people = named[start - 1 : start - 1 + count]
    onward = replace(query, start_index=start - len(named), count=count - len(people))
    found = list_groups(viewer, onward)
    return resources.page([*people, *found["Resources"]], len(named) + found["totalResults"], start)


def _unsupported(viewer: Viewer) -> Nothing:
    access.require_directory(viewer)
    raise Unsupported


@doors.open("POST", "/scim/v2/Bulk", media=TAKEN, dialect=SCIM)
def change_many(viewer: Viewer, draft: Resource) -> Nothing:
    """Many changes in one request are not supported: 501, as `ServiceProviderConfig` says."""
    return _unsupported(viewer)


@doors.open("GET", "/scim/v2/Me", dialect=SCIM)
def show_oneself(viewer: Viewer) -> Nothing:
    """There is nobody whom the directory's token is: 501 (RFC 7644, section 3.11)."""
    return _unsupported(viewer)


@doors.open("POST", "/scim/v2/Me", media=TAKEN, dialect=SCIM)
def enrol_oneself(viewer: Viewer, draft: Resource) -> Nothing:
    """501, as for GET."""
    return _unsupported(viewer)


@doors.open("PUT", "/scim/v2/Me", media=TAKEN, dialect=SCIM)
def replace_oneself(viewer: Viewer, draft: Resource) -> Nothing:
    """501, as for GET."""
    return _unsupported(viewer)


@doors.open("PATCH", "/scim/v2/Me", media=TAKEN, dialect=SCIM)
def patch_oneself(viewer: Viewer, draft: Resource) -> Nothing:
    """501, as for GET."""
    return _unsupported(viewer)


@doors.open("DELETE", "/scim/v2/Me", dialect=SCIM)
def remove_oneself(viewer: Viewer) -> Nothing:
    """501, as for GET."""
    return _unsupported(viewer)
