"""`make restore-drill`: restores a network to new tables, mends, verifies, and discards or keeps them.

With STAGE and REGION the deployed network, else this machine's. AT= an instant; KEEP=1 leaves the new tables.
SWITCH='switch live' writes the templates with which it serves from them (docs/operations/restore.md).
"""

import argparse
import sys
from collections.abc import Sequence

from infra.first_administrator import NotDeployed
from infra.ledger.places import NoNetwork, meant, read
from infra.republish import instant
from infra.restore.problems import NotRestored


def main(words: Sequence[str] | None = None) -> None:
    """Does it and prints what came of it; leaves with 1 where something is not right."""
    asked = _read(words)
    try:
        with meant(asked) as stack:
            # The application reads its settings when it is imported, so not before they are there.
            from infra.restore.command import done

            wrong = bool(done(asked, stack).wrong)
    except (NotDeployed, NoNetwork, NotRestored) as problem:
        sys.exit(f"Not restored: {problem}")
    sys.exit(wrong)


def _read(words: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m infra.restore")
    parser.add_argument(
        "--at", type=instant, help="the point in time, as 2026-11-23T10:05:00Z; the latest unless given"
    )
    parser.add_argument("--keep", action="store_true", help="leave the new tables")
    parser.add_argument("--switch", default="", help="the words `switch STAGE`: write what serves from them")
    asked = read(parser, words)
    if asked.switch and asked.switch != f"switch {asked.stage}":
        parser.error(f"to serve from restored tables, say the words SWITCH='switch {asked.stage or 'STAGE'}'")
    if asked.switch and not asked.stage:
        parser.error("a laptop's network is not switched: its tables are for trying out")
    return asked


if __name__ == "__main__":
    main()
