"""Every kind of row: where it stands, what it holds."""

from collections.abc import Iterator
from typing import Final

from pynamodb.attributes import Attribute

from chalicelib.foundation.tables import EphemeraRow, InboxRow, JournalRow, LedgerRow, NetworkRow, Row
from docs.from_code.tables import NOTE, ours, said, subject, table

TABLES: Final = {
    "network": NetworkRow,
    "journal": JournalRow,
    "inbox": InboxRow,
    "ephemera": EphemeraRow,
    "ledger": LedgerRow,
}
KINDS: Final = {
    "BinaryAttribute": "bytes",
    "BooleanAttribute": "yes or no",
    "JSONAttribute": "JSON",
    "ListAttribute": "list",
    "MapAttribute": "map",
    "NumberAttribute": "number",
    "NumberSetAttribute": "set of numbers",
    "UnicodeAttribute": "text",
    "UnicodeSetAttribute": "set of texts",
}
EVERY_ROW: Final = frozenset(Row.get_attributes())

HEAD: Final = """# What is stored

A table for each lifecycle; the tables themselves stand in `infra/data.yaml`. A row is found by
`pk` / `sk`, and `cls` says what kind of row it is. Only a subject's `store` knows its rows.

"""


def page() -> str:
    """The whole page."""
    parts = [NOTE, HEAD]
    for name, base in TABLES.items():
        parts += [f"## {name}\n\n", f"{said(base)}\n\n", *_rows(base)]
    return "".join(parts)


def _rows(base: type[Row]) -> Iterator[str]:
    kinds = sorted(_below(base), key=lambda each: (subject(each), each.__name__))
    for kind in kinds:
        yield f"### {subject(kind)}: {kind.__name__}\n\n{said(kind)}\n\n"
        own = {name: each for name, each in kind.get_attributes().items() if name not in EVERY_ROW}
        if own:
            rows = (_attribute(name, own[name]) for name in sorted(own))
            yield table(("attribute", "holds", ""), rows)


def _below(base: type[Row]) -> Iterator[type[Row]]:
    for kind in base.__subclasses__():
        if ours(kind):
            yield kind
        yield from _below(kind)


def _attribute(name: str, attribute: "Attribute[object]") -> list[str]:
    kinds = (KINDS[each.__name__] for each in type(attribute).__mro__ if each.__name__ in KINDS)
    return [f"`{name}`", next(kinds, type(attribute).__name__), "may be absent" if attribute.null else ""]
