"""News on their way out: whoever listens in a community is told, once each, as far as they may read."""

from chalicelib.access.model import CommunityId
from chalicelib.communities.store.bridges import bridge_of, bridges_query
from chalicelib.foundation import queries
from chalicelib.foundation.due import Due
from chalicelib.foundation.events import Event
from chalicelib.webhooks.actions import answers, calling
from chalicelib.webhooks.model import State
from chalicelib.webhooks.store import hooks


def offer(event: Event) -> None:
    """On what webhooks can be told of: those that its community names, and that ask for it."""
    found = queries.every(bridges_query(CommunityId(event.community)))
    for hook in hooks.read([bridge_of(each).id for each in found]):
        if hook.state is State.ACTIVE and event.name in hook.events:
            calling.offer(hook, event)


def ping(event: Event) -> None:
    """On an owner's wish to see whether a webhook answers."""
    for hook in hooks.read([event.subject]):
        calling.offer(hook, event)


def send_again(event: Event) -> None:
    """On an owner's wish that something be sent again."""
    calling.begin_again(event.refs["hook"], event.subject, int(event.data["tries"]))


def note_answer(event: Event) -> None:
    """On what a receiver answered."""
    answers.note(event)


def fall_due(owed: Due) -> None:
    """On the instant of a next attempt."""
    calling.fall_due(owed)
