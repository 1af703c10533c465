"""The new tables: made beside the live ones, given what a restore does not bring, compared, taken away."""

import re
import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, Final

from botocore.exceptions import ClientError

from infra.restore.declared import Declared
from infra.restore.problems import NotRestored

MARK: Final = "-restored-"
OURS: Final = re.compile(rf".+{MARK}\d{{14}}")
WAITING: Final = {"Delay": 10, "MaxAttempts": 1_000}
TAG: Final = "entrenous:restored"
TARGETS_MOST: Final = 255


@dataclass(frozen=True, slots=True)
class Copy:
    """A table, the live one that it is restored from, and the new one."""

    declared: Declared
    source: str
    target: str


def named(declared: list[Declared], live: Mapping[str, str], at: datetime) -> list[Copy]:
    """A copy of each table. Its name carries the point in time, so that what was cut short goes on."""
    found = [Copy(each, live[each.name], f"{live[each.name]}{MARK}{at:%Y%m%d%H%M%S}") for each in declared]
    if any(len(each.target) > TARGETS_MOST for each in found):
        raise NotRestored("the names of the new tables would be longer than DynamoDB takes")
    return found


class Tables:
    """Makes, completes and discards copies with a client of DynamoDB. It never writes to a live table."""

    def __init__(self, dynamodb: Any) -> None:
        self._dynamodb = dynamodb

    def described(self, name: str) -> dict[str, Any] | None:
        """What DynamoDB says of a table; None where there is none."""
        try:
            found: dict[str, Any] = self._dynamodb.describe_table(TableName=name)["Table"]
        except self._dynamodb.exceptions.ResourceNotFoundException:
            return None
        return found

    def window(self, name: str) -> tuple[datetime, datetime] | None:
        """From when until when a table can be restored; None where it is not backed up."""
        found = self._dynamodb.describe_continuous_backups(TableName=name)["ContinuousBackupsDescription"]
        said = found.get("PointInTimeRecoveryDescription") or {}
        if said.get("PointInTimeRecoveryStatus") != "ENABLED":
            return None
        until = said.get("LatestRestorableDateTime") or datetime.now(UTC)  # noqa: TID251 (DynamoDB's own time)
        return said.get("EarliestRestorableDateTime") or until, until

    def make(self, copy: Copy, at: datetime) -> None:
        """Begins to restore a table; makes an empty one where there is no backup. One that is there stays."""
        if self.described(copy.target) is not None:
            return
        source = self.described(copy.source)
        if source is None:
            raise NotRestored(f"the table {copy.source} is not there: see docs/operations/restore.md")
        if not copy.declared.backed:
            self._dynamodb.create_table(
                TableName=copy.target, BillingMode="PAY_PER_REQUEST", **_shape(source)
            )
            return
        try:
            self._dynamodb.restore_table_to_point_in_time(
                SourceTableName=copy.source, TargetTableName=copy.target, RestoreDateTime=at,
                BillingModeOverride="PAY_PER_REQUEST", **_sealed(source, "SSESpecificationOverride"),
            )  # fmt: skip
        except ClientError as problem:
            raise NotRestored(f"{copy.source}: {problem.response['Error']['Message']}") from problem

    def complete(self, copy: Copy) -> None:
        """Waits until a table is there, and sets again what a restore does not bring. Repeat-safe."""
        said = copy.declared
        for setting in self._missing(copy):
            if setting == "DeletionProtectionEnabled":
                self._update(copy.target, DeletionProtectionEnabled=True)
            elif setting == "StreamSpecification":
                view = {"StreamEnabled": True, "StreamViewType": said.stream}
                self._update(copy.target, StreamSpecification=view)
            elif setting == "TimeToLiveSpecification":
                spec = {"AttributeName": said.expires, "Enabled": True}
                self._dynamodb.update_time_to_live(TableName=copy.target, TimeToLiveSpecification=spec)
            else:
                self._back_up(copy.target)
        self._tag(copy)

    def _back_up(self, name: str) -> None:
        asked = {"TableName": name, "PointInTimeRecoverySpecification": {"PointInTimeRecoveryEnabled": True}}
        for _ in range(WAITING["MaxAttempts"]):
            try:
                self._dynamodb.update_continuous_backups(**asked)
                return
            except self._dynamodb.exceptions.ContinuousBackupsUnavailableException:
                # A table that has just come cannot be backed up for some moments.
                time.sleep(WAITING["Delay"])
        raise NotRestored(f"{name} cannot be backed up")

    def _update(self, name: str, **said: Any) -> None:
        self._dynamodb.update_table(TableName=name, **said)
        self.await_(name)

    def await_(self, name: str) -> None:
        """Returns when a table can be used."""
        self._dynamodb.get_waiter("table_exists").wait(TableName=name, WaiterConfig=dict(WAITING))

    def _missing(self, copy: Copy) -> Iterator[str]:
        self.await_(copy.target)
        said, found = copy.declared, self.described(copy.target) or {}
        if said.protected and not found.get("DeletionProtectionEnabled"):
            yield "DeletionProtectionEnabled"
        if said.stream and (found.get("StreamSpecification") or {}).get("StreamViewType") != said.stream:
            yield "StreamSpecification"
        expiry = self._dynamodb.describe_time_to_live(TableName=copy.target)["TimeToLiveDescription"]
        if said.expires and expiry.get("AttributeName") != said.expires:
            yield "TimeToLiveSpecification"
        if said.backed and self.window(copy.target) is None:
            yield "PointInTimeRecoverySpecification"

    def differences(self, copy: Copy) -> list[str]:
        """What the template says of a table and the new one does not have."""
        found = [f"{copy.target} has no {setting}" for setting in self._missing(copy)]
        source, target = (_shape(self.described(each) or {}) for each in (copy.source, copy.target))
        found += [f"{copy.target} has another {name}" for name in source if source[name] != target.get(name)]
        return found

    def _tag(self, copy: Copy) -> None:
        source, target = (self.described(each) or {} for each in (copy.source, copy.target))
        tags = self._dynamodb.list_tags_of_resource(ResourceArn=source["TableArn"]).get("Tags", [])
        own = [each for each in tags if not each["Key"].startswith("aws:")]
        mark = {"Key": TAG, "Value": copy.target.rpartition(MARK)[2]}
        self._dynamodb.tag_resource(ResourceArn=target["TableArn"], Tags=[*own, mark])

    def discard(self, copy: Copy) -> None:
        """Deletes a new table. Raises NotRestored for any that a restore has not made."""
        if copy.target == copy.source or not OURS.fullmatch(copy.target):
            raise NotRestored(f"{copy.target} is no table that a restore has made")
        if self.described(copy.target) is None:
            return
        self._update(copy.target, DeletionProtectionEnabled=False)
        self._dynamodb.delete_table(TableName=copy.target)


def _shape(found: Mapping[str, Any]) -> dict[str, Any]:
    """Keys, indexes and encryption of a described table, as they are asked for."""
    shape = {
        "KeySchema": found.get("KeySchema"),
        "AttributeDefinitions": _sorted(found.get("AttributeDefinitions")),
    }
    indexes = [
        {name: each[name] for name in ("IndexName", "KeySchema", "Projection")}
        for each in found.get("GlobalSecondaryIndexes") or ()
    ]
    return (
        shape | ({"GlobalSecondaryIndexes": indexes} if indexes else {}) | _sealed(found, "SSESpecification")
    )


def _sorted(definitions: list[dict[str, str]] | None) -> list[dict[str, str]]:
    return sorted(definitions or (), key=lambda each: each["AttributeName"])


def _sealed(found: Mapping[str, Any], name: str) -> dict[str, Any]:
    said = found.get("SSEDescription") or {}
    if said.get("SSEType") != "KMS":
        return {}
    key = {"KMSMasterKeyId": said["KMSMasterKeyArn"]} if said.get("KMSMasterKeyArn") else {}
    return {name: {"Enabled": True, "SSEType": "KMS", **key}}
