"""Facts that neither a door nor what falls due tells: they are told by hand."""

import json
import uuid
from collections.abc import Callable
from typing import Any, Final

from chalicelib.access.model import CommunityId
from chalicelib.foundation.events import written
from tests.cast.house import done
from tests.faults.scenes_talk import write_first
from tests.faults.scenes_webhooks import answer, offered
from tests.faults.stage import Stage
from tests.faults.wire import wired

Told = Callable[[Stage], list[dict[str, Any]]]


def _answered(stage: Stage) -> list[dict[str, Any]]:
    """A receiver is out of order, and wants to be left alone for two hours."""
    return [json.loads(written(answer(*offered(stage), 503, wait=7200)))]


def _disabled(stage: Stage) -> list[dict[str, Any]]:
    """A receiver says that it is gone, which ends its webhook: that is a fact of the journal."""
    from chalicelib.webhooks import listeners

    event = answer(*offered(stage), 410)
    with wired() as wire:
        listeners.note_answer(event)
    return wire.facts()


def _lost(stage: Stage) -> list[dict[str, Any]]:
    """A post that its head lost before the news came: only then is there something left to do."""
    from chalicelib.conversation.store import heads, reading

    act = write_first(stage)
    with wired() as wire:
        post = done(act.happens("POST /communities/{community_id}/posts", str(uuid.uuid4())), 201)["id"]
    entry = heads.entry(reading.post_of(reading.stored([post])[post]))
    heads.drop(CommunityId(act.parts["community_id"]), entry)
    return wire.facts()


# The function that calls has no right to data: what it was answered never stands in the journal, comes by its
# queue alone, and so is told by hand here; and what follows from that is told by whoever hears it.
BY_HAND: Final[dict[str, Told]] = {
    "an answer": _answered,
    "an answer that it is gone": _disabled,
    "a post that its head lost": _lost,
}
