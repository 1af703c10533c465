"""How reliable the network was: measured from what the gateway counts, once, and shown to everybody in it."""

import os
from collections.abc import Iterator
from typing import Any

import pytest

from chalicelib.foundation import clock, ids
from chalicelib.foundation.refusals import Raced
from chalicelib.service import rules
from chalicelib.service.actions import measuring
from chalicelib.service.model import Drill, Month, Progress
from chalicelib.service.store import level, meters
from local.tally import Tally
from tests.cast.clients import CLIENTS
from tests.cast.counting import counted
from tests.cast.house import House, done
from tests.cast.ledgers import audited


@pytest.fixture(autouse=True)
def unmeasured(house: House, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Nothing was measured yet, and this story's gateway is no other story's."""
    monkeypatch.setenv("API_NAME", f"story-{ids.short()}")
    CLIENTS["cloudwatch"] = house.engine.client("cloudwatch")
    _forget()
    yield
    _forget()


def _forget() -> None:
    table = os.environ["NETWORK_TABLE"]
    asked = {"TableName": table, "KeyConditionExpression": "pk = :service"}
    found = CLIENTS["dynamodb"].query(**asked, ExpressionAttributeValues={":service": {"S": "SERVICE"}})
    for row in found["Items"]:
        CLIENTS["dynamodb"].delete_item(TableName=table, Key={name: row[name] for name in ("pk", "sk")})


def gateway_counted(since: int, *minutes: tuple[int, int, int]) -> None:
    """What the gateway tells CloudWatch: the minute after an instant, requests, faults."""
    for minute, asked, failed in minutes:
        for name, value in (("Count", asked), ("5XXError", failed)):
            data = {"MetricName": name, "Dimensions": meters.dimensions(), "Value": float(value),
                    "Timestamp": clock.utc(since + minute * clock.MINUTE)}  # fmt: skip
            CLIENTS["cloudwatch"].put_metric_data(Namespace=meters.NAMESPACE, MetricData=[data])


def began(ago: int) -> int:
    """Everything was counted until so many minutes before what is counted now; answers that instant."""
    until = (clock.now() - measuring.LAG) // clock.MINUTE * clock.MINUTE - ago * clock.MINUTE
    level.begin(until)
    return until


def shown(house: House) -> Any:
    return done(house.ada.get("/service-level")).json


def test_nothing_is_said_before_anything_was_measured(house: House) -> None:
    assert shown(house) == {
        "target": 99.9, "measured_until": None, "this_month": None, "history": [], "incidents": [],
        "drill": None, "support": None,
    }  # fmt: skip


def total(house: House) -> tuple[int, int]:
    """Minutes and bad minutes of all months shown: a story may begin in one and end in the next."""
    found = shown(house)
    months = [each for each in (found["this_month"], *found["history"]) if each]
    return sum(each["minutes"] for each in months), sum(each["bad_minutes"] for each in months)


def test_measuring_begins_where_nobody_measured_before(house: House) -> None:
    assert measuring.run() == 0
    assert shown(house)["measured_until"] is not None
    assert total(house) == (0, 0), "minutes before the network was measured are not called good"


def test_every_minute_counts_once_however_often_it_is_told(house: House) -> None:
    since = began(90)
    gateway_counted(since, (0, 200, 2), (5, 200, 3), (6, 50, 50), (89, 7, 0))
    first = measuring.run()
    again = measuring.run()
    minutes, bad = total(house)
    assert (first, bad) == (minutes - again, 2)
    assert minutes >= 90
    (incident,) = shown(house)["incidents"]
    assert incident["bad_minutes"] == 2
    assert incident["began"] == clock.utc(since + 5 * clock.MINUTE).isoformat().replace("+00:00", "Z")
    assert incident["ended"] == clock.utc(since + 7 * clock.MINUTE).isoformat().replace("+00:00", "Z")


def test_whoever_is_second_counts_nothing(house: House) -> None:
    since = began(60)
    end = since + 30 * clock.MINUTE
    first = level.keep(Progress(since), end, [Month("2020-01", 30, 1)], [])
    assert first == Progress(end)
    with pytest.raises(Raced):
        level.keep(Progress(since), end, [Month("2020-01", 60, 2)], [])
    assert level.months(["2020-01"]) == [Month("2020-01", 30, 1)]


def test_missed_days_are_caught_up_and_what_is_too_old_stays_unmeasured(house: House) -> None:
    since = began(20 * 24 * 60)
    gateway_counted(since, (19 * 24 * 60, 10, 10), (19 * 24 * 60 + 700, 10, 10))
    count = measuring.run()
    assert count == measuring.BACK // clock.MINUTE
    assert total(house) == (count, 2)
    assert len(shown(house)["incidents"]) == 2


def test_an_incident_goes_on_over_two_comings(house: House) -> None:
    since = began(60)
    gateway_counted(since, (58, 1, 1), (59, 1, 1), (61, 1, 1))
    measuring.run()
    house.passes(1 / 24)
    measuring.run()
    (incident,) = shown(house)["incidents"]
    assert incident["bad_minutes"] == 3


def test_a_clock_that_was_set_back_counts_nothing_twice(house: House) -> None:
    began(60)
    house.passes(1)
    measuring.run()
    months = rules.months_before(clock.now())
    before = level.progress(), level.months(months)
    house.returns()
    assert measuring.run() == 0
    assert (level.progress(), level.months(months)) == before


def test_everybody_in_the_network_sees_it_and_nobody_else(house: House) -> None:
    began(10)
    ines, acme = house.person("Ines"), house.company()
    gil = house.guest(ines, acme, ines.founds("private", acme))
    done(house.ada.put("/service-level/support", {"contact": " desk@calvent.example "}))
    level.keep_drill(Drill(at=1_790_000_000_000, lost=1_001, took=60_000, passed=True))
    for someone in (ines, gil, house.ada):
        found = done(someone.get("/service-level")).json
        assert found["support"] == "desk@calvent.example"
        assert found["drill"] == {
            "at": "2026-09-21T14:13:20Z", "passed": True, "lost_seconds": 2, "took_seconds": 60,
        }  # fmt: skip
    assert house.stranger().get("/service-level").status == 401


def test_administrators_say_whom_to_ask(house: House) -> None:
    count, draft = len(audited(house, "support")), {"contact": "https://help.calvent.example"}
    for _ in range(2):
        assert done(house.ada.put("/service-level/support", draft)).json == draft
    entries = audited(house, "support")
    assert len(entries) == count + 1, "the same again is nothing new"
    assert (entries[-1].name, entries[-1].data) == ("support.changed", {}), "the log holds no contact"
    assert house.person("Ines").put("/service-level/support", {"contact": "me"}).code == "administrators_only"


@pytest.mark.parametrize("contact", ["", "x" * 201, " \u200b ", 1, None])
def test_what_is_no_contact_is_refused(house: House, contact: Any) -> None:
    refused = done(house.ada.put("/service-level/support", {"contact": contact}), 422)
    assert refused["errors"][0]["pointer"] == "/contact"


def test_it_is_read_with_whoever_asks(house: House) -> None:
    began(10)
    ines = house.person("Ines")
    with counted() as bill:
        done(ines.get("/service-level"))
    assert (bill.trips, bill.count) == (1, 2)


def test_a_laptop_counts_as_the_gateway_does(house: House) -> None:
    tally = Tally(lambda: CLIENTS["cloudwatch"])
    began(1)
    before = clock.now() // clock.MINUTE * clock.MINUTE
    for status in (200, 404, 500, 503):
        tally.note(status)
    tally.tell()
    tally.tell()
    found = meters.minutes(before, before + 10 * clock.MINUTE)
    assert (sum(each.asked for each in found), sum(each.failed for each in found)) == (4, 2)
    house.passes(1 / 24)
    measuring.run()
    assert total(house)[1] >= 1


def test_what_a_laptop_could_not_tell_is_told_the_next_time(house: House) -> None:
    clients = [_refusing(), CLIENTS["cloudwatch"]]
    tally = Tally(lambda: clients[0])
    before = clock.now() // clock.MINUTE * clock.MINUTE
    tally.note(200)
    tally.tell()
    clients.pop(0)
    tally.tell()
    (found,) = meters.minutes(before, before + 10 * clock.MINUTE)
    assert (found.asked, found.failed) == (1, 0)


def _refusing() -> Any:
    """CloudWatch, where nobody answers."""
    from local.engine import Engine, free_port

    return Engine.at(f"http://127.0.0.1:{free_port()}").client("cloudwatch")
