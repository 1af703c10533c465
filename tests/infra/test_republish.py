"""What was given up on its way is told again from the journal, once and whole."""

import io
import json
import os
import uuid
import zipfile
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta

import pytest

from infra import republish
from tests.cast.house import House

NOON = datetime(2031, 5, 6, 12, 0, 30, tzinfo=UTC)


@pytest.fixture
def heard(house: House, monkeypatch: pytest.MonkeyPatch) -> str:
    """A queue that hears a topic of its own, which is the network's for this test."""
    sns, sqs = house.engine.client("sns"), house.engine.client("sqs")
    name = f"told-{uuid.uuid4().hex[:8]}"
    topic = sns.create_topic(Name=name)["TopicArn"]
    queue: str = sqs.create_queue(QueueName=name)["QueueUrl"]
    arn = sqs.get_queue_attributes(QueueUrl=queue, AttributeNames=["QueueArn"])["Attributes"]["QueueArn"]
    sns.subscribe(TopicArn=topic, Protocol="sqs", Endpoint=arn, Attributes={"RawMessageDelivery": "true"})
    monkeypatch.setenv("NEWS_TOPIC", topic)
    return queue


def happened(house: House, at: datetime, number: int) -> None:
    house.engine.client("dynamodb").put_item(
        TableName=os.environ["JOURNAL_TABLE"],
        Item={
            "pk": {"S": f"J#{at:%Y%m%d%H%M}#{number % 8}"},
            "sk": {"S": f"{number:026d}"},
            "name": {"S": "person.changed"},
            "fact": {"S": json.dumps({"name": "person.changed", "number": number})},
        },
    )


def numbers(house: House, queue: str) -> list[int]:
    sqs = house.engine.client("sqs")
    found: list[int] = []
    while messages := sqs.receive_message(QueueUrl=queue, MaxNumberOfMessages=10).get("Messages"):
        found += [json.loads(each["Body"])["number"] for each in messages]
        for each in messages:
            sqs.delete_message(QueueUrl=queue, ReceiptHandle=each["ReceiptHandle"])
    return sorted(found)


def settings_of(topic: Mapping[str, str]) -> dict[str, str]:
    return {"JOURNAL_TABLE": topic["JOURNAL_TABLE"], "NEWS_TOPIC": topic["NEWS_TOPIC"]}


def test_each_fact_of_the_span_is_told_once(house: House, heard: str) -> None:
    for number in range(12):
        happened(house, NOON, number)
    happened(house, NOON + timedelta(minutes=2), 12)
    happened(house, NOON + timedelta(minutes=3), 13)
    count = republish.told(settings_of(os.environ), NOON, NOON + timedelta(minutes=2))
    assert count == 13
    assert numbers(house, heard) == list(range(13))


def test_what_the_topic_does_not_take_is_not_passed_over(
    house: House, heard: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    later = NOON + timedelta(days=2)
    happened(house, later, 1)

    class Full:
        """A topic that takes nothing."""

        def publish_batch(self, **asked: object) -> dict[str, object]:
            return {"Failed": [{"Id": "0"}]}

    client = republish.aws.client
    monkeypatch.setattr(republish.aws, "client", lambda name: Full() if name == "sns" else client(name))
    with pytest.raises(republish.NotTold, match="do it again from there"):
        republish.told(settings_of(os.environ), later, later)


def test_spans_have_a_beginning_an_end_and_a_bound() -> None:
    assert list(republish.minutes(NOON, NOON + timedelta(seconds=40))) == ["203105061200", "203105061201"]
    for until in (NOON - timedelta(seconds=1), NOON + timedelta(days=1, seconds=1)):
        with pytest.raises(ValueError, match="at most a day"):
            list(republish.minutes(NOON, until))
    assert republish.instant("2031-05-06T14:00:30+02:00") == NOON
    with pytest.raises(ValueError):
        republish.instant("2031-05-06T14:00:30")


def test_a_stack_that_is_absent_is_told(house: House) -> None:
    span = ["--since", "2031-05-06T12:00:00Z", "--until", "2031-05-06T12:01:00Z"]
    with pytest.raises(SystemExit, match=r"Not done: .*absent"):
        republish.main(["--stack", "absent", *span])


def deployed(house: House) -> str:
    """A stack on the engine whose function has the settings of the network under test."""
    name = f"republish-{uuid.uuid4().hex[:8]}"
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("app.py", "")
    house.engine.client("lambda").create_function(
        FunctionName=name,
        Runtime="python3.11",
        Role="arn:aws:iam::000000000000:role/network",
        Handler="app.app",
        Code={"ZipFile": packed.getvalue()},
        Environment={"Variables": settings_of(os.environ)},
    )
    body = {
        "Resources": {"Topic": {"Type": "AWS::SNS::Topic"}},
        "Outputs": {"APIHandlerName": {"Value": name}},
    }
    house.engine.client("cloudformation").create_stack(StackName=name, TemplateBody=json.dumps(body))
    return name


def test_the_command_tells_how_many(house: House, heard: str, capsys: pytest.CaptureFixture[str]) -> None:
    happened(house, NOON + timedelta(days=3), 7)
    span = ["--since", "2031-05-09T12:00:00Z", "--until", "2031-05-09T12:00:30Z"]
    republish.main(["--stack", deployed(house), *span])
    assert capsys.readouterr().out == "1 facts were told again.\n"
    assert numbers(house, heard) == [7]
