"""What does not arrive is sent again, for three days and more; whoever is gone or fails is called no more."""

import math
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from chalicelib.foundation import clock
from chalicelib.webhooks.rules import schedule
from tests.cast.house import House, Somebody, done
from tests.webhooks.receiver import Receiver
from tests.webhooks.telling import hooked, hooks, log

MINUTE = 1 / 24 / 60


def webhook(owner: Somebody) -> Any:
    """One's only webhook, as it is now."""
    (found,) = done(owner.get("/webhooks"))["items"]
    return found


def test_the_plan_holds_ten_attempts_over_three_days() -> None:
    assert schedule.ATTEMPTS >= 10
    assert sum(schedule.WAITS) >= 72 * clock.HOUR
    for attempt, least in enumerate(schedule.WAITS, 1):
        drawn = [schedule.wait(attempt) for _ in range(200)]
        assert least <= min(drawn) < max(drawn) <= least * (1 + schedule.JITTER)


def test_what_fails_is_sent_again_under_the_same_id(house: House, receiver: Receiver) -> None:
    ines, place, hook = hooked(house, receiver)
    receiver.status = 500
    ines.posts(place)
    house.settle()
    assert log(ines, hook)["outcome"] == "waiting"
    house.passes(days=2 * MINUTE)
    receiver.status = 200
    house.passes(days=8 * MINUTE)
    assert len({each.headers["webhook-id"] for each in receiver.calls}) == 1
    told = log(ines, hook)
    assert [each["status"] for each in told["attempts"]] == [500, 500, 200]
    assert (told["outcome"], told["next_at"]) == ("delivered", None)
    house.passes(days=1)
    assert len(receiver.calls) == 3


def test_after_ten_attempts_over_three_days_it_has_failed(house: House, receiver: Receiver) -> None:
    ines, place, hook = hooked(house, receiver)
    receiver.status = 503
    ines.posts(place)
    house.settle()
    # The longest that chance makes it, and an attempt is late by a jump at most: ten of them.
    longest = sum(schedule.WAITS) * (1 + schedule.JITTER) / clock.DAY + (schedule.ATTEMPTS + 1) * 0.1
    for _ in range(math.ceil(longest / 0.1)):
        house.passes(days=0.1)
    assert len(receiver.calls) == schedule.ATTEMPTS
    stamps = [int(each.headers["webhook-timestamp"]) for each in receiver.calls]
    assert stamps[-1] - stamps[0] >= 72 * 3600
    assert log(ines, hook)["outcome"] == "failed"
    assert webhook(ines)["state"] == "active"


def test_a_receiver_is_left_alone_for_as_long_as_it_asks(house: House, receiver: Receiver) -> None:
    ines, place, hook = hooked(house, receiver)
    receiver.status, receiver.headers = 429, {"retry-after": "3600"}
    ines.posts(place)
    house.settle()
    told = log(ines, hook)
    assert datetime.fromisoformat(told["next_at"]) - datetime.now(UTC) > timedelta(minutes=59)
    house.passes(days=50 * MINUTE)
    assert len(receiver.calls) == 1
    receiver.status, receiver.headers = 204, {}
    house.passes(days=15 * MINUTE)
    assert log(ines, hook)["outcome"] == "delivered"


def test_who_is_gone_is_called_no_more(house: House, receiver: Receiver) -> None:
    ines, place, hook = hooked(house, receiver)
    receiver.status = 410
    ines.posts(place)
    house.settle()
    assert (webhook(ines)["state"], webhook(ines)["off"]) == ("disabled", "gone")
    notices = done(ines.get("/notifications"))["items"]
    assert [(each["kind"], each["facts"]) for each in notices] == [("webhook.disabled", {"reason": "gone"})]
    receiver.status = 204
    ines.posts(place)
    house.passes(days=1)
    assert len(receiver.calls) == 1
    assert ines.post(f"/webhooks/{hook['id']}/ping").code == "webhook_disabled"
    assert done(ines.patch(f"/webhooks/{hook['id']}", {"state": "active"}))["off"] is None
    ines.posts(place)
    house.settle()
    assert len(receiver.calls) == 2


def test_who_fails_for_five_days_is_called_no_more(house: House, receiver: Receiver) -> None:
    ines = house.person("Ines")
    place = ines.founds()
    hooks(ines, receiver, place)
    receiver.status = 500
    for _ in range(5):
        ines.posts(place)
        house.passes(days=0.9)
    house.passes(days=0.2)
    assert webhook(ines)["state"] == "active"
    assert webhook(ines)["failing_since"] is not None
    house.passes(days=1)
    ines.posts(place)
    house.settle()
    assert (webhook(ines)["state"], webhook(ines)["off"]) == ("disabled", "failing")


def test_one_answer_ends_a_run_of_failures(house: House, receiver: Receiver) -> None:
    ines = house.person("Ines")
    place = ines.founds()
    hooks(ines, receiver, place)
    receiver.status = 500
    ines.posts(place)
    house.settle()
    assert webhook(ines)["failing_since"] is not None
    receiver.status = 204
    ines.posts(place)
    house.settle()
    assert webhook(ines)["failing_since"] is None


def test_each_attempt_is_judged_anew(house: House, receiver: Receiver) -> None:
    ines, otto = house.person("Ines"), house.person("Otto")
    place = ines.founds()
    done(ines.adds(place, otto, "steward"))
    hook = hooks(otto, receiver, place, events=["post.written"])
    receiver.status = 500
    ines.posts(place)
    house.settle()
    assert len(receiver.calls) == 1
    done(ines.adds(place, otto, "participant"))
    house.passes(days=1)
    assert len(receiver.calls) == 1
    assert log(otto, hook)["outcome"] == "withheld"


@pytest.mark.parametrize("status", [301, 302, 307, 308, 400, 404])
def test_only_2xx_is_taken_for_an_answer(house: House, receiver: Receiver, status: int) -> None:
    ines, place, hook = hooked(house, receiver)
    receiver.status, receiver.headers = status, {"location": receiver.url}
    ines.posts(place)
    house.settle()
    assert len(receiver.calls) == 1
    assert log(ines, hook)["outcome"] == "waiting"
