"""How a text would be read by its writer, before it is sent: nothing is kept."""

import msgspec

from chalicelib.access.model import CommunityId
from chalicelib.access.viewer import Viewer
from chalicelib.conversation.model.drafts import BODY_MOST
from chalicelib.conversation.present.seeing import seeing
from chalicelib.conversation.rules import texts


class PreviewView(msgspec.Struct, frozen=True):
    """A text as HTML, cleaned like everything that is shown."""

    html: str


def shown(viewer: Viewer, community: CommunityId, source: str) -> PreviewView:
    """A text as it would be shown in a community. Raises Unclean or Invalid. One call if it calls people."""
    written = texts.written(source, most=BODY_MOST)
    eyes = seeing(viewer, (), {(community, person) for person in written.mentions})
    return PreviewView(eyes.html(community, written.mentions, written.whole))
