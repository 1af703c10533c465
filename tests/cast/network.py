"""The network's own rows, which all stories share: changed within a story, and as before when it ends."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, Final

from tests.cast.clients import CLIENTS

GATES: Final = [(f"NETWORK#g{copy}", "GATE") for copy in range(8)]
NOTICES: Final = [(f"NETWORK#n{copy}", "NOTICES") for copy in range(8)]
ROWS: Final = [*(("NETWORK", sk) for sk in ("SETTINGS", "ADMINISTRATORS", "LOOK")), *NOTICES]
STAY: Final = 300
"""A longest stay of guests, in days, that can be shortened and lengthened."""


@contextmanager
def as_before() -> Iterator[None]:
    """Within, settings and administrators may change. Only the count of proposals goes on, as they stay."""
    before = {key: stored(*key) for key in ROWS}
    try:
        yield
    finally:
        proposed = _there("SETTINGS")["proposed"]
        for key, row in before.items():
            if row:
                keep({**row, "proposed": proposed} if key == ("NETWORK", "SETTINGS") else row)
            else:
                drop(*key)


def forget_tomorrow() -> None:
    """Takes away what the whole network was told in days that did not come."""
    from chalicelib.foundation import clock
    from chalicelib.foundation.events import parsed

    for key in NOTICES:
        row = stored(*key) or {}
        told = {entry: parsed(entry) for entry in row.get("entries", {}).get("SS", ())}
        kept = [entry for entry, fact in told.items() if fact is not None and fact.at <= clock.now()]
        if kept:
            keep({**row, "entries": {"SS": kept}})
        elif told:
            drop(*key)


def calm() -> int:
    """Settings in which nothing waits, and a longest stay of guests of `STAY` days; answers their version."""
    row = _there("SETTINGS")
    version = int(row["version"]["N"]) + 1
    kept = {name: value for name, value in row.items() if name != "pending"}
    keep({**kept, "guest_days": {"N": str(STAY)}, "version": {"N": str(version)}})
    return version


def administrators(*only: str) -> set[str]:
    """Who runs the network; `only` these from now on, where some are named."""
    row = _there("ADMINISTRATORS")
    if only:
        keep({**row, "people": {"SS": list(only)}})
        return set(only)
    return set(row["people"]["SS"])


def _there(sk: str) -> dict[str, Any]:
    row = stored("NETWORK", sk)
    assert row is not None, sk
    return row


def stored(pk: str, sk: str) -> dict[str, Any] | None:
    """A row as the engine has it."""
    answer = CLIENTS["dynamodb"].get_item(TableName=_table(), Key=_key(pk, sk), ConsistentRead=True)
    row: dict[str, Any] | None = answer.get("Item")
    return row


def keep(row: dict[str, Any]) -> None:
    """Puts a row as it is given."""
    CLIENTS["dynamodb"].put_item(TableName=_table(), Item=row)


def drop(pk: str, sk: str) -> None:
    """Takes a row away."""
    CLIENTS["dynamodb"].delete_item(TableName=_table(), Key=_key(pk, sk))


def _key(pk: str, sk: str) -> dict[str, Any]:
    return {"pk": {"S": pk}, "sk": {"S": sk}}


def _table() -> str:
    # The tables' names are read when this is imported, which must not be before the engine runs.
    from chalicelib.foundation import settings

    return settings.TABLES["network"]
