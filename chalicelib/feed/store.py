"""Reading heads and chunks of many communities at once."""

from collections.abc import Sequence

from chalicelib.access import gate
from chalicelib.access import keys as judged
from chalicelib.access.model import CommunityId
from chalicelib.access.policy import Asker, admits
from chalicelib.access.viewer import Viewer
from chalicelib.communities.model import CommunityRef, Marks
from chalicelib.communities.store import marks_of, ref_of
from chalicelib.conversation.model.items import Entry
from chalicelib.conversation.store import heads, keys
from chalicelib.feed import rules
from chalicelib.feed.rules import Strand
from chalicelib.foundation import clock, ids, rows
from chalicelib.foundation.tables import Item, Key

HORIZON = 30 * clock.DAY
"""How far back chunks are read for the home feed; every community's own stream goes back to its beginning."""


class Heads:
    """The heads of a viewer's communities that they may read now, with the viewer's reading marks."""

    def __init__(self, viewer: Viewer) -> None:
        self._places = list(viewer.packed.memberships)
        self._rows = _read(viewer, self._places)
        found = zip(self._places, gate.readers(viewer, self._places), strict=True)
        # The head of what was deleted went with it, and late news may have begun another: that has no name.
        self.readers: dict[CommunityId, Asker] = {
            place: asker
            for place, asker in found
            if asker is not None and "name" in self._rows.get(keys.head(place), {})
        }
        self.marks: Marks = marks_of(self._rows.get(judged.reading(viewer.person)))

    def ref(self, community: CommunityId) -> CommunityRef:
        """The name of a community, as its head tells it."""
        return ref_of(community, self._rows[keys.head(community)])

    def strands(self, before: str) -> list[Strand]:
        """What the heads of places that the viewer may read now hold below an instant."""
        horizon = ids.first_of(clock.now() - HORIZON)
        found = ((place, self._rows.get(keys.head(place)) or {}) for place in self.readers)
        return [
            rules.strand(place, heads.lines_of(row), row.get("chunks") or (), horizon=horizon, before=before)
            for place, row in found
        ]

    def lengthened(self, short: Sequence[Strand], before: str) -> dict[str, Strand]:
        """The next chunks of strands, all in one call."""
        wanted = {each.community: keys.chunk(each.community, each.unread[0]) for each in short}
        found = rows.fetch(wanted.values(), consistent=False)
        return {
            each.community: rules.lengthened(each, heads.lines_of(found.get(wanted[each.community])), before)
            for each in short
        }

    def judge(self, community: str, line: str) -> Entry | None:
        """The entry of a line; None where the viewer may not read it."""
        place = CommunityId(community)
        entry, asker = heads.entry_of(place, line), self.readers[place]
        return entry if all(admits(asker, stamp) for stamp in entry.stamps) else None


def _read(viewer: Viewer, places: list[CommunityId]) -> dict[Key, Item]:
    """Heads and reading marks in one call; for a guest the gates too, and then all of it consistently."""
    wanted = [judged.reading(viewer.person), *(keys.head(each) for each in places)]
    if not viewer.is_guest:
        return rows.fetch(wanted, consistent=False)
    gates = [judged.gate(each, viewer.person) for each in places]
    viewer.held.read([*wanted, *gates])
    return viewer.held.items
