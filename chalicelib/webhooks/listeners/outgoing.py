"""News on their way out: whoever listens in a community is told, once each, as far as they may read."""

from collections.abc import Iterable, Sequence

from chalicelib.access import keys
from chalicelib.access.gate import gate_of
from chalicelib.access.model import CommunityId
from chalicelib.communities.store.bridges import bridge_ids
from chalicelib.foundation import rows
from chalicelib.foundation.due import Due
from chalicelib.foundation.events import Event
from chalicelib.foundation.news import together
from chalicelib.webhooks.actions import answers, calling
from chalicelib.webhooks.model import State
from chalicelib.webhooks.store import hooks


@together
def offer(told: Sequence[Event]) -> None:
    """On what webhooks can be told of: those that its community names, and that ask for it."""
    named = _named({CommunityId(event.community) for event in told})
    found = {hook.id: hook for hook in hooks.read(sorted({each for some in named.values() for each in some}))}
    hearing = [
        (found[each], event)
        for event in told
        for each in named.get(CommunityId(event.community), ())
        if each in found
    ]
    calling.offer([
        (hook, event) for hook, event in hearing if hook.state is State.ACTIVE and event.name in hook.events
    ])  # fmt: skip


def _named(places: Iterable[CommunityId]) -> dict[CommunityId, list[str]]:
    """The bridges of communities as their gates hold them now, in one call."""
    wanted = {each: keys.gate_copy(each, 0) for each in places}
    found = rows.fetch(wanted.values())
    return {each: bridge_ids(gate_of(each, found[key])) for each, key in wanted.items() if key in found}


def ping(event: Event) -> None:
    """On an owner's wish to see whether a webhook answers."""
    calling.offer([(hook, event) for hook in hooks.read([event.subject])])


def send_again(event: Event) -> None:
    """On an owner's wish that something be sent again."""
    calling.begin_again(event.refs["hook"], event.subject, int(event.data["tries"]))


def note_answer(event: Event) -> None:
    """On what a receiver answered."""
    answers.note(event)


def fall_due(owed: Due) -> None:
    """On the instant of a next attempt."""
    calling.fall_due(owed)
