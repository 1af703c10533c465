"""Transactions on the engine: all or nothing, told once, counted once."""

import threading
from typing import Any

import pytest
from pynamodb.attributes import NumberAttribute

from chalicelib.foundation import changes, clock, ids, once, rows, singles
from chalicelib.foundation.events import Event, partition
from chalicelib.foundation.queries import Query, query
from chalicelib.foundation.refusals import Conflict, Invalid, Raced, Unavailable
from chalicelib.foundation.tables import Key, NetworkRow


class Thing(NetworkRow, discriminator="TestThing"):
    """A row of the tests."""

    count = NumberAttribute(null=True)


class Changed(Event):
    """Something of the tests changed."""

    name = "test.changed"


def thing(count: int = 0) -> Thing:
    return Thing(f"TEST#{ids.short()}", "THING", count=count)


def stored(row: Thing) -> dict[str, Any] | None:
    key = Key("network", str(row.pk), str(row.sk))
    return rows.fetch([key]).get(key)


def test_a_change_is_all_or_nothing() -> None:
    first, taken = thing(1), thing(2)
    singles.put(taken)
    change = changes.Change()
    change.put(first)
    change.make(taken, otherwise=Conflict("taken"))
    with pytest.raises(Conflict) as refused:
        change.commit(Changed(by="p", subject="s"))
    assert refused.value.code == "taken"
    assert stored(first) is None


def test_why_a_step_failed_can_be_found_out_then() -> None:
    taken = thing(1)
    singles.put(taken)
    change = changes.Change()
    change.make(taken, otherwise=lambda: Conflict(f"taken_by_{(stored(taken) or {})['count']}"))
    with pytest.raises(Conflict) as refused:
        change.commit()
    assert refused.value.code == "taken_by_1"


def test_the_fact_is_written_with_the_change() -> None:
    fact = Changed(by="p", subject="s")
    change = changes.Change()
    change.put(thing(1))
    change.commit(fact)
    found = query(Query("journal", partition(fact.at, fact.id), prefix=fact.id))
    assert [each["name"] for each in found.items] == ["test.changed"]


def test_a_step_without_a_reason_asks_to_decide_anew() -> None:
    taken = thing(1)
    singles.put(taken)
    change = changes.Change()
    change.make(taken)
    with pytest.raises(Raced):
        change.commit()


def test_each_kind_of_step_finds_its_own_reason() -> None:
    """Cancellation reasons come in an order of their own: checks, deletes, puts, updates."""
    for failing in ("check", "delete", "put", "update"):
        change = changes.Change()
        for kind in ("update", "put", "delete", "check"):
            row = thing()
            if kind != failing:
                singles.put(row)
            condition = Thing.pk.exists()
            refusal = Conflict(kind)
            if kind == "update":
                change.update(row, Thing.count.set(3), condition=condition, otherwise=refusal)
            elif kind == "check":
                change.check(row, condition, otherwise=refusal)
            else:
                getattr(change, kind)(row, condition, otherwise=refusal)
        with pytest.raises(Conflict) as refused:
            change.commit()
        assert refused.value.code == failing


def test_concurrent_changes_of_one_row_all_arrive() -> None:
    row = thing(0)
    singles.put(row)

    def add() -> None:
        change = changes.Change()
        change.update(Thing(row.pk, row.sk), Thing.count.add(1))
        change.commit()

    crowd = [threading.Thread(target=add) for _ in range(8)]
    for each in crowd:
        each.start()
    for each in crowd:
        each.join()
    found = stored(row)
    assert found is not None
    assert found["count"] == 8


def test_a_request_with_a_key_is_remembered_with_its_change() -> None:
    person = ids.short()
    asked = once.asked(person, "key", b"body")
    with once.expecting(asked):
        change = changes.Change()
        change.put(thing(1))
        change.commit(Changed(by=person, subject="the-first"))
    item = rows.fetch([asked.key]).get(asked.key)
    assert once.remembered(asked, item) == "the-first"
    with pytest.raises(Invalid) as refused:
        once.remembered(once.asked(person, "key", b"another body"), item)
    assert refused.value.code == "idempotency_conflict"
    assert once.asked("somebody else", "key", b"body").key != asked.key


def test_the_same_key_at_once_is_decided_anew() -> None:
    asked = once.asked(ids.short(), "key", b"body")
    for expected in (None, Raced):
        with once.expecting(asked):
            change = changes.Change()
            change.put(thing(1))
            if expected is None:
                change.commit(Changed(by="p", subject="s"))
            else:
                with pytest.raises(expected):
                    change.commit(Changed(by="p", subject="s"))


def test_a_memory_that_has_lapsed_is_written_over(monkeypatch: pytest.MonkeyPatch) -> None:
    asked = once.asked(ids.short(), "key", b"body")
    began = clock.now()
    for days in (0, 2):
        monkeypatch.setattr(clock, "now", lambda days=days: began + days * clock.DAY)
        with once.expecting(asked):
            change = changes.Change()
            change.put(thing(1))
            change.commit(Changed(by="p", subject=f"after {days}"))
    item = rows.fetch([asked.key])[asked.key]
    assert once.remembered(asked, item) == "after 2"


def test_keys_that_stay_unprocessed_are_never_absent() -> None:
    """No local engine leaves keys unprocessed, so it is injected at the socket's edge."""
    row = thing(1)
    singles.put(row)
    key = Key("network", str(row.pk), str(row.sk))

    def starve(parsed: dict[str, Any], **_: Any) -> None:
        for table in list(parsed.get("Responses", {})):
            parsed["Responses"][table] = []
            parsed["UnprocessedKeys"] = {table: {"Keys": [{"pk": {"S": key.pk}, "sk": {"S": key.sk}}]}}

    events = rows.connection.client.meta.events
    events.register("after-call.dynamodb.BatchGetItem", starve, unique_id="starve")
    try:
        with pytest.raises(Unavailable):
            rows.fetch([key])
    finally:
        events.unregister("after-call.dynamodb.BatchGetItem", unique_id="starve")


def test_more_than_a_hundred_rows_come_in_batches() -> None:
    made = [thing(n) for n in range(3)]
    for each in made:
        singles.put(each)
    absent = [Key("network", f"TEST#{n}", "THING") for n in range(120)]
    there = [Key("network", str(each.pk), str(each.sk)) for each in made]
    assert set(rows.fetch([*absent, *there, *there])) == set(there)


def test_a_query_says_whether_more_follows() -> None:
    partition_key = f"TEST#{ids.short()}"
    for n in range(5):
        singles.put(Thing(partition_key, f"{n}", count=n))
    first = query(Query("network", partition_key, limit=3, newest_first=True))
    assert ([each["count"] for each in first.items], first.more) == ([4, 3, 2], True)
    rest = query(Query("network", partition_key, limit=3, newest_first=True, after="2"))
    assert ([each["count"] for each in rest.items], rest.more) == ([1, 0], False)
