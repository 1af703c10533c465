"""Counting what happened to an item exactly once, however often the news of it is delivered."""

from collections.abc import Mapping
from typing import Final

from pynamodb.expressions.operand import Path

from chalicelib.conversation.model.items import Reaction
from chalicelib.conversation.store import keys
from chalicelib.conversation.store.reading import COMMENTS, REACTIONS, SEPARATOR
from chalicelib.conversation.store.rows import CountedRow, PostRow
from chalicelib.foundation import clock
from chalicelib.foundation.changes import Change
from chalicelib.foundation.news import NotYet

KEPT: Final = 45 * clock.DAY


class Counted(Exception):
    """This event was counted before."""


def of_comments(audience: str) -> str:
    """The name of the count of a post's comments for an audience."""
    return SEPARATOR.join((COMMENTS, audience))


def of_reactions(reaction: str, audience: str) -> str:
    """The name of the count of one reaction for an audience."""
    return SEPARATOR.join((REACTIONS, Reaction(reaction).value, audience))


def count(event_id: str, item_id: str, steps: Mapping[str, int]) -> None:
    """Adds to an item's counts, once for each event. Raises NotYet where the item cannot be read yet."""
    moves = {name: step for name, step in steps.items() if step}
    if not moves:
        return
    change = Change()
    expires = (clock.now() + KEPT) // clock.SECOND
    change.make(CountedRow("SEEN#counts", event_id, expires=expires), otherwise=Counted())
    key = keys.item(item_id)
    # An audience holds dots: a path of one segment keeps them in the name.
    actions = [Path([name]).add(step) for name, step in moves.items()]
    change.update(PostRow(key.pk, key.sk), *actions, condition=PostRow.pk.exists(), otherwise=NotYet())
    try:
        change.commit()
    except Counted:
        return
