"""`python -m bench.load`: the seeded network under load, beside the marks."""

import json
import statistics
import sys
import time
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any, Final

from bench import clients
from bench.network import Network, started

if TYPE_CHECKING:
    from bench.operations import Maker

ROUNDS: Final = 2
ALONE: Final = 3.0
TOGETHER: Final = 4.0
CLIENTS: Final = 8


@dataclass(frozen=True)
class Row:
    """What an operation took: the better of two rounds, as the peers were measured, and how far these differ.

    `p50`, `p99` in milliseconds with one client, `rate` in requests a second with eight; `server` and
    `engine` are milliseconds of CPU a request; `spread` is the greater difference of the two rounds, in
    percent. `beside` compares our CPU in this process with bare botocore reading the same bytes.
    """

    name: str
    p50: float
    p99: float
    rate: float
    spread: float
    server: float
    engine: float
    calls: int
    trips: int
    read: float
    written: float
    own: float
    raw: float
    beside: float
    ahead: tuple[float, float] | None


def measured() -> list[Row]:
    """Seeds a network and measures every operation on it."""
    with started() as network:
        from bench.operations import Operations
        from bench.seeding import seeded

        began = time.monotonic()
        talk, rows = seeded()
        print(f"seeded {rows} rows in {time.monotonic() - began:.0f} s", file=sys.stderr)
        makers = Operations(talk, lambda request: _fingerprint(network, request)).makers()
        return [_row(network, name, make) for name, make in makers.items()]


def _fingerprint(network: Network, request: Any) -> str:
    return str(json.loads(network.answers(request))["fingerprint"])


def _row(network: Network, name: str, make: "Maker") -> Row:
    from bench.operations import MARKS

    bill, own, raw, ratio = _paired(network, make)
    clients.warm(network.port, make)
    rounds = [_round(network, make) for _ in range(ROUNDS)]
    alone = min((each[0] for each in rounds), key=lambda run: run.p50)
    together = max((each[1] for each in rounds), key=lambda run: run.rate)
    spreads = [_apart([each[0].p50 for each in rounds]), _apart([each[1].rate for each in rounds])]
    mark = MARKS[name]
    row = Row(
        name, alone.p50, alone.p99, together.rate, max(spreads),
        statistics.mean(each[2] for each in rounds), statistics.mean(each[3] for each in rounds),
        bill.count, bill.trips, bill.read, bill.written, own, raw, ratio,
        (mark.p50 / alone.p50, together.rate / mark.rate) if mark else None,
    )  # fmt: skip
    print(f"measured {name}", file=sys.stderr)
    return row


def _apart(figures: list[float]) -> float:
    return (max(figures) / min(figures) - 1) * 100


def _round(network: Network, make: "Maker") -> tuple[clients.Run, clients.Run, float, float]:
    """One client, then eight; and the CPU of both processes for each request of the eight."""
    network.rests()
    alone = clients.run(network.port, make, 1, ALONE)
    network.rests()
    before = network.cpu()
    together = clients.run(network.port, make, CLIENTS, TOGETHER)
    after = network.cpu()
    spent = [(now - then) * 1000 / len(together.took) for then, now in zip(before, after, strict=True)]
    return alone, together, spent[0], spent[1]


def _paired(network: Network, make: "Maker") -> tuple[Any, float, float, float]:
    from bench.compare import compared
    from bench.tapes import recorded
    from tests.cast.clients import CLIENTS as AWS
    from tests.cast.counting import counted

    AWS.setdefault("dynamodb", _store())
    request = make(1)
    network.answers(make(0))
    with counted() as bill, recorded() as tape:
        network.answers(request)
    event = network.event(request)

    def act() -> None:
        status = network.front._app(event, None)["statusCode"]
        if status >= 300:
            raise RuntimeError(f"{request.path}: {status} from the tape")

    return bill, *compared(act, tape)


def _store() -> Any:
    from chalicelib.foundation import aws

    return aws.client("dynamodb")


def main() -> None:
    """Prints the rows as JSON."""
    sys.__stdout__.write(json.dumps([asdict(each) for each in measured()]) + "\n")  # type: ignore[union-attr]  # It is there.


if __name__ == "__main__":
    main()
