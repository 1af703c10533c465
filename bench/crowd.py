"""What requests read and write, row by row, at the keys that the stores' own functions make.

Units are DynamoDB's: a consistent read of up to 4 KB is one, an eventual one a half; a write of up to 1 KB
is one, in a transaction two. Sizes are those that `tests/budgets` and `bench.load` meet: a head of a busy
community 5 KB, a post 3 KB, a comment 1.5 KB.
"""

import random
from collections.abc import Callable, Iterator, Sequence
from typing import Final, NamedTuple

from bench.town import spelled_id
from chalicelib.access import keys
from chalicelib.communities.store import keys as places
from chalicelib.conversation.store import keys as talk
from chalicelib.foundation import events, ids, notices
from chalicelib.foundation.tables import Key
from chalicelib.notifications import store as inboxes

HEAD_KB: Final = 5
POST_KB: Final = 3
COMMENT_KB: Final = 2
PAGE: Final = 20
AT: Final = 1_795_420_800_000
"""Nine o'clock of some Monday; the sharding of the journal depends on ids, not on the hour."""
SEEN: Final = "SEEN#counts"


class Touch(NamedTuple):
    """A row that a request reads or writes, and the units of it."""

    key: Key
    read: float = 0.0
    written: float = 0.0


Request = Iterator[Touch]
Visit = Callable[[random.Random], Request]


def judged(person: str) -> Request:
    """Who asks, in every request."""
    session = keys.session(person, "0" * 32)
    yield from (Touch(each, read=1) for each in (session, keys.card(person), keys.inside(person)))


def changes(person: str) -> Request:
    """Whether there is news, asked every twenty seconds by an open page."""
    yield from judged(person)
    yield Touch(notices.key(person), read=1)
    yield Touch(inboxes.seen_key(person), read=1)
    yield Touch(Key("inbox", f"PERSON#{person}", inboxes.PREFIX), read=1)


def feed(person: str, inside: Sequence[str], *, guest: bool = False) -> Request:
    """The newest of somebody's communities; a guest's gates and heads are read consistently."""
    yield from judged(person)
    yield Touch(keys.reading(person), read=0.5)
    for each in inside:
        yield Touch(places.head(each), read=_blocks(HEAD_KB) * (1.0 if guest else 0.5))
        if guest:
            yield Touch(keys.gate(each, person), read=1)
    if guest:
        yield Touch(keys.network_gate(person), read=1)


def posts(chance: random.Random, person: str, among: Sequence[str]) -> Request:
    """Posts with their authors and what somebody keeps of them, as feeds and pages read them."""
    for post in chance.sample(among, min(PAGE, len(among))):
        yield Touch(talk.post(post), read=0.5)
        yield Touch(keys.card(spelled_id(chance, ids.SHORT)), read=0.5)
        yield Touch(talk.mark(person, post), read=0.5)


def thread(person: str, post: str) -> Request:
    """A post with the first page of its comments."""
    yield from judged(person)
    yield Touch(talk.post(post), read=1)
    yield Touch(keys.gate(ids.place(post), person), read=1)
    yield Touch(talk.comment(ids.placed(post, AT)), read=_blocks(PAGE * 1.5))


def comment(person: str, post: str) -> Request:
    """A comment with its count."""
    yield from judged(person)
    yield from _written(person, post)
    yield Touch(talk.comment(ids.placed(post, AT)), written=2 * COMMENT_KB)
    yield from _counted(post)


def reaction(person: str, post: str) -> Request:
    """A reaction with its count."""
    yield from judged(person)
    yield from _written(person, post)
    yield Touch(talk.reactor(person, post), written=2)
    yield Touch(talk.mark(person, post), written=2)
    yield from _counted(post)


def write(person: str, place: str) -> Request:
    """A post, with its place in the stream and in the head."""
    post = ids.placed(place, AT)
    yield from judged(person)
    yield from _written(person, post)
    yield Touch(talk.post(post), written=2 * POST_KB)
    yield Touch(Key("network", talk.stream(place), ids.part(post)), written=2)
    yield Touch(places.head(place), written=HEAD_KB)


def _written(person: str, post: str) -> Request:
    """What a writer's place and its rule are demanded by, and the fact of it."""
    place = ids.place(post)
    yield Touch(keys.gate(place, person), read=1, written=2)
    yield Touch(keys.member(place, person), written=2)
    yield fact()


def fact() -> Touch:
    """The row of an event."""
    event = ids.ulid(AT)
    return Touch(Key("journal", events.partition(AT, event), event), written=2)


def _counted(post: str) -> Request:
    yield Touch(Key("ephemera", SEEN, ids.ulid(AT)), written=2)
    yield Touch(talk.post(post), written=2 * POST_KB)


def _blocks(kilobytes: float) -> float:
    return -(-kilobytes // 4)
