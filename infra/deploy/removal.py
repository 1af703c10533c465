"""Taking a network away. Its data stay, unless that is told twice."""

from collections.abc import Callable
from typing import Any, Final

from botocore.exceptions import ClientError

from infra.deploy import stacks
from infra.deploy.asked import Asked, Stopped
from infra.deploy.cloud import Cloud

TABLE: Final = "AWS::DynamoDB::Table"
BUCKET: Final = "AWS::S3::Bucket"
SECRET: Final = "AWS::SecretsManager::Secret"


def phrase(asked: Asked) -> str:
    """What one has to write, besides asking for it, before data are deleted."""
    return f"delete all data of {asked.stage}"


def remove(cloud: Cloud, asked: Asked) -> list[tuple[str, str]]:
    """Deletes the stack, and answers type and physical id of all that it leaves. Raises Stopped."""
    if stacks.found(cloud, asked.stack) is None:
        raise Stopped(f"There is no network {asked.stage!r} in {asked.region}.")
    said = stacks.template(cloud, asked.stack)["Resources"]
    kept = [
        (each["ResourceType"], each["PhysicalResourceId"])
        for each in stacks.resources(cloud, asked.stack)
        if said.get(each["LogicalResourceId"], {}).get("DeletionPolicy", "").startswith("Retain")
        and each.get("PhysicalResourceId")
    ]
    formation = cloud.cloudformation
    formation.update_termination_protection(StackName=asked.stack, EnableTerminationProtection=False)
    formation.delete_stack(StackName=asked.stack)
    left = stacks.settled(cloud, asked.stack)
    if left is not None:
        failed = "\n".join(f"  {each}" for each in stacks.failures(cloud, asked.stack))
        raise Stopped(f"{asked.stack} is {left.status}; what could not be deleted:\n{failed}")
    return kept


def erase(cloud: Cloud, kept: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """Deletes tables, buckets and secrets for good; answers what is none of these or locked, and stays."""
    how: dict[str, Callable[[Cloud, str], bool]] = {TABLE: _table, BUCKET: _bucket, SECRET: _secret}
    return [(kind, name) for kind, name in kept if kind not in how or not how[kind](cloud, name)]


def _table(cloud: Cloud, name: str) -> bool:
    cloud.dynamodb.update_table(TableName=name, DeletionProtectionEnabled=False)
    cloud.dynamodb.get_waiter("table_exists").wait(TableName=name)
    cloud.dynamodb.delete_table(TableName=name)
    return True


def _bucket(cloud: Cloud, name: str) -> bool:
    """A lock of the mode GOVERNANCE is lifted; one of the mode COMPLIANCE is nobody's to lift."""
    lifting = {"BypassGovernanceRetention": True} if _locks(cloud, name) else {}
    pages = cloud.s3.get_paginator("list_object_versions").paginate(Bucket=name)
    for page in pages:
        found: list[dict[str, Any]] = page.get("Versions", []) + page.get("DeleteMarkers", [])
        gone = {"Objects": [{"Key": each["Key"], "VersionId": each["VersionId"]} for each in found]}
        if found and cloud.s3.delete_objects(Bucket=name, Delete=gone, **lifting).get("Errors"):
            return False
    cloud.s3.delete_bucket(Bucket=name)
    return True


def _locks(cloud: Cloud, name: str) -> bool:
    try:
        cloud.s3.get_object_lock_configuration(Bucket=name)
    except ClientError:
        return False
    return True


def _secret(cloud: Cloud, name: str) -> bool:
    cloud.secrets.delete_secret(SecretId=name, ForceDeleteWithoutRecovery=True)
    return True
