"""What is kept for good: nobody may change or remove it, copies are locked, a resting sealer is told."""

import json
from types import SimpleNamespace
from typing import Any

import pytest

from infra.checks.template import listed, named
from infra.deploy import removal
from infra.deploy.cloud import Cloud
from local.stack import KEPT
from local.template import packaged

Template = dict[str, Any]
ADDING_AND_READING = {"dynamodb:PutItem", "dynamodb:Query", "dynamodb:BatchGetItem"}


@pytest.fixture(scope="module")
def template() -> Template:
    return packaged(KEPT)


def statements(template: Template, role: str) -> list[Template]:
    (policy,) = template["Resources"][role]["Properties"]["Policies"]
    found: list[Template] = policy["PolicyDocument"]["Statement"]
    return found


def roles(template: Template) -> list[str]:
    return [name for name, each in template["Resources"].items() if each.get("Type") == "AWS::IAM::Role"]


def actions(template: Template, role: str, resource: str) -> set[str]:
    allowed = [each for each in statements(template, role) if resource in named(each.get("Resource", []))]
    return {action for each in allowed for action in listed(each["Action"])}


def test_no_function_may_change_or_remove_an_entry(template: Template) -> None:
    ours = [each for each in roles(template) if "Policies" in template["Resources"][each]["Properties"]]
    assert "SealRole" in ours
    assert all(actions(template, role, "LedgerTable") <= ADDING_AND_READING for role in ours)
    readers = {role for role in ours if "dynamodb:Query" in actions(template, role, "LedgerTable")}
    assert readers == {"ApiHandlerRole", "SealRole"}


def test_the_sealer_touches_nothing_but_the_ledger_and_its_copies(template: Template) -> None:
    touched = {name for each in statements(template, "SealRole") for name in named(each.get("Resource", []))}
    assert touched == {"SealLogs", "LedgerTable", "LedgerBucket"}
    assert actions(template, "SealRole", "LedgerBucket") == {"s3:PutObject"}
    others = [role for role in roles(template) if role != "SealRole"]
    assert not any("LedgerBucket" in json.dumps(template["Resources"][role]) for role in others)


def test_copies_are_locked_for_years(template: Template) -> None:
    said = template["Resources"]["LedgerBucket"]["Properties"]
    assert said["ObjectLockEnabled"] is True
    retention = said["ObjectLockConfiguration"]["Rule"]["DefaultRetention"]
    assert retention == {"Mode": {"Ref": "LedgerLock"}, "Years": {"Ref": "LedgerYears"}}
    assert said["VersioningConfiguration"] == {"Status": "Enabled"}


def test_a_sealer_that_does_not_come_by_is_told_even_where_nothing_happens(template: Template) -> None:
    alarm = template["Resources"]["SealsAlarm"]["Properties"]
    assert (alarm["MetricName"], alarm["TreatMissingData"]) == ("Sealings", "breaching")
    assert alarm["Period"] * alarm["EvaluationPeriods"] == 600


def test_a_bucket_that_nobody_can_empty_stays() -> None:
    """S3 as it answers where the lock is not to be lifted: each object's deletion is refused."""
    asked = list[Template]()

    def refused(**said: Any) -> Template:
        asked.append(said)
        return {"Errors": [{"Code": "AccessDenied", **each} for each in said["Delete"]["Objects"]]}

    versions = [{"Versions": [{"Key": "network/1.txt", "VersionId": "1"}]}]
    pages = SimpleNamespace(paginate=lambda **_: versions)
    fake = {
        "get_object_lock_configuration": lambda **_: {},
        "get_paginator": lambda _: pages,
        "delete_objects": refused,
    }
    kept = [(removal.BUCKET, "locked-for-years"), ("AWS::Logs::LogGroup", "logs")]
    cloud = Cloud(lambda service, region: SimpleNamespace(**fake), "eu-west-1")
    assert removal.erase(cloud, kept) == kept
    assert [each["BypassGovernanceRetention"] for each in asked] == [True]
