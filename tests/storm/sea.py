"""A queue as SQS is: at least once, in no order, given up after five tries. The handlers are the app's."""

import hashlib
import json
import random
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from chalicelib.foundation.events import Event, written
from local.shapes import handler_named, of_queue, rung

BATCH: Final = 10
TRIES: Final = 5
POISON: Final = (
    "", "{", "[]", "null", '{"at": 3', '{"name": "post.written"}', "\ud7ff" * 40,
    json.dumps({"name": "post.written", "by": [], "subject": {}, "id": "x", "at": "now"}),
    json.dumps({"name": "comment.written", "by": "", "subject": "0" * 65, "id": "", "at": 1e300}),
)  # fmt: skip
"""Bodies that no version will ever understand."""


@dataclass
class Sea:
    """Messages on their way to one function; `dead` are the bodies of those that were given up."""

    handler: str
    dice: random.Random
    waiting: list[tuple[str, int]] = field(default_factory=list)
    dead: list[str] = field(default_factory=list)
    delivered: int = 0

    def throw(self, events: Iterable[Event], poison: Iterable[str] = ()) -> None:
        """Each event one to three times, each poison once, all of it shuffled."""
        for event in events:
            self.waiting += [(written(event), 0)] * self.dice.randint(1, 3)
        self.waiting += [(body, 0) for body in poison]
        self.dice.shuffle(self.waiting)

    def calm(self) -> None:
        """Delivers until nothing waits: what failed comes again, not at once, and five times at most."""
        handler = handler_named(self.handler)
        while self.waiting:
            batch = self.waiting[-BATCH:]
            del self.waiting[-BATCH:]
            messages = {str(number): each for number, each in enumerate(batch)}
            self.delivered += len(batch)
            failed = rung(self.handler, handler, of_queue([_message(*each) for each in messages.items()], ""))
            self._again(messages, set(messages) if failed is None else failed)

    def _again(self, messages: Mapping[str, tuple[str, int]], failed: set[str]) -> None:
        for number in sorted(failed):
            body, tries = messages[number]
            if tries + 1 == TRIES:
                self.dead.append(body)
            else:
                self.waiting.insert(self.dice.randint(0, len(self.waiting)), (body, tries + 1))


def _message(number: str, each: tuple[str, int]) -> dict[str, Any]:
    body = each[0]
    sum_ = hashlib.md5(body.encode(), usedforsecurity=False).hexdigest()
    return {"MessageId": number, "ReceiptHandle": number, "Body": body, "MD5OfBody": sum_}
