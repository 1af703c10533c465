"""`make bench`: how fast a network is beside its peers, what a request takes, how it starts; `results.json`
keeps it.

Each part runs in a process of its own, because the application reads its surroundings once: the town under
load (`bench.load`), small scenes beside their budgets (`bench.pairs`), the packaged function's start, and
the page on a slow line.
"""

import json
import os
import platform
import subprocess
import sys
from collections.abc import Iterator, Mapping
from importlib.metadata import version
from pathlib import Path
from typing import Any, Final

from chalicelib.foundation import clock
from local.engine import PYTHON, ROOT

RESULTS: Final = Path(__file__).with_name("results.json")
HEAD: Final = (
    "operation", "p50 ms", "p99 ms", "1/s by 8", "ahead p50", "ahead 1/s", "± %", "calls", "trips", "read",
    "written", "server ms", "engine ms", "own ms", "raw ms", "ratio",
)  # fmt: skip
LEGEND: Final = """
ahead: how many times better than the best peer; ± %: how far two rounds differ; server, engine, own and raw:
milliseconds of CPU a request; ratio: our CPU beside a bare botocore that reads the same.
"""
VERSIONS: Final = ("chalice", "botocore", "pynamodb", "msgspec")


def main() -> None:
    """Measures, prints, and writes what was measured."""
    load: list[dict[str, Any]] = json.loads(_part("bench.load"))
    print("\n".join(table([HEAD, *map(cells, load)])))
    print(LEGEND)
    pairs = _part("bench.pairs")
    print(pairs)
    start = _start()
    print(start)
    kept = {
        "machine": machine(),
        "load": load,
        "budgets": pairs.splitlines(),
        "cold start": start.splitlines(),
    }
    _keep(kept)
    page = _part("bench.page")
    print(page)
    _keep(kept | {"page": page.splitlines()})


def _keep(kept: Mapping[str, Any]) -> None:
    RESULTS.write_text(json.dumps(rounded(kept), indent=1, ensure_ascii=False) + "\n")


def rounded(told: Any) -> Any:
    """The same with its figures as a person reads them: two decimals."""
    if isinstance(told, float):
        return round(told, 2)
    if isinstance(told, Mapping):
        return {name: rounded(each) for name, each in told.items()}
    return [rounded(each) for each in told] if isinstance(told, list | tuple) else told


def _part(module: str) -> str:
    done = subprocess.run(
        [sys.executable, "-m", module], cwd=ROOT, check=True, stdout=subprocess.PIPE, text=True
    )
    return done.stdout


def _start() -> str:
    """Size and cold start of the function, compiled and pruned and not."""
    from infra.package import figures

    return figures.table()


def cells(row: Mapping[str, Any]) -> tuple[str, ...]:
    """One operation for people."""
    ahead = [f"{each:.1f} x" for each in row["ahead"]] if row["ahead"] else ["", ""]
    return (
        row["name"], *(f"{row[name]:.1f}" for name in ("p50", "p99", "rate")), *ahead, f"{row['spread']:.0f}",
        *(f"{row[name]:g}" for name in ("calls", "trips", "read", "written")),
        *(f"{row[name]:.1f}" for name in ("server", "engine")),
        *(f"{row[name]:.2f}" for name in ("own", "raw", "beside")),
    )  # fmt: skip


def table(rows: list[tuple[str, ...]]) -> Iterator[str]:
    """Lines whose columns stand below each other."""
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    for row in rows:
        yield "  ".join(cell.rjust(width) for cell, width in zip(row, widths, strict=True)).rstrip()


def machine() -> dict[str, Any]:
    """What was measured where, and when."""
    engine = [str(PYTHON), "-c", "import importlib.metadata as m; print(m.version('ministack'))"]
    run = subprocess.run(engine, capture_output=True, text=True, check=True)
    return {
        "at": f"{clock.utc(clock.now()):%Y-%m-%dT%H:%MZ}",
        "processors": os.cpu_count(),
        "processor": platform.processor() or platform.machine(),
        "load before": os.getloadavg()[0],
        "python": platform.python_version(),
        "ministack": run.stdout.strip(),
        **{name: version(name) for name in VERSIONS},
    }


if __name__ == "__main__":
    main()
