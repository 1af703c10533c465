"""Doors: messages that come in."""

from collections.abc import Mapping

from chalicelib.access.model import CommunityId
from chalicelib.access.viewer import Viewer
from chalicelib.foundation import doors
from chalicelib.foundation.http import Created, Nothing, Page, created, nothing
from chalicelib.people import access as people
from chalicelib.webhooks.access import incoming as access
from chalicelib.webhooks.actions import incoming as actions
from chalicelib.webhooks.drafts import IncomingDraft, MessageDraft
from chalicelib.webhooks.model import Incoming
from chalicelib.webhooks.present.incoming import IncomingView, MessageTaken, incoming


@doors.open("GET", "/communities/{community_id}/incoming")
def list_incoming(viewer: Viewer, community_id: CommunityId) -> Page[IncomingView]:
    """Lists the addresses that messages come in by (stewards)."""
    found = access.of_community(viewer, community_id)
    faces = people.faces(viewer, [each.by for each in found])
    return Page([incoming(each, faces.get(each.by)) for each in found])


def _again(viewer: Viewer, subject: str, params: Mapping[str, str]) -> Created[IncomingView]:
    return _made(viewer, *actions.made(viewer, CommunityId(params["community_id"]), subject))


def _made(viewer: Viewer, found: Incoming, token: str) -> Created[IncomingView]:
    view = incoming(found, people.faces(viewer, [found.by]).get(found.by), token)
    return created(view, f"/communities/{found.community}/incoming/{found.id}")


@doors.open(
    "POST",
    "/communities/{community_id}/incoming",
    again=_again,
    raises=("too_many_incoming", "too_many_bots", "archived"),
)
def make_incoming(viewer: Viewer, draft: IncomingDraft, community_id: CommunityId) -> Created[IncomingView]:
    """Makes an address that messages come in by, posted by a bot of that name (stewards)."""
    return _made(viewer, *actions.make(viewer, community_id, draft.name))


@doors.open("DELETE", "/communities/{community_id}/incoming/{incoming_id}")
def revoke_incoming(viewer: Viewer, community_id: CommunityId, incoming_id: str) -> Nothing:
    """Revokes an address: it takes no more messages (stewards)."""
    actions.revoke(viewer, community_id, incoming_id)
    return nothing()


@doors.open("POST", "/incoming/{token}", public=True)
def take_message(draft: MessageDraft, token: str) -> MessageTaken:
    """Posts a message, in our shape (`body`, `title`) or as Slack's clients send it (`text`).

    What a revoked or an unknown address is answered is the same, and so is it where its community is archived
    or its steward is none any more: 404.
    """
    return MessageTaken(ok=True, post=actions.post(token, draft))
