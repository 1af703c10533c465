"""The command of `make package`."""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from infra import package
from infra.package import figures
from infra.package.problems import NotPackaged


def main(words: Sequence[str] | None = None) -> None:
    """Builds, says the sums, and with `--measure` what compiling and pruning are good for."""
    parser = argparse.ArgumentParser(prog="python -m infra.package", description=package.__doc__)
    parser.add_argument("--out", type=Path, default=Path("out"), help="the folder to write to")
    parser.add_argument("--native", action="store_true", help="with this machine's wheels, to run it here")
    parser.add_argument("--measure", action="store_true", help="measure size and start, with and without")
    asked = parser.parse_args(words)
    try:
        made = package.build(asked.out, native=asked.native)
        print(f"{made.sha256}  {made.zip} ({figures.megabytes(made.zip)} MB)")
        if asked.measure:
            print(figures.table())
    except NotPackaged as problem:
        sys.exit(f"Not packaged: {problem}")


if __name__ == "__main__":
    main()
