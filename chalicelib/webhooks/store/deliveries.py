"""Deliveries: what is on its way to webhooks, and the log of what came of it, kept for seven days."""

from collections.abc import Iterable
from typing import Any, Final

from pynamodb.attributes import ListAttribute, NumberAttribute, UnicodeAttribute
from pynamodb.expressions.condition import Condition

from chalicelib.foundation import clock, events, rows, singles
from chalicelib.foundation.changes import Change
from chalicelib.foundation.events import Event
from chalicelib.foundation.queries import Query
from chalicelib.foundation.refusals import Raced
from chalicelib.foundation.tables import EphemeraRow, Item, Key
from chalicelib.webhooks.model import Attempt, Delivery, Outcome

KEPT: Final = 7 * clock.DAY
PREFIX: Final = "D#"


class DeliveryRow(EphemeraRow, discriminator="Delivery"):
    """`HOOK#w` / `D#ulid`: the fact in ids, how often it was tried, what was answered."""

    fact = UnicodeAttribute(null=True)
    outcome = UnicodeAttribute(null=True)
    made = NumberAttribute(null=True)
    tries = NumberAttribute(null=True)
    begun = NumberAttribute(null=True)
    next = NumberAttribute(null=True)
    answered = NumberAttribute(null=True)
    attempts: ListAttribute[Any] = ListAttribute(null=True)


def key(hook_id: str, delivery_id: str) -> Key:
    """Where a delivery stands."""
    return Key("ephemera", f"HOOK#{hook_id}", PREFIX + delivery_id)


def query(hook_id: str, before: str | None, limit: int) -> Query:
    """A stretch of a webhook's log, newest first."""
    after = PREFIX + before if before else None
    return Query("ephemera", f"HOOK#{hook_id}", prefix=PREFIX, after=after, limit=limit, newest_first=True)


def read(hook_id: str, delivery_id: str) -> Delivery | None:
    """A delivery as it is now; None where it is not kept any more."""
    return next(iter(read_all([(hook_id, delivery_id)])), None)


def read_all(some: Iterable[tuple[str, str]]) -> list[Delivery]:
    """Deliveries by webhook and id as they are now, in one call; those that are not kept are left out."""
    found = map(delivery_of, rows.fetch(key(*each) for each in some).values())
    return [each for each in found if each is not None]


def delivery_of(item: Item | None) -> Delivery | None:
    """The delivery of a stored row; None for one that has timed out, or tells what nobody knows any more."""
    fact = events.parsed(item["fact"]) if item and item["expires"] * clock.SECOND > clock.now() else None
    if item is None or fact is None:
        return None
    return Delivery(
        hook=str(item["pk"]).removeprefix("HOOK#"),
        id=str(item["sk"]).removeprefix(PREFIX),
        fact=fact,
        outcome=Outcome(item["outcome"]),
        made=item["made"],
        tries=item.get("tries", 0),
        begun=item.get("begun", 0),
        next=item.get("next", 0),
        attempts=tuple(Attempt(**each) for each in item.get("attempts") or ()),
    )


def make(change: Change, hook_id: str, fact: Event) -> None:
    """A delivery that waits for its first attempt. One that is there already makes the change race."""
    at = key(hook_id, fact.id)
    now = clock.now()
    change.make(
        DeliveryRow(
            at.pk, at.sk, fact=events.written(fact), outcome=Outcome.WAITING.value, made=now,
            tries=0, begun=0, next=0, attempts=[], expires=(now + KEPT) // clock.SECOND,
        )
    )  # fmt: skip


def claim(change: Change, was: Delivery, following: int) -> None:
    """Counts one more attempt, which is made by whoever commits this and by nobody else."""
    at = key(was.hook, was.id)
    change.update(
        DeliveryRow(at.pk, at.sk),
        DeliveryRow.tries.set(was.tries + 1),
        DeliveryRow.next.set(following),
        condition=_as_it_was(was),
        otherwise=Raced(),
    )


def close(change: Change, was: Delivery, outcome: Outcome) -> None:
    """Ends the waiting of a delivery that nobody sends."""
    at = key(was.hook, was.id)
    change.update(
        DeliveryRow(at.pk, at.sk), DeliveryRow.outcome.set(outcome.value), condition=_as_it_was(was)
    )


def begin_again(change: Change, was: Delivery) -> None:
    """A new round: the delivery waits for its next attempt, and is kept for seven days more."""
    at = key(was.hook, was.id)
    change.update(
        DeliveryRow(at.pk, at.sk),
        DeliveryRow.outcome.set(Outcome.WAITING.value),
        DeliveryRow.begun.set(was.tries),
        DeliveryRow.next.set(0),
        DeliveryRow.expires.set((clock.now() + KEPT) // clock.SECOND),
        condition=(DeliveryRow.outcome != Outcome.WAITING.value) & (DeliveryRow.tries == was.tries),
    )


def _as_it_was(was: Delivery) -> Condition:
    same: Condition = (DeliveryRow.outcome == Outcome.WAITING.value) & (DeliveryRow.tries == was.tries)
    return same


def answer(was: Delivery, attempt: Attempt, outcome: Outcome, following: int) -> None:
    """Notes what was answered to an attempt, once."""
    at = key(was.hook, was.id)
    stored = {
        "number": attempt.number, "at": attempt.at, "status": attempt.status, "ms": attempt.ms,
        "problem": attempt.problem, "headers": attempt.headers, "answer": attempt.answer,
    }  # fmt: skip
    new = DeliveryRow.answered.does_not_exist() | (DeliveryRow.answered < attempt.number)
    singles.update(
        DeliveryRow(at.pk, at.sk),
        DeliveryRow.attempts.set(DeliveryRow.attempts.append([stored])),
        DeliveryRow.answered.set(attempt.number),
        DeliveryRow.outcome.set(outcome.value),
        DeliveryRow.next.set(following),
        condition=DeliveryRow.pk.exists() & new,
    )
