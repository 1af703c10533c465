"""Break-glass, as far as everybody is judged by it: what stands open now."""

from chalicelib.access.model import CommunityId
from chalicelib.access.viewer import Viewer
from chalicelib.foundation import clock


def stands(viewer: Viewer, community: CommunityId) -> bool:
    """Whether a break-glass access of an administrator stands open. It ends with its hour, or the role."""
    return viewer.is_administrator and viewer.packed.openings.get(community, 0) > clock.now()


def note(viewer: Viewer, community: CommunityId) -> None:
    """Remembers that this request looks into an opened community: it leaves a trace (`access.traces`)."""
    viewer.held.opened.add(community)
