"""Everything that arrives twice counts once: the memory of a request that carried an Idempotency-Key.

The row is written in the transaction of the change and holds an id, never an answer: a repeat is
judged and rendered anew. Source: draft-ietf-httpapi-idempotency-key-header.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from typing import Final

from pynamodb.attributes import UnicodeAttribute
from pynamodb.expressions.condition import Condition

from chalicelib.foundation import clock, seals
from chalicelib.foundation.held import Held
from chalicelib.foundation.refusals import Invalid
from chalicelib.foundation.tables import EphemeraRow, Item, Key

KEPT: Final = clock.DAY
PLACE: Final = "ONCE#"


class Repeat(EphemeraRow, discriminator="Repeat"):
    """`ONCE#person` / hash of the key: a fingerprint of the request, and the id of what it made."""

    request = UnicodeAttribute()
    subject = UnicodeAttribute()


@dataclass(frozen=True, slots=True)
class Once:
    """A request that shall count once: where it is remembered, and the fingerprint of what was asked."""

    key: Key
    request: str


_pending: Final[ContextVar[Once | None]] = ContextVar("once", default=None)


def asked(person: str, key: str, request: bytes) -> Once:
    """The memory of one person's key; another person's equal key is another memory."""
    return Once(Key("ephemera", f"{PLACE}{person}", seals.digest(key.encode())), seals.digest(request))


def secret(purpose: str, held: Held, person: str, made: str) -> str | None:
    """A secret for what a request makes, derived from the key that it carries; None where it carries none.

    So its repeat can be answered as the first was, although no secret is stored. The id of what was made
    keeps a key that is used again another day from meaning the same.
    """
    keys = [key.sk for key in held.known if key.pk == f"{PLACE}{person}"]
    return seals.sealed(purpose, person, keys[0], made) if keys else None


def remembered(once: Once, item: Item | None) -> str | None:
    """The subject of the first time, None if this is it. Raises Invalid when the key asked something else."""
    if item is None or item["expires"] * clock.SECOND <= clock.now():
        return None
    if item["request"] != once.request:
        raise Invalid(code="idempotency_conflict")
    return str(item["subject"])


@contextmanager
def expecting(once: Once | None) -> Iterator[None]:
    """Within, the first change that is committed writes the memory."""
    token = _pending.set(once)
    try:
        yield
    finally:
        _pending.reset(token)


def row(subject: str) -> Repeat | None:
    """The memory to write with a change, once; None where no key was sent."""
    once = _pending.get()
    if once is None:
        return None
    _pending.set(None)
    expires = (clock.now() + KEPT) // clock.SECOND
    return Repeat(once.key.pk, once.key.sk, request=once.request, subject=subject, expires=expires)


def free() -> Condition:
    """Holds where nothing is remembered any more; DynamoDB deletes what has expired late."""
    lapsed: Condition = Repeat.expires <= clock.now() // clock.SECOND
    free: Condition = Repeat.pk.does_not_exist() | lapsed
    return free
