"""Whatever goes wrong with whichever call to the store: nothing is lost, and nothing is told twice."""

import os
from collections import Counter
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from pynamodb.exceptions import PynamoDBException

from chalicelib import wiring
from chalicelib.conversation.events import PostWritten
from chalicelib.foundation import clock
from chalicelib.foundation.due import Due
from chalicelib.foundation.refusals import Raced, Refusal
from chalicelib.webhooks import listeners
from chalicelib.webhooks.events import DeliveryAnswered
from chalicelib.webhooks.model import Outcome
from chalicelib.webhooks.store import deliveries
from tests.cast.house import House
from tests.faults.wire import Crash, Fault, faults_at, wired
from tests.webhooks.receiver import Receiver
from tests.webhooks.telling import hooks

MINUTE = 1 / 24 / 60
Step = Callable[[], None]


def moved(by: int) -> None:
    """The clock goes on, and nobody comes by. The story's house puts it back."""
    offset = Path(os.environ["CLOCK_OFFSET_FILE"])
    offset.write_text(
        str(float(offset.read_text() or 0) + by / clock.SECOND) if offset.exists() else str(by / clock.SECOND)
    )


def heard(step: Step, fault: Fault | None = None, site: str = "") -> list[str]:
    """Does a step, under a fault; answers the calls that it made."""
    with wired(fault, site) as wire, suppress(Crash, Refusal, Raced, PynamoDBException):
        step()
    assert fault is None or wire.strokes, f"{site} {fault} was never reached"
    return wire.sites


def through(steps: Callable[[], Step]) -> int:
    """Does a fresh step under every fault at every call of it, then twice more; answers how many there were.

    Only the second time finds everything as it is before each of the following.
    """
    heard(steps())
    sites, count = heard(steps()), 2
    for site in sites:
        for fault in faults_at(site):
            step = steps()
            heard(step, fault, site)
            step()
            step()
            count += 1
    return count


def test_news_that_fails_anywhere_are_told_once(house: House, receiver: Receiver) -> None:
    ines = house.person("Ines")
    place = ines.founds()
    hooks(ines, receiver, place)
    post = ines.posts(place)
    house.settle()
    receiver.calls.clear()
    told = list[str]()

    def steps() -> Step:
        fact = PostWritten(by=ines.id, subject=post, community=place, refs={"post": post})
        told.append(f"msg_{fact.id}")
        assert listeners.offer in wiring.WEBHOOKS[PostWritten]
        return lambda: listeners.offer(fact)

    assert through(steps) > 40
    house.passes(days=4 * MINUTE)
    assert Counter(each.headers["webhook-id"] for each in receiver.calls) == Counter(told)


def test_an_answer_whose_note_fails_anywhere_is_noted_once(house: House, receiver: Receiver) -> None:
    ines = house.person("Ines")
    place = ines.founds()
    hook = hooks(ines, receiver, place)
    receiver.status = 500
    post, noted = ines.posts(place), list[str]()

    def steps() -> Step:
        fact = PostWritten(by=ines.id, subject=post, community=place, refs={"post": post})
        listeners.offer(fact)
        noted.append(fact.id)
        data: dict[str, str | int] = {
            "number": 1, "status": 503, "problem": "", "ms": 1, "wait": 7200, "headers": "{}", "answer": "",
        }  # fmt: skip
        answer = DeliveryAnswered(by="", subject=fact.id, refs={"hook": hook["id"]}, data=data)
        return lambda: listeners.note_answer(answer)

    assert through(steps) > 20
    for each in noted:
        found = deliveries.read(hook["id"], each)
        assert found is not None
        assert len(found.attempts) == 1
        assert found.next > clock.now() + clock.HOUR


def test_an_attempt_that_fails_anywhere_is_made_in_the_end(house: House, receiver: Receiver) -> None:
    """The clock comes by each minute: whatever broke, the next attempt is made, and one at a time."""
    ines = house.person("Ines")
    place = ines.founds()
    hook = hooks(ines, receiver, place)
    receiver.status = 500
    post, tried = ines.posts(place), list[str]()
    for _ in range(60):
        fact = PostWritten(by=ines.id, subject=post, community=place, refs={"post": post})
        listeners.offer(fact)
        tried.append(fact.id)
    house.settle()
    fresh = iter(tried)
    # Their second attempts are due within two minutes; the clock of the network is not run meanwhile.
    moved(clock.MINUTE * 2)

    def steps() -> Step:
        owed = Due("webhook", f"{hook['id']}.{next(fresh)}", clock.now())
        return lambda: wiring.DUE["webhook"](owed)

    count = through(steps)
    assert count >= 25
    house.settle()
    # What was claimed and then broke is made up for by the attempt that follows it.
    house.passes(days=12 * MINUTE)
    calls = Counter(each.headers["webhook-id"] for each in receiver.calls)
    assert {calls[f"msg_{each}"] for each in tried[:count]} == {2, 3}
    receiver.status = 204
    house.passes(days=1)
    found = [deliveries.read(hook["id"], each) for each in tried]
    assert {each.outcome for each in found if each is not None} == {Outcome.DELIVERED}
