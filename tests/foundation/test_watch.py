"""What the network says of itself: one line a request, with an id that leads to all that follows from it."""

import json
import os
from typing import Any

import pytest

from chalicelib.foundation import events, log, meter, metrics, trace
from chalicelib.foundation.queries import Query, query
from tests.cast.house import House, done


def lines(said: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in said.splitlines() if line.startswith("{")]


def of_requests(said: str) -> list[dict[str, Any]]:
    return [line for line in lines(said) if line["event"] == "request"]


def test_one_line_a_request_says_what_it_cost(house: House, capsys: pytest.CaptureFixture[str]) -> None:
    ines = house.person()
    capsys.readouterr()
    reply = done(ines.get("/me"))
    (line,) = of_requests(capsys.readouterr().out)
    assert line["request"] == reply.headers["x-request-id"]
    assert (line["operation"], line["status"], line["code"]) == ("people.show_me", 200, None)
    assert (line["Requests"], line["Refused"], line["Failed"], line["Calls"]) == (1, 0, 0, 1)
    assert line["WriteUnits"] == 0


def test_calls_beside_another_are_counted_too(house: House, capsys: pytest.CaptureFixture[str]) -> None:
    ines = house.person()
    tea = ines.founds("open")
    ines.posts(tea)
    capsys.readouterr()
    done(ines.get(f"/communities/{tea}/posts"))
    (line,) = of_requests(capsys.readouterr().out)
    assert line["Calls"] == 3
    assert line["ReadUnits"] > 0


def test_units_are_what_dynamodb_says_it_has_charged() -> None:
    """Given to the meter as AWS says it: the local engine is silent about batches."""
    with meter.metered() as bill:
        meter.note("BatchGetItem", {"ConsumedCapacity": [{"CapacityUnits": 2.5}, {"CapacityUnits": 1.0}]})
        meter.note("Query", {"ConsumedCapacity": {"CapacityUnits": 0.5}})
        meter.note("TransactWriteItems", {"ConsumedCapacity": [{"CapacityUnits": 4.0}]})
        meter.note("UpdateItem", {})
    assert (bill.calls, bill.read, bill.written) == (4, 4.0, 4.0)
    meter.note("Query", {})
    assert bill.calls == 4


def test_refusals_are_counted_by_their_code(house: House, capsys: pytest.CaptureFixture[str]) -> None:
    house.person().get("/communities/0000000000000")
    line = of_requests(capsys.readouterr().out)[-1]
    assert (line["status"], line["code"], line["Refused"], line["Failed"]) == (404, "not_found", 1, 0)


def test_the_lines_are_embedded_metrics(house: House, capsys: pytest.CaptureFixture[str]) -> None:
    """Every metric that the directive names is a number in the line, every dimension a text."""
    house.person()
    house.settle()
    embedded = [line for line in lines(capsys.readouterr().out) if "_aws" in line]
    assert {line["event"] for line in embedded} == {"request", "news"}
    for line in embedded:
        (directive,) = line["_aws"]["CloudWatchMetrics"]
        assert directive["Namespace"] == f"Entrenous/{os.environ['STAGE']}"
        for metric in directive["Metrics"]:
            assert isinstance(line[metric["Name"]], int | float | list), metric
        for dimension in (name for names in directive["Dimensions"] for name in names):
            assert isinstance(line[dimension], str)


def test_metrics_by_operation_are_made_where_they_are_paid_for(
    monkeypatch: pytest.MonkeyPatch, house: House, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(metrics, "DETAILED", True)
    house.person().get("/communities/0000000000000")
    (directive,) = of_requests(capsys.readouterr().out)[-1]["_aws"]["CloudWatchMetrics"]
    assert directive["Dimensions"] == [[], ["operation"], ["code"]]


def test_what_people_write_is_never_in_a_line(house: House, capsys: pytest.CaptureFixture[str]) -> None:
    ines = house.person("Zirconelle Zyx")
    tea = ines.founds("open", name="Zirconelle Place")
    post = ines.posts(tea, "Zirconelle body", title="Zirconelle title")
    ines.comments(post, "Zirconelle comment")
    ines.post(f"/communities/{tea}/posts", {"kind": "zirconelle", "body": "Zirconelle"})
    ines.get("/people?q=zirconelle")
    house.settle()
    said = capsys.readouterr()
    assert "irconelle" not in said.out + said.err


def test_a_failure_is_told_by_its_kind_and_place_and_not_in_its_words(
    capsys: pytest.CaptureFixture[str],
) -> None:
    try:
        raise ValueError("cannot parse 'irconelle'")
    except ValueError as problem:
        log.failure("request.failed", problem)
    (line,) = lines(said := capsys.readouterr().out)
    assert line["problem"] == "ValueError"
    assert "irconelle" not in said


def test_an_event_carries_the_request_that_it_follows_from(house: House) -> None:
    ines = house.person()
    before = events.ids.ulid()
    made = done(ines.post("/communities", {"name": "Traced"}), 201)
    found = [fact for fact in _journal(before) if fact.community == made["id"] or fact.subject == made["id"]]
    assert {fact.request for fact in found} == {made.headers["x-request-id"]}


def _journal(since: str) -> list[events.Event]:
    """The facts of this minute and the last, younger than an id."""
    now = events.clock.now()
    minutes = [f"{events.clock.utc(now - ago):%Y%m%d%H%M}" for ago in (0, events.clock.MINUTE)]
    rows = [
        row
        for minute in minutes
        for shard in range(events.SPREAD)
        for row in query(Query("journal", f"J#{minute}#{shard}", limit=500)).items
    ]
    parsed = [events.parsed(row["fact"]) for row in rows if row["sk"] > since]
    return [fact for fact in parsed if fact is not None]


def test_whoever_listens_follows_the_same_request() -> None:
    with trace.following("a-request"):
        assert trace.current() == "a-request"
    assert trace.current() == ""
