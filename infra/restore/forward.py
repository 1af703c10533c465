"""What the live tables know that the restored ones cannot: it is read there, and nothing is written there.

Facts that were kept for good are never rolled back: the restored ledger is given what the live one has more,
as far as its seals vouch for it. What falls due goes on. Sessions are never brought along: all have ended.
"""

from collections.abc import Iterable, Iterator
from typing import Any, Final

from botocore.exceptions import ClientError

from chalicelib.foundation import aws, clock, events, ids, settings
from chalicelib.foundation.events import Event
from chalicelib.foundation.tables import plain
from chalicelib.governance.model.ledger import NETWORK
from chalicelib.governance.rules import chains
from chalicelib.governance.store import seals
from chalicelib.governance.store.entries import MARKED

MARGIN: Final = clock.MINUTE
"""A transaction at the very point may be torn: facts of the minute before it are done again too."""
DUE: Final = "begins_with(pk, :due) OR pk = :clock"
Raw = dict[str, Any]


def scanned(table: str, **more: Any) -> Iterator[Raw]:
    """Every row of a table, as the wire has it; none where there is no such table."""
    pages = aws.client("dynamodb").get_paginator("scan")
    try:
        for page in pages.paginate(TableName=table, ConsistentRead=True, **more):
            yield from page["Items"]
    except ClientError as problem:
        if problem.response["Error"]["Code"] != "ResourceNotFoundException":
            raise


def ledger(live: str) -> int:
    """Gives the restored ledger what the live one has more; answers how many rows that were.

    Seals that were made while it looks are left, with their marks: the sealer makes them anew.
    """
    there = {_place(row) for row in scanned(settings.TABLES["ledger"], ProjectionExpression="pk, sk")}
    vouched = _vouched(scanned(live, FilterExpression="begins_with(pk, :s)", **_value(":s", "SEAL#")))
    more = (row for row in scanned(live) if _place(row) not in there and _stands(row, vouched))
    return _put(settings.TABLES["ledger"], more)


def _vouched(rows: Iterable[Raw]) -> set[tuple[str, int]]:
    """The seals that the network's seals name, and these: by chain and number."""
    network = [seal for row in rows if row["pk"]["S"] == seals.chain(NETWORK) and (seal := _seal(row))]
    own = {(NETWORK, seal.number) for seal in network}
    return own | {(head.chain, head.mark.number) for seal in network for head in seal.heads}


def _seal(row: Raw) -> Any:
    return chains.seal_of(row["text"]["S"])


def _stands(row: Raw, vouched: set[tuple[str, int]]) -> bool:
    pk, sk = _place(row)
    if pk.startswith("SEAL#"):
        return (pk.removeprefix("SEAL#"), int(sk)) in vouched
    if sk.endswith(MARKED):
        chain = pk.removeprefix("COMMUNITY#") if pk.startswith("COMMUNITY#") else NETWORK
        return (chain, int(row["number"]["N"])) in vouched
    return pk != seals.CLOCK.pk


def dues(live: str) -> int:
    """Lets what falls due in the live network fall due in the restored one; answers how many rows it is."""
    asked = {"FilterExpression": DUE, **_value(":due", "DUE#")}
    asked["ExpressionAttributeValues"] |= {":clock": {"S": "CLOCK"}}
    return _put(settings.TABLES["ephemera"], scanned(live, **asked))


def _put(table: str, rows: Iterable[Raw]) -> int:
    client, count = aws.client("dynamodb"), 0
    for row in rows:
        try:
            client.put_item(TableName=table, Item=row, ConditionExpression="attribute_not_exists(pk)")
        except client.exceptions.ConditionalCheckFailedException:
            continue
        count += 1
    return count


def facts(live_journal: str, since: int) -> list[Event]:
    """What happened since an instant and the minute before it, oldest first: as the live journal tells it,
    and where that is gone, the ledger. Facts that this version does not know are left."""
    after = {"FilterExpression": "sk > :since", **_value(":since", ids.first_of(since - MARGIN))}
    rows = [*scanned(live_journal, **after), *scanned(settings.TABLES["journal"], **after)]
    texts = {row["sk"]["S"]: row["fact"]["S"] for row in rows if "fact" in row}
    for row in scanned(settings.TABLES["ledger"], **after):
        # In a community's own ledger the same facts stand a second time, under longer keys.
        if "fact" in row and row["pk"]["S"].startswith("LEDGER#"):
            texts.setdefault(row["sk"]["S"], row["fact"]["S"])
    return [fact for id_ in sorted(texts) if (fact := events.parsed(texts[id_])) is not None]


def rows_by_kind(table: str) -> dict[str, int]:
    """How many rows of each kind a table holds."""
    found: dict[str, int] = {}
    for raw in scanned(table, ProjectionExpression="cls"):
        kind = str(plain(raw).get("cls", ""))
        found[kind] = found.get(kind, 0) + 1
    return found


def _place(row: Raw) -> tuple[str, str]:
    return row["pk"]["S"], row["sk"]["S"]


def _value(name: str, text: str) -> dict[str, Any]:
    return {"ExpressionAttributeValues": {name: {"S": text}}}
