"""What the tests of ledgers share: rows as they are, entries made by the hundred, auditors."""

from collections.abc import Iterator
from typing import Any

from chalicelib.foundation import settings
from chalicelib.foundation.changes import Change
from chalicelib.foundation.events import Event
from chalicelib.foundation.tables import Item, plain
from tests.cast.clients import CLIENTS
from tests.cast.house import House, Somebody, done


class Counted(Event):
    """A fact of the tests that is kept in the audit log."""

    name = "test.counted"
    ledger = "audit"


class Ruled(Event):
    """A fact of the tests that is kept in a rules ledger too."""

    name = "test.ruled"
    ledger = "rules"


def keep(*facts: Event) -> None:
    """Writes facts as use cases do, twenty in a transaction."""
    for start in range(0, len(facts), 20):
        Change().commit(*facts[start : start + 20])


def auditor(house: House, name: str = "Aude") -> Somebody:
    """A member whom Ada made an auditor."""
    someone = house.person(name)
    done(house.ada.patch(f"/people/{someone.id}", {"roles": ["auditor"]}))
    return someone


def rows() -> list[Item]:
    """Everything in the ledger's table."""
    return [plain(raw) for raw in raw_rows()]


def raw_rows() -> Iterator[dict[str, Any]]:
    pages = (
        CLIENTS["dynamodb"]
        .get_paginator("scan")
        .paginate(TableName=settings.TABLES["ledger"], ConsistentRead=True)
    )
    for page in pages:
        yield from page["Items"]


def write(raw: dict[str, Any]) -> None:
    """Puts a row into the table behind everybody's back."""
    CLIENTS["dynamodb"].put_item(TableName=settings.TABLES["ledger"], Item=raw)


def remove(raw: dict[str, Any]) -> None:
    """Takes a row away behind everybody's back."""
    key = {name: raw[name] for name in ("pk", "sk")}
    CLIENTS["dynamodb"].delete_item(TableName=settings.TABLES["ledger"], Key=key)
