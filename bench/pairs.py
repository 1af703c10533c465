"""`python -m bench.pairs`: what each operation costs beside its budget, and its CPU beside raw botocore.

On a small network of the sizes that the budgets speak of; `bench.load` measures a town of a thousand.
"""

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, redirect_stdout
from functools import partial
from pathlib import Path
from typing import Any, Final

MEASURED: Final = (
    "judge",
    "home feed, 20 posts, 40 communities",
    "community stream, 20 posts",
    "thread, 20 comments of 1 KB",
    "write a post of 1 KB",
    "comment",
    "reaction",
    "completion",
)


def main() -> None:
    """Prints the table."""
    from local import bells, stack
    from local.engine import Engine

    with Engine() as engine:
        environment, wires = stack.ensure(engine)
        os.environ.update(environment, SECRET="a secret for measuring, at least thirty-two bytes")
        from tests.cast.clients import CLIENTS

        for name in ("dynamodb", "dynamodbstreams", "sqs", "sns", "sesv2"):
            CLIENTS[name] = engine.client(name)
        with Path(os.devnull).open("w") as quiet, redirect_stdout(quiet):
            rows = _measured(engine, lambda: bells.drain(wires, CLIENTS))
    _print(rows)


def _measured(engine: Any, drain: Callable[[], int]) -> list[tuple[str, ...]]:
    import app
    from bench.compare import compared
    from bench.tapes import recorded
    from tests.cast.caller import Context
    from tests.cast.counting import counted
    from tests.cast.house import House
    from tests.cast.scenes import BUDGETS, Stage

    house = House(app.app, engine, drain)
    house.door.contract = None
    acts = Stage(house).acts()
    rows = []
    for operation, budget in BUDGETS.items():
        with counted() as bill, recorded() as tape, _overheard(house.door) as events:
            acts[operation]()
        act = partial(app.app, events[-1], Context())
        pair = tuple(f"{each:.2f}" for each in compared(act, tape)) if operation in MEASURED else ("", "", "")
        figures = (
            f"{bill.count}/{budget.calls}",
            f"{bill.trips}/{budget.trips}",
            f"{bill.read:g}/{budget.read:g}",
        )
        rows.append((operation, *figures, f"{bill.written:g}/{budget.written:g}", *pair))
    return rows


@contextmanager
def _overheard(door: Any) -> Iterator[list[dict[str, Any]]]:
    """Within, the events that go through the front door are kept, to be given to the handler again."""
    events: list[dict[str, Any]] = []
    through = door.app

    def keep(event: dict[str, Any], context: Any) -> Any:
        events.append(event)
        return through(event, context)

    door.app = keep
    try:
        yield events
    finally:
        door.app = through


def _print(rows: list[tuple[str, ...]]) -> None:
    head = ("operation", "calls", "trips", "read", "written", "ours ms", "raw ms", "ratio")
    widths = [max(len(row[column]) for row in (head, *rows)) for column in range(len(head))]
    for row in (head, *rows):
        line = "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True))
        sys.stdout.write(line.rstrip() + "\n")
    sys.stdout.write("Figures are used/ceiling; read and written in capacity units; CPU warm, per request.\n")


if __name__ == "__main__":
    main()
