"""Break-glass, as far as everybody is judged by it: what stands open now."""

from dataclasses import replace
from typing import Final

from chalicelib.access.model import CommunityId, Packed
from chalicelib.access.viewer import Viewer
from chalicelib.foundation import clock

LASTS: Final = clock.HOUR
"""How long an access stands from its second signature. A renewal is a new access."""


def stands(viewer: Viewer, community: CommunityId) -> bool:
    """Whether a break-glass access of an administrator stands open. It ends with its hour, or the role."""
    return viewer.is_administrator and viewer.packed.openings.get(community, 0) > clock.now()


def unbroken(packed: Packed, stood: int) -> Packed:
    """A document without the accesses that were opened before its person became what they are.

    Who lost the role within the hour and got it back does not get the access back. Documents keep whole
    seconds, so that these are compared.
    """
    began = {community: until - LASTS for community, until in packed.openings.items()}
    lost = {community for community, at in began.items() if at // clock.SECOND < stood // clock.SECOND}
    if not lost:
        return packed
    kept = {community: until for community, until in packed.openings.items() if community not in lost}
    return replace(packed, openings=kept)


def shut(viewer: Viewer) -> Viewer:
    """The viewer without any access of theirs, for what leaves the network: it is for one hour's eyes."""
    return replace(viewer, packed=replace(viewer.packed, openings={}))


def note(viewer: Viewer, community: CommunityId) -> None:
    """Remembers that this request looks into an opened community: it leaves a trace (`access.traces`)."""
    viewer.held.opened.add(community)
