"""What the local engine does better than it comes: faster where we ask most, as the cloud where it is not.

Private to the engine throughout: its version is pinned, and tests compare what it answers. Imports nothing of
ours: this runs in the engine's own environment.
"""

import functools
import json
from collections.abc import Callable
from importlib import import_module
from types import FunctionType, SimpleNamespace
from typing import Any

READS = "_tokenize"
CHECKS = ("_check_redundant_parens", "_check_reserved_keyword_usage", "_condition_syntax_error")
REMEMBERED = 4096
Fits = Callable[[str, dict[str, str]], bool]


def better(tables: Any, files: Any, keeping: Any) -> None:
    """Changes the engine's services and how it keeps its state, before it serves."""
    quicken(tables)
    narrow(tables)
    spell(tables)
    reckon(files)
    hurry(tables, keeping)


def hurry(tables: Any, keeping: Any) -> None:
    """Lets the engine write its state at once: rows as they are, where it copied each of them first, and as
    one text, where Python's own encoder puts pieces together.

    Nobody is answered meanwhile, so that nothing changes under it: with a thousand people that took six
    seconds of CPU.
    """
    code, as_it_is = vars(tables)["get_state"].__code__, SimpleNamespace(deepcopy=lambda kept: kept)

    def state() -> Any:
        # The engine's stores are what their names mean now, as in a query.
        return FunctionType(code, {**vars(tables), "copy": as_it_is})()

    def dump(state: Any, file: Any, *, default: Callable[[Any], Any]) -> None:
        file.write(json.dumps(state, default=default))

    vars(tables)["get_state"] = state
    vars(keeping)["json"] = SimpleNamespace(dump=dump, load=json.load, JSONDecodeError=json.JSONDecodeError)


def spell(tables: Any) -> None:
    """Lets answers about rows be written by msgspec: the same JSON, of which a feed reads 100 KB."""
    encode, plain = import_module("msgspec").json.encode, vars(tables)["json_response"]
    _, headers, _ = plain({})

    def answered(data: dict[str, Any], status: int = 200, **more: Any) -> Any:
        try:
            return (status, dict(headers), encode(data)) if not more else plain(data, status, **more)
        except (TypeError, ValueError):
            return plain(data, status, **more)

    vars(tables)["json_response"] = answered


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
