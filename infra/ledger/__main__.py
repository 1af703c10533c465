"""`make verify-ledger`: computes the whole ledger of a network again, and compares it with its copies.

With STAGE and REGION the deployed network, else this machine's. Ends with 1 where anything is not as it was
written. HEAD=42:0123… demands that the chain has a link that somebody noted.
"""

import argparse
import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from infra.first_administrator import NotDeployed
from infra.ledger.places import NoNetwork, meant, read

if TYPE_CHECKING:
    from infra.ledger.proof import Report

SHOWN: Final = 50


def main(words: Sequence[str] | None = None) -> None:
    """Verifies, prints what was counted and found, and leaves with 1 where something was found."""
    asked = _read(words)
    try:
        with meant(asked):
            report = _verified(asked.head)
    except (NotDeployed, NoNetwork) as problem:
        sys.exit(f"Not verified: {problem}")
    print(told(report))
    sys.exit(bool(report.findings))


def _read(words: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m infra.ledger")
    parser.add_argument("--head", action="append", default=[], type=_link, help="a link, as 42:0123…")
    return read(parser, words)


def _link(text: str) -> tuple[int, str]:
    number, _, hash_ = text.partition(":")
    return int(number), hash_


def _verified(noted: list[tuple[int, str]]) -> "Report":
    # The application reads its settings when it is imported, so not before they are there.
    from chalicelib.governance.model.ledger import Mark
    from infra.ledger.reading import verified

    return verified(*(Mark(number, hash_) for number, hash_ in noted))


def told(report: "Report") -> str:
    """A report, for people."""
    counted = f"{report.entries} entries, {report.rules} in rules ledgers, {report.seals} seals"
    lines = [f"{each.place} {each.what}" for each in report.findings[:SHOWN]]
    if len(report.findings) > SHOWN:
        lines.append(f"... and {len(report.findings) - SHOWN} more")
    count = len(report.findings)
    verdict = f"Something was changed ({count})" if count else "Nothing was changed"
    return "\n".join([*lines, f"{verdict}: {counted}; head {report.head.number}:{report.head.hash}"])


if __name__ == "__main__":
    main()
