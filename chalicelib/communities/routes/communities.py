"""Doors: finding, founding, reading and editing communities."""

from collections.abc import Mapping

from chalicelib.access import keys
from chalicelib.access.model import CommunityId
from chalicelib.access.viewer import Viewer
from chalicelib.communities import access, actions, present
from chalicelib.communities.access import Sight
from chalicelib.communities.drafts import CommunityDraft, CommunityPatch, Listing
from chalicelib.communities.present import CommunityCard, CommunityItem
from chalicelib.communities.routes.paging import page, place
from chalicelib.foundation import doors
from chalicelib.foundation.http import Answer, Created, Page, created, etag, tagged
from chalicelib.foundation.tables import Key


def _marks(person: str, params: Mapping[str, str]) -> list[Key]:
    return [keys.reading(person)]


@doors.open("GET", "/communities", wants=_marks)
def communities(viewer: Viewer, query: Listing) -> Page[CommunityItem]:
    """My communities with what is unread, or those that can be found.

    `mine`: invitations first, then favourites, then the newest. `discover`: open and private ones by name.
    `q` holds beginnings of words of the name.
    """
    name = f"communities|{query.scope}|{query.q}"
    after = place(viewer, name, query)
    listing = access.mine if query.scope == "mine" else access.discover
    found, more = listing(viewer, query.q, after, query.limit)
    return page(viewer, name, [present.item(each) for each in found], more)


def show_again(viewer: Viewer, subject: str, params: Mapping[str, str]) -> Answer[CommunityCard]:
    """The community that was founded, as it is now."""
    return _created(access.sight(viewer, CommunityId(subject)))


def _created(sight: Sight) -> Created[CommunityCard]:
    community = sight.community
    return created(present.community(sight), f"/communities/{community.id}", ETag=etag(community.version))


@doors.open("POST", "/communities", again=show_again, raises=("too_many_communities",))
def found(viewer: Viewer, draft: CommunityDraft) -> Created[CommunityCard]:
    """Found a community and become its steward: private and without guests unless told otherwise."""
    return _created(actions.found(viewer, draft))


@doors.open("GET", "/communities/{community_id}", wants=access.sight_keys)
def community(viewer: Viewer, community_id: CommunityId) -> Answer[CommunityCard]:
    """A community's card, as far as one may know of it."""
    return _tagged(access.sight(viewer, community_id))


@doors.open("PATCH", "/communities/{community_id}", wants=access.sight_keys)
def edit(
    viewer: Viewer, draft: CommunityPatch, community_id: CommunityId, if_match: str
) -> Answer[CommunityCard]:
    """Change name, purpose and how one comes in; archive, and bring back.

    Stewards only, against the version that they read.
    `terms` are the community's own rules: a new text is a new version, which everybody inside accepts before
    they write again. Nobody is put out by a `cap` below the number of those inside. Null takes away.
    """
    return _tagged(actions.edit(viewer, community_id, draft, if_match))


def _tagged(sight: Sight) -> Answer[CommunityCard]:
    return tagged(present.community(sight), sight.community.version)
