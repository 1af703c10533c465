"""What would be deployed: the merged template, translated and linted without a cloud."""

import json
import subprocess
from pathlib import Path
from typing import Any

import pytest
from cfnlint import api

from infra import merge
from local.engine import PYTHON
from local.stack import KEPT
from local.template import data_plane, packaged

# The translator lives in the engine's environment, because it pins what our tests need in another version.
TRANSLATE = """
import json, sys
from samtranslator.translator.transform import transform
class NoPolicies:
    def load(self):
        return {}
json.dump(transform(json.load(sys.stdin), {}, NoPolicies()), sys.stdout)
"""


@pytest.fixture(scope="module")
def template() -> dict[str, Any]:
    return packaged(KEPT)


@pytest.fixture(scope="module")
def translated(template: dict[str, Any]) -> dict[str, Any]:
    """As CloudFormation sees it, after the serverless transform."""
    said = json.loads(json.dumps(template))
    for resource in said["Resources"].values():
        if resource["Type"] == "AWS::Serverless::Function":
            resource["Properties"]["CodeUri"] = "s3://bucket/key"
    done = subprocess.run(
        [PYTHON, "-c", TRANSLATE],
        input=json.dumps(said),
        capture_output=True,
        text=True,
        check=True,
        env={"AWS_DEFAULT_REGION": "eu-west-1"},
        timeout=240,
    )
    whole: dict[str, Any] = json.loads(done.stdout)
    return whole


def of_type(template: dict[str, Any], kind: str) -> dict[str, dict[str, Any]]:
    return {name: each for name, each in template["Resources"].items() if each.get("Type") == kind}


def test_every_override_names_a_resource_that_exists(template: dict[str, Any]) -> None:
    assert [name for name, each in template["Resources"].items() if "Type" not in each] == []


def test_no_placeholder_is_left(template: dict[str, Any]) -> None:
    assert "set-by-template" not in json.dumps(template)
    assert "000000000000" not in json.dumps(template)


def test_it_lints_without_a_word(translated: dict[str, Any]) -> None:
    found = api.lint(json.dumps(translated), config=api.ManualArgs(regions=["eu-west-1"]))
    assert [f"{each.rule.id} {each.message}" for each in found] == []


def test_filters_are_the_wiring(template: dict[str, Any]) -> None:
    from chalicelib import wiring

    filters = {
        name.removeprefix("NewsTo").lower(): each["Properties"]["FilterPolicy"]["name"]
        for name, each in of_type(template, merge.SUBSCRIPTION).items()
        if name.startswith(merge.PREFIX)
    }
    assert filters == {
        queue: sorted(event.name for event in listeners) for queue, listeners in wiring.QUEUES.items()
    }


def test_every_source_answers_in_parts(translated: dict[str, Any]) -> None:
    from chalicelib import wiring

    sources = of_type(translated, "AWS::Lambda::EventSourceMapping").values()
    # The journal's stream, a queue for each kind of consequence, of calls, and of mails that came back.
    assert len(sources) == len(wiring.QUEUES) + 3
    assert all(each["Properties"]["FunctionResponseTypes"] == ["ReportBatchItemFailures"] for each in sources)


def test_tables_keep_what_data_md_says(template: dict[str, Any]) -> None:
    tables = {name: each["Properties"] for name, each in of_type(template, "AWS::DynamoDB::Table").items()}
    backed_up = {name for name, each in tables.items() if "PointInTimeRecoverySpecification" in each}
    expiring = {
        name for name, each in tables.items()
        if each.get("TimeToLiveSpecification") == {"AttributeName": "expires", "Enabled": True}
    }  # fmt: skip
    assert backed_up == {"NetworkTable", "JournalTable", "LedgerTable"}
    assert expiring == {"JournalTable", "InboxTable", "EphemeraTable"}
    assert tables["JournalTable"]["StreamSpecification"] == {"StreamViewType": "NEW_IMAGE"}
    for each in tables.values():
        assert each["BillingMode"] == "PAY_PER_REQUEST"
        assert each["SSESpecification"]["SSEEnabled"] is True
        assert each["DeletionProtectionEnabled"] is True
        assert [key["AttributeName"] for key in each["KeySchema"]] == ["pk", "sk"]


def test_what_holds_data_outlives_the_stack(template: dict[str, Any]) -> None:
    for kind in ("AWS::DynamoDB::Table", "AWS::S3::Bucket", "AWS::SecretsManager::Secret"):
        for each in of_type(template, kind).values():
            assert (each["DeletionPolicy"], each["UpdateReplacePolicy"]) == ("Retain", "Retain")


def test_every_listening_queue_has_dead_letters(template: dict[str, Any]) -> None:
    queues = of_type(template, "AWS::SQS::Queue")
    for name, each in queues.items():
        assert each["Properties"]["SqsManagedSseEnabled"] is True
        if name.endswith("Queue"):
            dead = each["Properties"]["RedrivePolicy"]["deadLetterTargetArn"]["Fn::GetAtt"][0]
            assert dead == name.removesuffix("Queue") + "Dead"
            assert dead in queues


def test_functions_have_one_virtual_cpu(template: dict[str, Any]) -> None:
    from chalicelib import wiring

    functions = of_type(template, "AWS::Serverless::Function")
    listeners = {queue.capitalize() for queue in wiring.QUEUES}
    others = {"APIHandler", "Publish", "Deliver", "Returns", "Due", "Level", "Seal"}
    assert set(functions) == listeners | others
    assert {each["Properties"]["MemorySize"] for each in functions.values()} == {1769}


def test_a_laptop_creates_the_data_plane_and_nothing_else(template: dict[str, Any]) -> None:
    body = data_plane(template)
    services = {each["Type"].split("::")[1] for each in body["Resources"].values()}
    assert services == {"DynamoDB", "SNS", "SQS", "S3", "SES"}
    variables = {each["Description"] for name, each in body["Outputs"].items() if name.startswith("Var")}
    assert {"NETWORK_TABLE", "NEWS_TOPIC", "FILES_BUCKET", "MAIL_SENDER", "STAGE"} <= variables
    assert "SECRET_ARN" not in variables


def test_two_concerns_may_not_say_the_same(tmp_path: Path) -> None:
    with pytest.raises(merge.Unmergeable, match="Table"):
        merge.joined({"a": {"Resources": {"Table": {}}}, "b": {"Resources": {"Table": {}}}})


def test_a_queue_that_hears_nothing_is_refused() -> None:
    with pytest.raises(merge.Unmergeable, match="hears nothing"):
        merge.merged(lambda queue: [])
