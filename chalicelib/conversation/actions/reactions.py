"""Reacting without words: one reaction a person and item; another one replaces it."""

from dataclasses import replace

from chalicelib.access.verbs import Verb
from chalicelib.access.viewer import Viewer
from chalicelib.conversation import access, events
from chalicelib.conversation.access import Readable
from chalicelib.conversation.actions import telling
from chalicelib.conversation.model.items import Reaction
from chalicelib.conversation.model.marks import Mark
from chalicelib.conversation.rules import audiences
from chalicelib.conversation.store import marks
from chalicelib.conversation.store.marks import Taken
from chalicelib.foundation.changes import Change
from chalicelib.foundation.refusals import NotFound, Raced

Data = dict[str, str | int]


def react(viewer: Viewer, item_id: str, name: str) -> tuple[Readable, Mark]:
    """Reacts to a post or a comment; answers the viewer's mark on it.

    Most reactions are first ones: the mark is read only where the store says that there was one.
    """
    found = access.reach(viewer, Verb.REACT, item_id)
    reaction = _named(name)
    try:
        return found, _reacted(found, reaction, Mark())
    except Taken:
        was = marks.mark(viewer.held, viewer.person, item_id)
    if was.reaction is reaction:
        return found, was
    try:
        return found, _reacted(found, reaction, was)
    except Taken:
        raise Raced from None


def _reacted(found: Readable, reaction: Reaction, was: Mark) -> Mark:
    stamp = found.standing.gate.stamp
    change = Change()
    marks.keep_reaction(change, found.viewer.person, found.item.id, reaction, stamp, was)
    telling.demand(change, found.standing)
    data: Data = {"name": reaction.value, "audience": audiences.audience(stamp), **_before(was)}
    change.commit(events.ItemReacted(**telling.of(found), data=data))
    return replace(was, reaction=reaction, reaction_stamp=stamp)


def _before(was: Mark) -> Data:
    if was.reaction is None or was.reaction_stamp is None:
        return {}
    return {"was": was.reaction.value, "was_audience": audiences.audience(was.reaction_stamp)}


def take_back(viewer: Viewer, item_id: str, name: str) -> None:
    """Leaves an item without that reaction of the viewer's."""
    found = access.readable(viewer, item_id)
    reaction = _named(name)
    was = marks.mark(viewer.held, viewer.person, item_id)
    if was.reaction is not reaction:
        return
    change = Change()
    marks.drop_reaction(change, viewer.person, found.item.id, was)
    change.commit(events.ItemUnreacted(**telling.of(found), data=_before(was)))


def _named(name: str) -> Reaction:
    try:
        return Reaction(name)
    except ValueError:
        raise NotFound from None
