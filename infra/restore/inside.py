"""What is done in the new tables: the application runs on them, in a process of its own, for nobody yet.

Run as `python -m infra.restore.inside ANSWER` with the settings of the new tables in the environment, and
what is asked on standard input (JSON): the point in time, and what the live tables are called.
"""

import sys
from collections import Counter
from pathlib import Path

import msgspec


class Asked(msgspec.Struct, frozen=True):
    """The point in time (milliseconds) and the live tables, which are read."""

    since: int
    live: dict[str, str]


class Done(msgspec.Struct):
    """What was brought along, done again, mended, left to people; what is there now, and what is wrong."""

    carried: dict[str, int]
    facts: int
    replayed: dict[str, int]
    by_hand: list[str]
    mended: dict[str, int]
    rows: dict[str, dict[str, int]]
    ledger: str
    wrong: list[str]


def done(asked: Asked) -> Done:
    """Brings along, mends, does again, mends what follows from that, and looks whether all is right."""
    # The application reads its settings when it is imported: this process has those of the new tables.
    from chalicelib.foundation import settings
    from infra.restore import forward
    from infra.restore.mending import mended
    from infra.restore.replay import replayed

    carried = {"ledger": forward.ledger(asked.live["ledger"]), "due": forward.dues(asked.live["ephemera"])}
    facts = forward.facts(asked.live["journal"], asked.since)
    torn = mended()
    again = replayed(facts)
    followed = mended()
    ledger, wrong = _verified()
    wrong += [f"{count} × {law} do not hold" for law, count in mended().items()]
    rows = {name: forward.rows_by_kind(table) for name, table in settings.TABLES.items()}
    return Done(
        carried, again.facts, dict(again.done), again.by_hand, dict(Counter(torn) + Counter(followed)), rows,
        ledger, wrong + _still_open(rows),
    )  # fmt: skip


def _verified() -> tuple[str, list[str]]:
    from infra.ledger.__main__ import told
    from infra.ledger.reading import verified

    report = verified(behind=True)
    return told(report).splitlines()[-1], [f"{each.place} {each.what}" for each in report.findings]


def _still_open(rows: dict[str, dict[str, int]]) -> list[str]:
    sessions = rows["ephemera"].get("Session", 0)
    return [f"{sessions} sessions are open"] if sessions else []


def main() -> None:
    """Does what standard input asks, and writes the answer into the file that the command line names."""
    asked = msgspec.json.decode(sys.stdin.buffer.read(), type=Asked)
    Path(sys.argv[1]).write_bytes(msgspec.json.encode(done(asked)))


if __name__ == "__main__":
    main()
