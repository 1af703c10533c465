"""Two administrators in front of the network's settings, which are put back after each story."""

from collections.abc import Iterator
from typing import Any

import pytest

from tests.cast.caller import Reply
from tests.cast.clients import CLIENTS
from tests.cast.house import House, Somebody, done

GATES = [(f"NETWORK#g{copy}", "GATE") for copy in range(8)]
KEYS = [("NETWORK", "SETTINGS"), ("NETWORK", "ADMINISTRATORS"), ("NETWORK", "NOTICES"), *GATES]


def stored(pk: str, sk: str) -> dict[str, Any] | None:
    """A row as the engine has it."""
    from chalicelib.foundation import settings

    key = {"pk": {"S": pk}, "sk": {"S": sk}}
    answer = CLIENTS["dynamodb"].get_item(TableName=settings.TABLES["network"], Key=key, ConsistentRead=True)
    row: dict[str, Any] | None = answer.get("Item")
    return row


def keep(row: dict[str, Any]) -> None:
    """Puts a row as it is given."""
    from chalicelib.foundation import settings

    CLIENTS["dynamodb"].put_item(TableName=settings.TABLES["network"], Item=row)


def drop(pk: str, sk: str) -> None:
    """Takes a row away."""
    from chalicelib.foundation import settings

    key = {"pk": {"S": pk}, "sk": {"S": sk}}
    CLIENTS["dynamodb"].delete_item(TableName=settings.TABLES["network"], Key=key)


@pytest.fixture(autouse=True)
def settings_as_before(house: House) -> Iterator[None]:
    """The network is shared: whatever a story does to its settings ends with it. Only the count of changes
    goes on, because their rows stay."""
    before = {key: stored(*key) for key in KEYS}
    yield
    proposed = (stored("NETWORK", "SETTINGS") or {}).get("proposed", {"N": "0"})
    for key, row in before.items():
        if row is None:
            drop(*key)
        elif key == ("NETWORK", "SETTINGS"):
            keep({**{name: each for name, each in row.items() if name != "pending"}, "proposed": proposed})
        else:
            keep(row)


@pytest.fixture
def bea(house: House) -> Somebody:
    """A second administrator, whom the command of whoever deployed the network made."""
    from chalicelib.people.actions import first_administrator

    someone = house.person("Bea Second")
    first_administrator(someone.email, someone.name)
    return someone


def says(someone: Somebody, **said: Any) -> Reply:
    """What somebody wants the settings to be, against what they just read."""
    return someone.patch("/settings", said, if_match=etag(someone))


def etag(someone: Somebody) -> str:
    """The version that somebody would edit."""
    return someone.get("/settings").headers.get("etag", '"0"')


def values(someone: Somebody) -> Any:
    """The settings as they stand."""
    return done(someone.get("/settings"))["settings"]


def proposes(someone: Somebody, **said: Any) -> str:
    """Proposes to loosen settings, and answers the number of the change."""
    return str(done(says(someone, **said), 202)["number"])


def signs(someone: Somebody, number: str) -> Reply:
    return someone.put(f"/settings/changes/{number}/signature")


def audited(name: str) -> list[dict[str, Any]]:
    """The entries of the audit log of these days with that name, oldest first."""
    import json
    from datetime import UTC, datetime, timedelta

    from chalicelib.foundation import settings

    days = [datetime.now(UTC) + timedelta(days=day) for day in range(-1, 45)]
    found = []
    for day in days:
        for shard in range(4):
            values = {":pk": {"S": f"LEDGER#{day:%Y%m%d}#{shard}"}}
            answer = CLIENTS["dynamodb"].query(
                TableName=settings.TABLES["ledger"],
                KeyConditionExpression="pk = :pk",
                ExpressionAttributeValues=values,
                ConsistentRead=True,
            )
            found += [json.loads(item["fact"]["S"]) for item in answer["Items"] if "fact" in item]
    return sorted((each for each in found if each["name"] == name), key=lambda each: str(each["id"]))


def told(name: str) -> list[dict[str, Any]]:
    """The notices to everybody with that name, oldest first."""
    import json

    row = stored("NETWORK", "NOTICES") or {}
    facts = [json.loads(entry) for entry in row.get("entries", {}).get("SS", [])]
    return sorted((each for each in facts if each["name"] == name), key=lambda each: str(each["id"]))
