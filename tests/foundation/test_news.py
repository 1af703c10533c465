"""Listeners: repeats, neighbours of poison, and what cannot be read yet."""

from collections.abc import Sequence
from typing import Any

from chalicelib.foundation import clock, events, news, trace
from chalicelib.foundation.events import Event


class Rang(Event):
    """A bell rang."""

    name = "bell.rang"


def message(event: Event | str, number: int = 1) -> dict[str, Any]:
    body = event if isinstance(event, str) else events.written(event)
    return {"messageId": str(number), "body": body}


def failures(answer: news.Failures) -> list[str]:
    return [each["itemIdentifier"] for each in answer["batchItemFailures"]]


def test_an_event_survives_the_road() -> None:
    rang = Rang(by="p", subject="s", community="c", refs={"post": "x"}, data={"count": 3})
    assert events.parsed(events.written(rang)) == rang


def test_poison_leaves_its_neighbours_alone() -> None:
    heard: list[str] = []

    def listener(event: Event) -> None:
        if event.subject == "poison":
            raise ValueError("cannot be digested")
        heard.append(event.subject)

    batch = [message(Rang(by="p", subject=each), n) for n, each in enumerate(["a", "poison", "b"])]
    answer = news.listen("tests", [*batch, message("not json", 9)], {Rang: [listener]})
    assert heard == ["a", "b"]
    assert failures(answer) == ["1", "9"]


def test_every_listener_is_told_even_when_one_fails() -> None:
    heard: list[str] = []

    def broken(event: Event) -> None:
        raise RuntimeError

    listeners = {Rang: [broken, lambda event: heard.append("told")]}
    answer = news.listen("tests", [message(Rang(by="p", subject="a"))], listeners)
    assert heard == ["told"]
    assert failures(answer) == ["1"]


def test_what_cannot_be_read_yet_comes_again_for_a_minute() -> None:
    def impatient(event: Event) -> None:
        raise news.NotYet

    fresh = Rang(by="p", subject="a")
    stale = Rang(by="p", subject="a", at=clock.now() - 61 * clock.SECOND)
    assert failures(news.listen("tests", [message(fresh)], {Rang: [impatient]})) == ["1"]
    assert failures(news.listen("tests", [message(stale)], {Rang: [impatient]})) == []


def test_a_name_of_a_newer_version_is_let_go() -> None:
    assert failures(news.listen("tests", [message('{"name": "future.thing", "by": "p"}')], {})) == []


def test_what_hung_on_nothing_is_heard_by_nobody() -> None:
    assert failures(news.listen("tests", [message(Rang(by="p", subject="a"))], {})) == []


def test_what_comes_together_is_heard_together_and_once() -> None:
    heard: list[list[str]] = []

    @news.together
    def listener(some: Sequence[Event]) -> None:
        heard.append([event.subject for event in some])

    first, second = Rang(by="p", subject="a"), Rang(by="p", subject="b")
    batch = [message(each, number) for number, each in enumerate([first, second, first, second, first])]
    assert failures(news.listen("tests", batch, {Rang: [listener]})) == []
    assert heard == [["a", "b"]]


def test_what_is_heard_together_fails_alone() -> None:
    heard: list[list[str]] = []

    @news.together
    def listener(some: Sequence[Event]) -> None:
        subjects = [event.subject for event in some]
        if "early" in subjects:
            raise news.NotYet
        if "poison" in subjects:
            raise ValueError("cannot be digested")
        heard.append(subjects)

    told = ["a", "poison", "b", "early", "poison"]
    events_ = {each: Rang(by="p", subject=each) for each in told}
    batch = [message(events_[each], number) for number, each in enumerate(told)]
    assert failures(news.listen("tests", batch, {Rang: [listener]})) == ["1", "3", "4"]
    assert heard == [["a"], ["b"]]


def test_what_is_heard_together_follows_from_its_request() -> None:
    followed: list[str] = []

    @news.together
    def listener(some: Sequence[Event]) -> None:
        followed.append(trace.current())

    def rang(subject: str, request: str) -> Event:
        return Rang(by="p", subject=subject, request=request)

    for batch in ([rang("a", "one")], [rang("a", "one"), rang("b", "one")], [rang("a", "x"), rang("b", "y")]):
        news.listen("tests", [message(each, number) for number, each in enumerate(batch)], {Rang: [listener]})
    assert followed == ["one", "one", ""]
