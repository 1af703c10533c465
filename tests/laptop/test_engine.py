"""The local engine: starts, forgets or keeps, and leaves with whoever started it."""

import os
import signal
import subprocess
import sys
import urllib.request
from pathlib import Path

import pytest

from local.engine import REGION, ROOT, Engine, EngineFailed
from tests.laptop.running import wait_until

TABLE = {
    "TableName": "kept",
    "BillingMode": "PAY_PER_REQUEST",
    "KeySchema": [{"AttributeName": "pk", "KeyType": "HASH"}],
    "AttributeDefinitions": [{"AttributeName": "pk", "AttributeType": "S"}],
}


def tables(engine: Engine) -> list[str]:
    names: list[str] = engine.client("dynamodb").list_tables()["TableNames"]
    return names


def test_it_keeps_its_state_between_graceful_stops(tmp_path: Path) -> None:
    with Engine(tmp_path) as engine:
        engine.client("dynamodb").create_table(**TABLE)
    assert not engine.alive
    with Engine(tmp_path) as again:
        assert tables(again) == ["kept"]
        again.reset()
        assert tables(again) == []


def test_without_a_folder_it_forgets() -> None:
    with Engine() as engine:
        engine.client("dynamodb").create_table(**TABLE)
        with pytest.raises(EngineFailed):
            engine.save()
    with Engine() as again:
        assert tables(again) == []


def test_it_tells_in_which_queues_something_waits() -> None:
    with Engine() as engine:
        sqs = engine.client("sqs")
        assert engine.waiting() == frozenset()
        full, later, _ = (sqs.create_queue(QueueName=name)["QueueUrl"] for name in ("full", "later", "none"))
        sqs.send_message(QueueUrl=full, MessageBody="a")
        sqs.send_message(QueueUrl=later, MessageBody="a", DelaySeconds=900)
        assert engine.waiting() == {"full"}
        (taken,) = sqs.receive_message(QueueUrl=full, VisibilityTimeout=900)["Messages"]
        assert engine.waiting() == frozenset(), "what somebody has taken is seen by nobody else"
        again = {"QueueUrl": full, "ReceiptHandle": taken["ReceiptHandle"]}
        sqs.change_message_visibility(**again, VisibilityTimeout=0)
        assert engine.waiting() == {"full"}
        engine.reset()
        assert engine.waiting() == frozenset()
        full = sqs.create_queue(QueueName="full")["QueueUrl"]
        sqs.send_message(QueueUrl=full, MessageBody="a")
        assert engine.waiting() == {"full"}, "it looks into what is kept now"


def test_emptied_it_keeps_tables_and_no_rows() -> None:
    with Engine() as engine:
        dynamodb, sqs, s3 = (engine.client(each) for each in ("dynamodb", "sqs", "s3"))
        dynamodb.create_table(**TABLE)
        queue = sqs.create_queue(QueueName="kept")["QueueUrl"]
        s3.create_bucket(Bucket="kept", CreateBucketConfiguration={"LocationConstraint": REGION})
        for _ in range(2):
            dynamodb.put_item(TableName="kept", Item={"pk": {"S": "a"}})
            sqs.send_message(QueueUrl=queue, MessageBody="a")
            s3.put_object(Bucket="kept", Key="a", Body=b"a")
            engine.empty()
            assert tables(engine) == ["kept"]
            assert dynamodb.scan(TableName="kept")["Items"] == []
            assert "Messages" not in sqs.receive_message(QueueUrl=queue)
            assert s3.list_objects_v2(Bucket="kept")["KeyCount"] == 0
    with pytest.raises(EngineFailed):
        Engine.at(engine.url).empty()


def test_what_was_saved_survives_its_kill(tmp_path: Path) -> None:
    engine = Engine(tmp_path).start()
    engine.client("dynamodb").create_table(**TABLE)
    engine.save()
    assert engine._child is not None
    engine._child.kill()
    engine.stop()
    with Engine(tmp_path) as again:
        assert tables(again) == ["kept"]


def test_it_leaves_when_whoever_started_it_is_killed(tmp_path: Path) -> None:
    parent = subprocess.Popen(
        [sys.executable, "-c", PARENT, str(tmp_path)], cwd=ROOT, stdout=subprocess.PIPE, text=True
    )
    assert parent.stdout is not None
    url = parent.stdout.readline().strip()
    os.kill(parent.pid, signal.SIGKILL)
    parent.wait(240)
    parent.stdout.close()
    wait_until(lambda: not answers(url))
    with Engine(tmp_path) as again:
        assert tables(again) == ["kept"]


PARENT = """
import pathlib, sys, time
from local.engine import Engine
from tests.laptop.test_engine import TABLE
engine = Engine(pathlib.Path(sys.argv[1])).start()
engine.client("dynamodb").create_table(**TABLE)
print(engine.url, flush=True)
time.sleep(60)
"""


def answers(url: str) -> bool:
    try:
        with urllib.request.urlopen(f"{url}/_ministack/health", timeout=5):
            return True
    except OSError:
        return False


def test_it_says_so_when_it_cannot_start(tmp_path: Path) -> None:
    (tmp_path / "state").mkdir()
    engine = Engine(tmp_path)
    engine.port = -1
    with pytest.raises(EngineFailed):
        engine.start()
    assert not engine.alive
