"""The command of `make rehearse`."""

import sys
import tempfile
import time
from collections.abc import Iterator, Mapping
from pathlib import Path

from infra import package
from infra.package.problems import NotPackaged
from infra.rehearsal import bridges, differences
from infra.rehearsal.rehearsal import RehearsalFailed, Report, rehearse


def main() -> None:
    """Packages, rehearses and prints; leaves with a sentence when something fails."""
    began = time.monotonic()
    try:
        with tempfile.TemporaryDirectory() as folder:
            report = rehearse(package.build(Path(folder), native=True))
    except (NotPackaged, RehearsalFailed) as problem:
        sys.exit(f"Not rehearsed: {problem}")
    print("\n".join(told(report)))
    print(f"\nRehearsed in {time.monotonic() - began:.0f} s.")


def told(report: Report) -> Iterator[str]:
    """The report, a line at a time."""
    yield f"Deployed ({report.stood.total()} resources):"
    yield from _table(report.stood)
    yield "\nShown:"
    yield from (f"  {each}" for each in report.shown)
    yield f"\nTaken down; kept, as the template says ({report.stayed.total()}):"
    yield from _table(report.stayed)
    yield "\nSaid to the engine in its own words:"
    yield from (f"  {each.name}: {each.why}" for each in bridges.BRIDGES)
    yield "\nLeft out, because the engine cannot make or tell it:"
    yield from (f"  {name}: {why}" for name, why in sorted(differences.left_out().items()))
    yield "\nNot rehearsed, because the engine takes it and does nothing:"
    yield from (f"  {each.name} ({each.word}): {each.why}" for each in differences.UNSEEN)


def _table(counts: Mapping[str, int]) -> Iterator[str]:
    return (f"  {count:3}  {kind}" for kind, count in sorted(counts.items()))


if __name__ == "__main__":
    main()
