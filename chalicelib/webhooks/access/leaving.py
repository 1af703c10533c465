"""What of an event may leave the house now. A webhook is a reader: its owner's rights are judged at each
attempt, and what they are told of is rendered anew."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from chalicelib.access import arrival, gate, keys, openings
from chalicelib.access.gate import Standing
from chalicelib.access.model import CommunityId, Kind, PersonId, Role, Visibility
from chalicelib.access.verbs import Verb
from chalicelib.access.viewer import Viewer
from chalicelib.communities.store.bridges import WORDS
from chalicelib.conversation import access as conversation
from chalicelib.conversation.access import Readable
from chalicelib.conversation.store import keys as items
from chalicelib.foundation import rows
from chalicelib.foundation.events import Event
from chalicelib.foundation.held import Held
from chalicelib.foundation.refusals import NotFound
from chalicelib.foundation.tables import Item, Key
from chalicelib.webhooks.model import Hook
from chalicelib.webhooks.store import insights

GOING: Final = frozenset({"post.deleted", "comment.deleted"})
"""News of what is gone: ids alone, to who could read it."""
MARKED: Final = "insight.marked"


@dataclass(frozen=True, slots=True)
class Leaving:
    """An event that may leave, what it is about, and whether its words may leave too."""

    found: Readable
    words: bool


def leaving(hook: Hook, event: Event) -> Leaving | None:
    """What of an event a webhook may be told now; None where it is told nothing."""
    if event.community not in hook.communities:
        return None
    standing = _standing(hook, event)
    if standing is None or not _agreed(hook, standing) or not standing.may(Verb.READ):
        return None
    if event.name == MARKED and not _marked(standing.viewer, event):
        return None
    try:
        gone = event.name in GOING
        reach = conversation.admitted if gone else conversation.readable
        found = reach(standing.viewer, _about(event))
    except NotFound:
        return None
    if found.post.community != event.community:
        return None
    return Leaving(found, words=not gone and _words(hook, found))


def _standing(hook: Hook, event: Event) -> Standing | None:
    found = rows.fetch(wanted := [*_of_owner(hook.owner), *_of_event(hook, event)])
    viewer = owner_of(hook.owner, found, set(wanted))
    return gate.standing_of(viewer, CommunityId(event.community)) if viewer is not None else None


def _of_owner(owner: PersonId) -> list[Key]:
    return [keys.card(owner), keys.inside(owner), keys.network_gate(owner)]


def _of_event(hook: Hook, event: Event) -> list[Key]:
    """What judging an event takes, to be read in the same call."""
    known = [keys.gate(event.community, hook.owner)]
    item = _about(event)
    known += [items.item(item), items.post(items.post_id(item))]
    if event.name == MARKED:
        known += [insights.key(event.community, event.subject), insights.switch(event.community)]
    return known


def _about(event: Event) -> str:
    """The post or the comment that an event is about: of an answer, what answers."""
    return event.refs.get("comment") or event.subject


def owner_of(person: PersonId, found: Mapping[Key, Item], known: set[Key]) -> Viewer | None:
    """An active member as a viewer, without any break-glass access of theirs: nothing of what it opens may
    leave. None for anybody else."""
    card = found.get(keys.card(person))
    if card is None or card["kind"] != Kind.MEMBER or not arrival.active(card):
        return None
    return openings.shut(arrival.viewer_of(person, card, Held(dict(found), known), None))


def _agreed(hook: Hook, standing: Standing) -> bool:
    """Whether a community agrees still: the bridge is in its gate, and its owner one of its stewards."""
    membership = standing.membership
    steward = membership is not None and membership.role is Role.STEWARD
    return steward and any(each.removesuffix(WORDS) == hook.id for each in standing.gate.bridges)


def _words(hook: Hook, found: Readable) -> bool:
    """Whether words may leave: never those of a closed community, or that were written for a closed one."""
    at = found.standing.gate
    stamps = (*found.post.stamps, *found.item.stamps)
    opened = all(each.visibility is Visibility.OPEN for each in stamps)
    return opened and at.rule.visibility is Visibility.OPEN and hook.id + WORDS in at.bridges


def _marked(viewer: Viewer, event: Event) -> bool:
    """Whether the community lets insights be handed on still, and the mark is there still."""
    allowed, row = viewer.held.rows(
        [insights.switch(event.community), insights.key(event.community, event.subject)]
    )
    return allowed is not None and row is not None and row["kind"] == event.data.get("kind")
