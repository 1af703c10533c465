"""Every fact that is told, and who listens to it."""

import inspect
from collections.abc import Iterator
from itertools import groupby
from typing import Final

from chalicelib import wiring
from chalicelib.foundation import events as facts
from chalicelib.foundation.events import Event
from docs.from_code import kept
from docs.from_code.tables import NOTE, ours, said, subject, table

COLUMNS: Final = ("event", "what happened", "kept in", "who listens (queue)")
HEAD: Final = """# What is told

An event is written to the journal in the transaction of its change and delivered from there, at
least once and in no order. It holds ids and codes, never names or bodies. `chalicelib/wiring/`
says who listens. The journal keeps 30 days; what people must be able to look up later is kept for good,
in the same transaction: in the audit log for auditors, in the rules ledger for the people of a community.

"""


def page() -> str:
    """The whole page."""
    told = sorted(filter(ours, facts.every().values()), key=lambda each: (subject(each), each.name))
    parts = [NOTE, HEAD]
    for name, events in groupby(told, key=subject):
        rows = [
            (f"`{each.name}`", said(each), kept.where(each), ", ".join(_listeners(each))) for each in events
        ]
        parts += [f"## {name}\n\n", table(COLUMNS, rows)]
    return "".join(parts)


def _listeners(event: type[Event]) -> Iterator[str]:
    for queue, heard in wiring.QUEUES.items():
        for listener in heard.get(event, ()):
            named = inspect.unwrap(listener)
            yield f"`{named.__module__.removeprefix('chalicelib.')}.{named.__name__}` ({queue})"
