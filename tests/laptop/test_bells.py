"""What Lambda's event sources do, on a laptop: batches, parts that failed, dead letters."""

import json
import threading
from collections.abc import Iterator
from typing import Any

import pytest
from botocore.exceptions import EndpointConnectionError

from local.bells import Bells, drain
from local.engine import Engine
from local.replay import Marks, replayed
from local.shapes import handler_named
from local.stack import Wire, ensure
from local.streams import TRIES
from tests.laptop import handlers
from tests.laptop.running import wait_until


class Ground:
    """An engine of this module's own, and the wires of two functions on it."""

    def __init__(self, engine: Engine) -> None:
        self.engine = engine
        self.environment, wires = ensure(engine)
        self.clients = {name: engine.client(name) for name in ("dynamodb", "dynamodbstreams", "sqs")}
        arns = {wire.handler: wire for wire in wires}
        self.stream = arns["app.publish"]._replace(handler="tests.laptop.handlers.publish", batch=4)
        self.queue = arns["app.counts"]._replace(handler="tests.laptop.handlers.counts")
        sqs = self.clients["sqs"]
        name = self.queue.arn.rpartition(":")[2]
        self.url = sqs.get_queue_url(QueueName=name)["QueueUrl"]
        policy = sqs.get_queue_attributes(QueueUrl=self.url, AttributeNames=["All"])["Attributes"]
        dead = json.loads(policy["RedrivePolicy"])["deadLetterTargetArn"].rpartition(":")[2]
        self.dead = sqs.get_queue_url(QueueName=dead)["QueueUrl"]

    def happened(self, *names: str) -> None:
        for name in names:
            row = {"pk": {"S": "J#1"}, "sk": {"S": name}}
            self.clients["dynamodb"].put_item(TableName=self.environment["JOURNAL_TABLE"], Item=row)

    def sent(self, *names: str) -> None:
        for name in names:
            self.clients["sqs"].send_message(QueueUrl=self.url, MessageBody=json.dumps({"name": name}))

    def waiting(self, url: str) -> int:
        asked = ["ApproximateNumberOfMessages", "ApproximateNumberOfMessagesNotVisible"]
        said = self.clients["sqs"].get_queue_attributes(QueueUrl=url, AttributeNames=asked)["Attributes"]
        return sum(int(each) for each in said.values())

    def bells(self, *wires: Wire, **more: Any) -> Bells:
        return Bells(wires, self.clients, **more)


@pytest.fixture(scope="module")
def started() -> Iterator[Engine]:
    with Engine() as engine:
        yield engine


@pytest.fixture
def ground(started: Engine) -> Ground:
    started.reset()
    handlers.forget()
    return Ground(started)


def test_the_stream_is_delivered_once_in_order_and_in_batches(ground: Ground) -> None:
    bells = ground.bells(ground.stream)
    ground.happened(*"abcdef")
    assert bells.drain() == 6
    ground.happened("g")
    assert bells.drain() == 1
    assert handlers.GIVEN["stream"] == [["a", "b", "c", "d"], ["e", "f"], ["g"]]


def test_only_insertions_are_delivered(ground: Ground) -> None:
    ground.happened("a")
    key = {"pk": {"S": "J#1"}, "sk": {"S": "a"}}
    ground.clients["dynamodb"].delete_item(TableName=ground.environment["JOURNAL_TABLE"], Key=key)
    ground.bells(ground.stream).drain()
    assert handlers.GIVEN["stream"] == [["a"]]


def test_a_failed_record_is_delivered_again_with_what_follows_and_given_up_at_last(ground: Ground) -> None:
    handlers.POISON.add("b")
    ground.happened(*"abc")
    ground.bells(ground.stream).drain()
    given = handlers.GIVEN["stream"]
    assert given[0] == ["a", "b", "c"]
    assert given[1:-1] == [["b", "c"]] * TRIES
    assert given[-1] == ["c"]


def test_how_far_the_stream_was_heard_is_told(ground: Ground) -> None:
    heard: list[str] = []
    ground.happened(*"abc")
    ground.bells(ground.stream, heard=heard.append).drain()
    assert heard == ["c"]


@pytest.mark.parametrize("asked", [False, True], ids=["every queue", "queues in which something waits"])
def test_what_was_done_is_deleted_and_what_failed_ends_in_the_dead_letters(
    ground: Ground, asked: bool
) -> None:
    handlers.POISON.add("bad")
    ground.sent("good", "bad", "better")
    assert drain([ground.queue], ground.clients, ground.engine.waiting if asked else None) == 3 + 4
    flat = [name for batch in handlers.GIVEN["queue"] for name in batch]
    assert sorted(flat) == ["bad"] * 5 + ["better", "good"]
    assert (ground.waiting(ground.url), ground.waiting(ground.dead)) == (0, 1)


def test_queues_in_which_nothing_waits_are_not_asked(ground: Ground) -> None:
    ground.sent("one")
    assert Bells([ground.queue], ground.clients, waiting=list).drain() == 0
    assert handlers.GIVEN["queue"] == []


def test_a_handler_that_raises_gets_the_whole_batch_again(
    ground: Ground, capsys: pytest.CaptureFixture[str]
) -> None:
    handlers.RAISING.append(True)
    ground.sent("one", "two")
    drain([ground.queue], ground.clients)
    assert [sorted(batch) for batch in handlers.GIVEN["queue"]] == [["one", "two"]]
    said = capsys.readouterr().err
    assert "RuntimeError" in said
    assert '"one"' not in said


def test_drain_does_not_read_a_stream_twice(ground: Ground) -> None:
    ground.happened("a")
    assert drain([ground.stream], ground.clients) == 1
    assert drain([ground.stream], ground.clients) == 0


def test_stopping_reads_the_stream_to_its_end(ground: Ground) -> None:
    delivered = threading.Event()
    bells = ground.bells(ground.stream, ground.queue, delivered=delivered.set)
    bells.start()
    ground.sent("one")
    wait_until(lambda: handlers.GIVEN["queue"])
    ground.happened(*"abcdefgh")
    bells.stop()
    assert [name for batch in handlers.GIVEN["stream"] for name in batch] == list("abcdefgh")
    assert delivered.is_set()


def test_a_quiet_stream_is_looked_at_when_somebody_has_written(
    ground: Ground, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("local.bells.QUIET", 3600.0)
    bells = ground.bells(ground.stream)
    bells.start()
    for heard, name in enumerate("abc", 1):
        ground.happened(name)
        bells.wake()
        wait_until(lambda heard=heard: len(handlers.GIVEN["stream"]) == heard)
    bells.stop()
    assert handlers.GIVEN["stream"] == [["a"], ["b"], ["c"]]


class Away:
    """A client of queues whose engine is gone at the first call, and there again at the next."""

    def __init__(self, client: Any) -> None:
        self.client = client
        self.calls = 0

    def __getattr__(self, name: str) -> Any:
        return getattr(self.client, name)

    def receive_message(self, **asked: Any) -> Any:
        self.calls += 1
        if self.calls == 1:
            raise EndpointConnectionError(endpoint_url="gone")
        return self.client.receive_message(**asked)


def test_a_bell_outlives_an_engine_that_does_not_answer(ground: Ground) -> None:
    bells = Bells([ground.queue], {**ground.clients, "sqs": Away(ground.clients["sqs"])})
    bells.start()
    ground.sent("one")
    wait_until(lambda: handlers.GIVEN["queue"])
    bells.stop()


def test_after_a_kill_the_news_since_the_mark_are_told_again(ground: Ground, tmp_path: Any) -> None:
    ground.happened(*"dacb")
    count = replayed(
        ground.clients["dynamodb"],
        ground.environment["JOURNAL_TABLE"],
        "b",
        "publish",
        handler_named("tests.laptop.handlers.publish"),
    )
    assert (count, handlers.GIVEN["stream"]) == (2, [["c", "d"]])
    handlers.forget()
    replayed(ground.clients["dynamodb"], ground.environment["JOURNAL_TABLE"], "", "p", handlers.publish)
    assert handlers.GIVEN["stream"] == [["a", "b", "c", "d"]]


def test_the_marks_stay_behind_what_was_heard_until_they_are_settled(tmp_path: Any) -> None:
    kept = tmp_path / "marks"
    marks = Marks(kept)
    marks.heard("c")
    assert Marks(kept).safe == ""
    marks._turned -= 1_000
    marks.heard("d")
    assert Marks(kept).safe == ""
    marks._turned -= 1_000
    marks.heard("e")
    assert Marks(kept).safe == "c"
    marks.settle()
    assert Marks(kept).safe == "e"
