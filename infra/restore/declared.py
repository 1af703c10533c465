"""What the template says of each table, and which of it a restore brings along.

Source: DynamoDB Developer Guide, "Restoring a table to a point in time": time to live, streams, recovery
itself, protection, tags and alarms are those of a new table, and have to be set again.
"""

from dataclasses import dataclass
from typing import Any, Final

from infra import merge

CARRIED: Final = frozenset(
    {"AttributeDefinitions", "BillingMode", "GlobalSecondaryIndexes", "KeySchema", "SSESpecification"}
)
"""What comes with the restored table, or is said when it is asked for."""
REAPPLIED: Final = frozenset({
    "DeletionProtectionEnabled", "PointInTimeRecoverySpecification", "StreamSpecification",
    "TimeToLiveSpecification",
})  # fmt: skip
"""What is set again."""
TABLE: Final = "AWS::DynamoDB::Table"


@dataclass(frozen=True, slots=True)
class Declared:
    """A table of the template. `name` is one of the five of `settings.TABLES`, `logical` the template's own;
    `backed` says that it can be restored to a point in time, else it is made anew and empty."""

    name: str
    logical: str
    backed: bool
    expires: str | None
    stream: str | None
    protected: bool


def resources() -> dict[str, dict[str, Any]]:
    """The properties of each table of the template, by its logical name."""
    said = merge.read(merge.FOLDER / "data.yaml")["Resources"]
    return {name: each["Properties"] for name, each in said.items() if each["Type"] == TABLE}


def tables() -> list[Declared]:
    """All tables."""
    return [_declared(logical, said) for logical, said in resources().items()]


def _declared(logical: str, said: dict[str, Any]) -> Declared:
    expiry = said.get("TimeToLiveSpecification") or {}
    recovery = said.get("PointInTimeRecoverySpecification") or {}
    return Declared(
        name=logical.removesuffix("Table").lower(),
        logical=logical,
        backed=bool(recovery.get("PointInTimeRecoveryEnabled")),
        expires=expiry.get("AttributeName") if expiry.get("Enabled") else None,
        stream=(said.get("StreamSpecification") or {}).get("StreamViewType"),
        protected=bool(said.get("DeletionProtectionEnabled")),
    )
