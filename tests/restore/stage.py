"""A network that is restored beside the one that stories happen in; its tables are asked what is there."""

import os
import subprocess
import sys
from collections.abc import Iterator
from datetime import datetime
from typing import Any, Final

import msgspec

from chalicelib.foundation import clock
from chalicelib.foundation.tables import Item, Key, plain
from infra.restore import declared
from infra.restore.copies import Tables, named
from infra.restore.drill import ROOT, Restore
from infra.restore.inside import Asked, Done
from tests.cast.clients import CLIENTS

LAWS: Final = """
import sys
from chalicelib.foundation import aws
from tests.cast import invariants
from tests.cast.clients import CLIENTS
CLIENTS["dynamodb"] = aws.client("dynamodb")
invariants.hold(sys.argv[1:])
"""
CUT: Final = """
import os, sys
from chalicelib.foundation import rows
left = int(sys.argv.pop(1))
def count(model, **_):
    global left
    if model.name in ("TransactWriteItems", "PutItem", "UpdateItem", "DeleteItem"):
        left -= 1
        if left < 0:
            os._exit(9)
rows.connection.client.meta.events.register("before-call.dynamodb", count)
from infra.restore import inside
inside.main()
"""
"""Ends as if by kill -9 before the write that comes after so many."""


def now() -> datetime:
    """This instant, by the network's clock."""
    return clock.utc(clock.now())


class Stage:
    """Restores to the same new tables however often it is asked."""

    def __init__(self) -> None:
        self.tables = Tables(CLIENTS["dynamodb"])
        self.at = now().replace(microsecond=0)
        self.restore = Restore(CLIENTS["dynamodb"], dict(os.environ), now, backed=False)
        live = {each.name: os.environ[f"{each.name.upper()}_TABLE"] for each in declared.tables()}
        self.copies = named(declared.tables(), live, self.at)
        self.new = {f"{copy.declared.name.upper()}_TABLE": copy.target for copy in self.copies}
        # The moment that is restored: tables are copied as they stand, and the story goes on.
        for copy in self.copies:
            self.tables.make(copy, self.at)

    def finished(self) -> Done:
        """What a restore does once the tables are there."""
        for copy in self.copies:
            self.tables.complete(copy)
        assert [said for copy in self.copies for said in self.tables.differences(copy)] == []
        return self.restore._inside(self.copies, self.at)

    def cut(self, writes: int, answer: str) -> int:
        """The same, killed after so many writes of its own; answers how it ended."""
        live = {copy.declared.name: copy.source for copy in self.copies}
        asked = msgspec.json.encode(Asked(since=int(self.at.timestamp() * 1000), live=live))
        return self._run("-c", CUT, str(writes), answer, told=asked).returncode

    def holds(self, *communities: str) -> str:
        """What does not hold of communities in the new tables, by the laws that all stories are judged by."""
        done = self._run("-c", LAWS, *communities)
        return done.stderr.decode() if done.returncode else ""

    def row(self, key: Key) -> Item | None:
        """A row of the new tables."""
        found = CLIENTS["dynamodb"].get_item(TableName=self._name(key), Key=_place(key), ConsistentRead=True)
        return plain(found["Item"]) if "Item" in found else None

    def rows(self, table: str) -> Iterator[Item]:
        """All rows of a new table."""
        pages = CLIENTS["dynamodb"].get_paginator("scan")
        for page in pages.paginate(TableName=self.new[f"{table.upper()}_TABLE"], ConsistentRead=True):
            yield from map(plain, page["Items"])

    def set(self, key: Key, name: str, value: Any) -> None:
        """Changes an attribute of a row of the new tables by hand; the value is as the wire has it."""
        names, values = {"#name": name}, {":value": value}
        CLIENTS["dynamodb"].update_item(
            TableName=self._name(key), Key=_place(key), UpdateExpression="SET #name = :value",
            ExpressionAttributeNames=names, ExpressionAttributeValues=values,
        )  # fmt: skip

    def tear(self, *keys: Key) -> None:
        """Takes rows of the new tables away."""
        for key in keys:
            CLIENTS["dynamodb"].delete_item(TableName=self._name(key), Key=_place(key))

    def discard(self) -> None:
        """Takes the new tables away."""
        self.restore.discard(self.copies)

    def _name(self, key: Key) -> str:
        return self.new[f"{key.table.upper()}_TABLE"]

    def _run(self, *words: str, told: bytes = b"") -> "subprocess.CompletedProcess[bytes]":
        environment = {**os.environ, **self.new}
        command = [sys.executable, *words]
        return subprocess.run(
            command, cwd=ROOT, env=environment, input=told, capture_output=True, check=False
        )


def _place(key: Key) -> dict[str, Any]:
    return {"pk": {"S": key.pk}, "sk": {"S": key.sk}}


def live() -> dict[str, list[Item]]:
    """Every row of every live table, in order."""
    found: dict[str, list[Item]] = {}
    for each in declared.tables():
        table = os.environ[f"{each.name.upper()}_TABLE"]
        pages = CLIENTS["dynamodb"].get_paginator("scan").paginate(TableName=table, ConsistentRead=True)
        rows = [plain(raw) for page in pages for raw in page["Items"]]
        found[each.name] = sorted(rows, key=lambda row: (row["pk"], row["sk"]))
    return found
