"""The network's own rows, which all stories share: changed within a story, and as before when it ends."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, Final

from tests.cast.clients import CLIENTS

NOTICES: Final = [(f"NETWORK#n{copy}", "NOTICES") for copy in range(8)]
ROWS: Final = [*(("NETWORK", sk) for sk in ("SETTINGS", "ADMINISTRATORS", "LOOK")), *NOTICES]
STAY: Final = 300
"""A longest stay of guests, in days, that can be shortened and lengthened."""


@contextmanager
def as_before() -> Iterator[None]:
    """Within, settings and administrators may change. Only the count of proposals goes on, as they stay."""
    before = {key: _row(*key) for key in ROWS}
    try:
        yield
    finally:
        proposed = _row("NETWORK", "SETTINGS")["proposed"]
        for key, row in before.items():
            if row:
                _put({**row, "proposed": proposed} if key == ("NETWORK", "SETTINGS") else row)
            else:
                _drop(*key)


def forget_tomorrow() -> None:
    """Takes away what the whole network was told in days that did not come."""
    from chalicelib.foundation import clock
    from chalicelib.foundation.events import parsed

    for key in NOTICES:
        row = _row(*key)
        told = {entry: parsed(entry) for entry in row.get("entries", {}).get("SS", ())}
        kept = [entry for entry, fact in told.items() if fact is not None and fact.at <= clock.now()]
        if kept:
            _put({**row, "entries": {"SS": kept}})
        elif told:
            _drop(*key)


def calm() -> int:
    """Settings in which nothing waits, and a longest stay of guests of `STAY` days; answers their version."""
    row = _row("NETWORK", "SETTINGS")
    version = int(row["version"]["N"]) + 1
    kept = {name: value for name, value in row.items() if name != "pending"}
    _put({**kept, "guest_days": {"N": str(STAY)}, "version": {"N": str(version)}})
    return version


def administrators(*only: str) -> set[str]:
    """Who runs the network; `only` these from now on, where some are named."""
    row = _row("NETWORK", "ADMINISTRATORS")
    if only:
        _put({**row, "people": {"SS": list(only)}})
        return set(only)
    return set(row["people"]["SS"])


def _row(pk: str, sk: str) -> dict[str, Any]:
    from chalicelib.foundation import settings

    key = {"pk": {"S": pk}, "sk": {"S": sk}}
    answer = CLIENTS["dynamodb"].get_item(TableName=settings.TABLES["network"], Key=key, ConsistentRead=True)
    row: dict[str, Any] = answer.get("Item", {})
    return row


def _put(row: dict[str, Any]) -> None:
    from chalicelib.foundation import settings

    CLIENTS["dynamodb"].put_item(TableName=settings.TABLES["network"], Item=row)


def _drop(pk: str, sk: str) -> None:
    from chalicelib.foundation import settings

    key = {"pk": {"S": pk}, "sk": {"S": sk}}
    CLIENTS["dynamodb"].delete_item(TableName=settings.TABLES["network"], Key=key)
