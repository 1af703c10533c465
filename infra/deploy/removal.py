"""Taking a network away. Its data stay, unless that is told twice."""

from collections.abc import Callable
from typing import Any, Final

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
    """Deletes tables, buckets and secrets for good; answers what is none of these and stays."""
    how: dict[str, Callable[[Cloud, str], None]] = {TABLE: _table, BUCKET: _bucket, SECRET: _secret}
    for kind, name in kept:
        if kind in how:
            how[kind](cloud, name)
    return [(kind, name) for kind, name in kept if kind not in how]


def _table(cloud: Cloud, name: str) -> None:
    cloud.dynamodb.update_table(TableName=name, DeletionProtectionEnabled=False)
    cloud.dynamodb.get_waiter("table_exists").wait(TableName=name)
    cloud.dynamodb.delete_table(TableName=name)


def _bucket(cloud: Cloud, name: str) -> None:
    pages = cloud.s3.get_paginator("list_object_versions").paginate(Bucket=name)
    for page in pages:
        found: list[dict[str, Any]] = page.get("Versions", []) + page.get("DeleteMarkers", [])
        gone = [{"Key": each["Key"], "VersionId": each["VersionId"]} for each in found]
        if gone:
            cloud.s3.delete_objects(Bucket=name, Delete={"Objects": gone, "Quiet": True})
    cloud.s3.delete_bucket(Bucket=name)


def _secret(cloud: Cloud, name: str) -> None:
    cloud.secrets.delete_secret(SecretId=name, ForceDeleteWithoutRecovery=True)
