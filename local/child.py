"""Runs in the engine's own environment, as a child of `local.engine`.

Its standard input is a pipe: a line that says `save` saves, one that says `empty` and names a file empties
everything and then makes that file; and when the pipe closes, however whoever started us died, it saves and
leaves. Imports nothing of ours: this environment has only the engine.
"""

import functools
import os
import signal
import sys
import threading
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from types import FunctionType
from typing import Any

READS = "_tokenize"
CHECKS = ("_check_redundant_parens", "_check_reserved_keyword_usage", "_condition_syntax_error")
REMEMBERED = 4096
Fits = Callable[[str, dict[str, str]], bool]
OF_OBJECTS = ("_object_versions", "_object_retention", "_object_legal_hold", "_object_tags", "_object_acl")


def quicken(tables: Any) -> None:
    """Lets the engine remember what it found out about the text of an expression.

    It reads and checks that text anew for each row of the partition that a query looks at: four fifths of
    the time that the row takes. These functions are private to the engine; its version is pinned, and what
    they answer follows from their arguments alone.
    """
    plain = vars(tables)[READS]
    setattr(tables, READS, functools.lru_cache(REMEMBERED)(lambda text: tuple(plain(text))))
    for name in CHECKS:
        setattr(tables, name, remembering(vars(tables)[name]))


def remembering(plain: Callable[..., Any]) -> Callable[..., Any]:
    """The same function, asked once for each text, or for each list of words."""
    kept = functools.lru_cache(REMEMBERED)(plain)
    return lambda first, *more: kept(first if isinstance(first, str) else tuple(first), *more)


def narrow(tables: Any) -> None:
    """Lets a query look at the rows that it asks for, and not at all rows of their partition one by one.

    Before the engine's own query runs, the few that can be in its answer are picked by comparing sort keys;
    it then does to them all that it does to any. Queries of indexes, and conditions of other forms than ours,
    are left as they are. Private to the engine as well; a test compares both over all our forms.
    """
    code, known = vars(tables)["_query"].__code__, vars(tables)["_tables"]

    def query(asked: dict[str, Any]) -> Any:
        # A copy of the function with a name of its own for the tables: nobody else sees the narrowed one.
        own = {**vars(tables), "_tables": Narrowed(known, asked)}
        return FunctionType(code, own)(asked)

    vars(tables)["_query"] = query


class Narrowed:
    """The tables, as far as one query needs them."""

    def __init__(self, known: Any, asked: dict[str, Any]) -> None:
        self._known, self._asked = known, asked

    def get(self, name: str) -> Any:
        """The table of a name, with no more rows than the query can answer."""
        table, asked = self._known.get(name), self._asked
        form = asked.get("KeyConditionExpression")
        if not table or form not in FORMS or asked.get("IndexName") or asked.get("FilterExpression"):
            return table
        values = {name: value.get("S", "") for name, value in asked["ExpressionAttributeValues"].items()}
        rows = table["items"].get(values[":pk"], {})
        return {**table, "items": {values[":pk"]: self._picked(rows, FORMS[form], values)}}

    def _picked(
        self, rows: dict[str, Any], fits: Callable[..., bool], values: dict[str, str]
    ) -> dict[str, Any]:
        after = self._asked.get("ExclusiveStartKey", {}).get("sk", {}).get("S")
        backward = self._asked.get("ScanIndexForward") is False
        found = sorted((place for place in rows if fits(place, values)), reverse=backward)
        if after is not None:
            found = [place for place in found if (place < after if backward else place > after)]
        limit = self._asked.get("Limit")
        # One more than it asks for, so that the engine sees whether something follows.
        return {place: rows[place] for place in (found[: limit + 1] if limit else found)}


FORMS: dict[str, Fits] = {
    "pk = :pk": lambda _place, _values: True,
    "pk = :pk AND begins_with(sk, :prefix)": lambda place, values: place.startswith(values[":prefix"]),
    "pk = :pk AND sk BETWEEN :low AND :high": lambda place, values: (
        values[":low"] <= place <= values[":high"]
    ),
}
"""The conditions that our queries have (`foundation.queries`), by their text."""


def listen(engine: Any) -> None:
    """Does what the pipe says until it closes."""
    for line in sys.stdin.buffer:
        loop = vars(engine)["_MAIN_LOOP"]
        if line.strip() == b"save" and loop is not None:
            loop.call_soon_threadsafe(save, engine)
        elif line.startswith(b"empty ") and loop is not None:
            loop.call_soon_threadsafe(empty, Path(os.fsdecode(line.strip().partition(b" ")[2])))
    os.kill(os.getpid(), signal.SIGTERM)


def save(engine: Any) -> None:
    """Writes all state to disk. On the engine's own loop, so that no request runs meanwhile.

    Saving and its loop are private to the engine; its version is pinned, and a test saves and kills.
    """
    engine.save_all(vars(engine)["_build_persistence_save_dict"]())
    kept = Path(os.environ["STATE_DIR"]) / "saves"
    kept.write_text(str(int(kept.read_text()) + 1 if kept.exists() else 1))


def empty(done: Path) -> None:
    """Forgets rows, messages, mails and objects, and keeps the tables, queues and buckets that held them.

    On the engine's own loop as well, so that nobody finds it half done; its stores are private to it.
    """
    tables, trimmed = _store("dynamodb", "_tables"), _store("dynamodb", "_stream_trimmed")
    for table in tables.values():
        table["items"].clear()
        vars(_service("dynamodb"))["_items_replaced"](table)
    for name, records in _store("dynamodb", "_stream_records").items():
        trimmed[name] = trimmed.get(name, 0) + len(records)
        records.clear()
    for queue in _store("sqs", "_queues").values():
        queue["messages"].clear()
    for mails in _store("ses", "_sent_emails").values():
        mails.clear()
    for bucket in _store("s3", "_buckets").values():
        bucket["objects"].clear()
    for name in OF_OBJECTS:
        _store("s3", name).clear()
    done.touch()


def _service(name: str) -> Any:
    return import_module(f"ministack.services.{name}")


def _store(service: str, name: str) -> dict[Any, Any]:
    """What a service keeps, of all accounts and regions."""
    kept: dict[Any, Any] = vars(_service(service))[name]._data  # noqa: SLF001 (its own methods see one account)
    return kept


def reckon(engine: Any) -> None:
    """Lets a copy have the checksum that is asked for, as S3 does it: the engine hears of it under the name
    that only uploads use.

    Copying is private to the engine; its version is pinned, and a test compares the checksum of a copy.
    """
    copied = vars(engine)["_copy_object"]

    def copy(bucket: str, key: str, headers: dict[str, str]) -> Any:
        asked = headers.get("x-amz-checksum-algorithm")
        return copied(bucket, key, {**headers, "x-amz-sdk-checksum-algorithm": asked} if asked else headers)

    vars(engine)["_copy_object"] = copy


def main() -> None:
    """Serves until the pipe closes. A closed terminal is the parent's business, not ours."""
    signal.signal(signal.SIGHUP, signal.SIG_IGN)
    sys.argv = ["ministack"]
    engine = import_module("ministack.app")
    quicken(_service("dynamodb"))
    narrow(_service("dynamodb"))
    reckon(_service("s3"))
    threading.Thread(target=listen, args=(engine,), daemon=True).start()
    engine.main()


if __name__ == "__main__":
    main()
