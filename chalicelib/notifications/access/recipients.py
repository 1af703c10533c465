"""People whom an event may reach, as the store is now, with what they want to hear."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from chalicelib.access import arrival, gate, keys
from chalicelib.access.gate import Standing
from chalicelib.access.model import CommunityId, Kind, PersonId, Status
from chalicelib.access.viewer import Viewer
from chalicelib.communities.model import Level
from chalicelib.communities.store import marks_of
from chalicelib.conversation.model.marks import Follow
from chalicelib.conversation.store import keys as items
from chalicelib.conversation.store import marks
from chalicelib.foundation import clock, rows
from chalicelib.foundation.held import Held
from chalicelib.foundation.tables import Item, Key


@dataclass(frozen=True, slots=True)
class Recipient:
    """Somebody in front of a community, how much of it they want to hear, and whether they muted a post."""

    standing: Standing
    level: Level
    muted: bool

    @property
    def person(self) -> PersonId:
        """Who it is."""
        return self.standing.viewer.person


Asked = tuple[CommunityId, PersonId, str | None]
"""A community, somebody before it, and the post that they may have muted."""
AT_ONCE: Final = 19
"""People whose rows, with that of their community, fit into one call."""


def recipients(community: CommunityId, people: Iterable[PersonId]) -> Iterator[Recipient]:
    """Those of some people who have an account that works or waits for them, one call for each nineteen.

    Bots read no inbox. What they may read is for the caller to judge, by `standing`.
    """
    asked: list[Asked] = [(community, each, None) for each in dict.fromkeys(people)]
    return (each for each in judged_of(asked) if each is not None)


def judged_of(asked: Sequence[Asked]) -> Iterator[Recipient | None]:
    """The same of people before several communities and posts; None for who has no such account."""
    for start in range(0, len(asked), AT_ONCE):
        some = asked[start : start + AT_ONCE]
        found = rows.fetch(key for each in some for key in _wanted(each))
        yield from (_judged(each, found) for each in some)


def _wanted(asked: Asked) -> list[Key]:
    community, person, post_id = asked
    return [keys.gate_copy(community, 0), *_keys(person, post_id)]


def _judged(asked: Asked, found: Mapping[Key, Item]) -> Recipient | None:
    community, person, post_id = asked
    gate_row, card = found.get(keys.gate_copy(community, 0)), found.get(keys.card(person))
    if gate_row is None or card is None or not present(card):
        return None
    viewer = _viewer(person, card, found, post_id)
    standing = gate.standing(viewer, gate.gate_of(community, gate_row))
    return Recipient(standing, _level(viewer, community), _muted(viewer, post_id))


def _keys(person: PersonId, post_id: str | None) -> list[Key]:
    own = [keys.card(person), keys.inside(person), keys.reading(person), keys.network_gate(person)]
    return own if post_id is None else [*own, items.mark(person, post_id)]


def present(card: Item) -> bool:
    """Whether an account can hold news: one that works, or one that waits for its holder."""
    if card["kind"] == Kind.BOT:
        return False
    ends = card.get("ends")
    waits = card["status"] == Status.INVITED and (ends is None or ends > clock.now())
    return waits or arrival.active(card)


def _viewer(person: PersonId, card: Item, found: Mapping[Key, Item], post_id: str | None) -> Viewer:
    known = _keys(person, post_id)
    held = Held({key: found[key] for key in known if key in found}, set(known))
    return arrival.viewer_of(person, card, held, None)


def _level(viewer: Viewer, community: CommunityId) -> Level:
    levels = marks_of(viewer.held.row(keys.reading(viewer.person))).levels
    return Level(levels.get(community, Level.MENTIONS))


def _muted(viewer: Viewer, post_id: str | None) -> bool:
    return post_id is not None and marks.mark(viewer.held, viewer.person, post_id).follow is Follow.MUTED
