"""Dead letters go back to their queue, where they are heard once more, and once."""

import json
from collections.abc import Iterator
from typing import Any

import pytest

from infra import redrive
from local.stack import NAME
from tests.cast.house import House


@pytest.fixture
def queues(house: House) -> Iterator[dict[str, str]]:
    """The addresses of the queue of counts and of its dead letters, both empty before and after."""
    found = {part: redrive._address(NAME, f"Counts{part}") for part in ("Dead", "Queue")}
    for url in found.values():
        house.engine.client("sqs").purge_queue(QueueUrl=url)
    yield found
    for url in found.values():
        house.engine.client("sqs").purge_queue(QueueUrl=url)


def waiting(house: House, url: str) -> list[dict[str, Any]]:
    sqs, found = house.engine.client("sqs"), list[dict[str, Any]]()
    asked = {"MaxNumberOfMessages": 10, "MessageAttributeNames": ["All"]}
    while messages := sqs.receive_message(QueueUrl=url, **asked).get("Messages"):
        found += messages
    return found


def test_every_dead_letter_is_sent_again_as_it_was(house: House, queues: dict[str, str]) -> None:
    said = {"name": {"DataType": "String", "StringValue": "comment.written"}}
    for number in range(23):
        body = json.dumps({"number": number})
        house.engine.client("sqs").send_message(
            QueueUrl=queues["Dead"], MessageBody=body, MessageAttributes=said
        )
    assert redrive.redriven(NAME, "counts") == 23
    assert redrive.redriven(NAME, "counts") == 0
    found = waiting(house, queues["Queue"])
    assert sorted(json.loads(each["Body"])["number"] for each in found) == list(range(23))
    assert {each["MessageAttributes"]["name"]["StringValue"] for each in found} == {"comment.written"}
    assert waiting(house, queues["Dead"]) == []


def test_what_has_no_such_queue_is_said(house: House) -> None:
    with pytest.raises(redrive.NoSuchQueue, match="GossipDead"):
        redrive.redriven(NAME, "gossip")
    with pytest.raises(redrive.NoSuchQueue, match=r"infra\.republish"):
        redrive.redriven(NAME, "publish")


@pytest.mark.parametrize("words", [[], ["--queue", ""], ["--queue", "mail", "--stage", "live"]])
def test_half_an_order_is_refused(words: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as left:
        redrive.main(words)
    assert left.value.code == 2
    assert "usage:" in capsys.readouterr().err


def test_without_a_network_it_says_so(
    tmp_path: Any, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("NETWORK_FOLDER", str(tmp_path))
    with pytest.raises(SystemExit) as left:
        redrive.main(["--queue", "mail"])
    assert "holds no network" in str(left.value.code)
