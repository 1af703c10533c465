"""Previews: how a text would be read, before it is sent."""

from chalicelib.access import gate
from chalicelib.access.model import CommunityId
from chalicelib.access.verbs import Verb
from chalicelib.access.viewer import Viewer
from chalicelib.conversation.model.drafts import PreviewDraft
from chalicelib.conversation.present import previews
from chalicelib.conversation.present.previews import PreviewView
from chalicelib.foundation import doors


@doors.open("POST", "/communities/{community_id}/preview")
def preview(viewer: Viewer, draft: PreviewDraft, community_id: CommunityId) -> PreviewView:
    """Shows a text as it would be read in a community, for who may comment there. Nothing is kept."""
    gate.reach(viewer, Verb.COMMENT, community_id)
    return previews.shown(viewer, community_id, draft.body)
