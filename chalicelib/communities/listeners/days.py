"""The days of what takes two, what ends the waiting before, and what a deletion leaves to clear up."""

from functools import partial

from chalicelib.access.model import CommunityId
from chalicelib.communities import actions, store
from chalicelib.foundation import queries
from chalicelib.foundation.due import Due
from chalicelib.foundation.events import Event
from chalicelib.foundation.turns import settled


def begin_era(rung: Due) -> None:
    """The day of a widening or a deletion has come: a new era begins, the community is buried, or it lapses.
    Ringing twice is ringing once."""
    settled(partial(actions.begin, rung))


def judge_place(event: Event) -> None:
    """Somebody's role in a community changed, or they left it: a widening that they stand for lapses."""
    settled(partial(actions.judge, CommunityId(event.community)))


def judge_signer(event: Event) -> None:
    """Where somebody's account or roles stand has changed: what they stand for, anywhere, lapses."""
    after: str | None = None
    while True:
        stretch = queries.query(store.signs_query(event.subject, after))
        for item in stretch.items:
            settled(partial(actions.judge, store.signed_place(item)))
        if not stretch.more:
            return
        after = stretch.items[-1]["sk"]


def clear_deleted(event: Event) -> None:
    """A community was deleted: nobody is inside or at its door any more."""
    actions.clear(CommunityId(event.community))


def go_on_clearing(rung: Due) -> None:
    """The same, for the people of a large one who are left."""
    actions.go_on_clearing(rung)
