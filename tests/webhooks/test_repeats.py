"""News come twice, thrice and in any order: a webhook is told once, by id; and what breaks is mended."""

import json
from typing import Any

import pytest

from chalicelib import wiring
from chalicelib.foundation import events, rows
from chalicelib.foundation.events import Event
from chalicelib.foundation.tables import Key
from chalicelib.webhooks import listeners
from chalicelib.webhooks.sending import messages
from tests.cast.house import House, done
from tests.faults.wire import wired
from tests.webhooks.receiver import Receiver
from tests.webhooks.telling import hooked, log


def fact_of(hook: Any, delivery: str) -> Event:
    """The event that a delivery tells, as its row holds it."""
    key = Key("ephemera", f"HOOK#{hook['id']}", f"D#{delivery}")
    found = events.parsed(rows.fetch([key])[key]["fact"])
    assert found is not None
    return found


def test_an_event_that_comes_thrice_is_told_once(house: House, receiver: Receiver) -> None:
    ines, place, hook = hooked(house, receiver)
    ines.posts(place)
    house.settle()
    event = fact_of(hook, log(ines, hook)["id"])
    for listener in wiring.WEBHOOKS[type(event)] * 3:
        listener(event)
    house.settle()
    assert len(receiver.calls) == 1


def test_a_wish_that_comes_again_after_its_answer_is_granted_once(house: House, receiver: Receiver) -> None:
    ines, place, hook = hooked(house, receiver)
    ines.posts(place)
    house.settle()
    sent = log(ines, hook)["id"]
    with wired() as wire:
        done(ines.post(f"/webhooks/{hook['id']}/deliveries/{sent}/again"), 202)
    house.settle()
    assert len(receiver.calls) == 2
    asked = events.parsed(json.dumps(wire.facts()[0]))
    assert asked is not None
    listeners.send_again(asked)
    house.settle()
    assert len(receiver.calls) == 2


def test_an_answer_that_is_reported_twice_is_noted_once(house: House, receiver: Receiver) -> None:
    ines, place, hook = hooked(house, receiver)
    receiver.status = 500
    ines.posts(place)
    house.settle()
    told = messages.Message(hook["id"], log(ines, hook)["id"], 1, receiver.url, {}, "", 0)
    messages.report(told, messages.Answered(500, "", 1))
    messages.report(told, messages.Answered(200, "", 1))
    house.settle()
    assert [each["status"] for each in log(ines, hook)["attempts"]] == [500]


def test_what_could_not_be_handed_on_is_sent_when_it_falls_due(
    house: House, receiver: Receiver, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The queue of calls is away for a moment: nothing is lost, and nothing is told twice."""
    ines, place, hook = hooked(house, receiver)
    with monkeypatch.context() as patch:
        patch.setenv("DELIVER_QUEUE", "http://127.0.0.1:9/nowhere")
        ines.posts(place)
        house.settle()
    assert receiver.calls == []
    house.passes(days=5 / 24 / 60)
    assert len(receiver.calls) == 1
    assert log(ines, hook)["outcome"] == "delivered"


def test_two_attempts_at_once_are_one(house: House, receiver: Receiver) -> None:
    ines, place, hook = hooked(house, receiver)
    receiver.status = 500
    ines.posts(place)
    house.settle()
    receiver.status = 204
    from chalicelib.foundation import clock
    from chalicelib.foundation.due import Due

    owed = Due("webhook", f"{hook['id']}.{log(ines, hook)['id']}", clock.now())
    house.passes(days=3 / 24 / 60)
    listeners.fall_due(owed)
    listeners.fall_due(owed)
    house.settle()
    assert len(receiver.calls) == 2
    assert done(ines.get("/webhooks"))["items"][0]["failing_since"] is None
