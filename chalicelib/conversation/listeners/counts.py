"""Counts of comments and reactions, by the audience that each was written for."""

from collections import Counter

from chalicelib.conversation import events
from chalicelib.conversation.store import counts
from chalicelib.foundation.events import Event


def count(event: Event) -> None:
    """Folds a comment or a reaction into the counts of what it was left on, once.

    Raises NotYet where that cannot be read yet.
    """
    if isinstance(event, events.ItemReacted | events.ItemUnreacted):
        counts.count(event.id, event.subject, _reactions(event))
    else:
        counts.count(event.id, event.refs["post"], _comments(event))


def _reactions(event: Event) -> Counter[str]:
    steps: Counter[str] = Counter()
    data = {name: str(value) for name, value in event.data.items()}
    if "name" in data:
        steps[counts.of_reactions(data["name"], data["audience"])] += 1
    if "was" in data:
        steps[counts.of_reactions(data["was"], data["was_audience"])] -= 1
    return steps


def _comments(event: Event) -> Counter[str]:
    steps: Counter[str] = Counter()
    audience = counts.of_comments(str(event.data["audience"]))
    if isinstance(event, events.CommentDeleted | events.CommentHidden):
        steps[audience] -= 1
    else:
        steps[audience] += 1
    if isinstance(event, events.CommentEdited):
        steps[counts.of_comments(str(event.data["was"]))] -= 1
    return steps
