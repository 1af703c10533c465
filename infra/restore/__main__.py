"""`make restore-drill`: restores a network to new tables, mends, verifies, and discards or keeps them.

With STAGE and REGION the deployed network, else this machine's. AT= an instant; KEEP=1 leaves the new tables.
SWITCH='switch live' writes the templates with which it serves from them (docs/operations/restore.md).
"""

import argparse
import json
import os
import sys
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import Final

from chalicelib.foundation import aws, clock
from infra.first_administrator import NotDeployed
from infra.ledger.places import NoNetwork, meant, read
from infra.republish import instant
from infra.restore import switching
from infra.restore.copies import NotRestored
from infra.restore.drill import Restore, Result

OUT: Final = Path("out")


def main(words: Sequence[str] | None = None) -> None:
    """Does it and prints what came of it; leaves with 1 where something is not right."""
    asked = _read(words)
    try:
        with meant(asked) as stack:
            result = _done(asked, stack)
    except (NotDeployed, NoNetwork, NotRestored) as problem:
        sys.exit(f"Not restored: {problem}")
    sys.exit(bool(result.wrong))


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


def _done(asked: argparse.Namespace, stack: str) -> Result:
    variables = dict(os.environ)
    restore = Restore(aws.client("dynamodb"), variables, _now, backed=bool(asked.stage))
    result = restore.run(asked.at)
    print(told(result))
    _remember(result)
    if asked.switch:
        print(_switch(stack, result))
    elif not asked.keep:
        restore.discard(result.copies)
        print("The new tables were discarded.")
    return result


def _now() -> datetime:
    return clock.utc(clock.now())


def _remember(result: Result) -> None:
    """Keeps what came of it where everybody in the network is shown it."""
    from chalicelib.service.model import Drill
    from chalicelib.service.store import level

    level.keep_drill(Drill(clock.now(), result.lost, result.took, passed=not result.wrong))


def told(result: Result) -> str:
    """A result, for people."""
    done, lines = result.done, [f"Restored as of {result.at:%Y-%m-%dT%H:%M:%SZ}:"]
    lines += [f"  {copy.source} -> {copy.target}" for copy in result.copies]
    if done is not None:
        lines += [
            f"Brought along: {_listed(done.carried)}",
            f"Done again, of {done.facts} facts since: {_listed(done.replayed)}",
            f"Mended: {_listed(done.mended)}",
            *(f"{name}: {sum(kinds.values())} rows ({_listed(kinds)})" for name, kinds in done.rows.items()),
            done.ledger,
            *(f"TO DO BY HAND: {each}" for each in done.by_hand),
        ]
    lines += [f"WRONG: {each}" for each in result.wrong]
    verdict = "NOT RIGHT" if result.wrong else "Everything is right"
    return "\n".join([*lines, f"{verdict}. RPO {result.lost / 1000:.1f} s, RTO {result.took / 1000:.1f} s"])


def _listed(counts: dict[str, int]) -> str:
    return ", ".join(f"{count} {name}" for name, count in sorted(counts.items()) if count) or "nothing"


def _switch(stack: str, result: Result) -> str:
    if result.wrong:
        raise NotRestored("nothing is switched to tables that are not right")
    template = aws.client("cloudformation").get_template(StackName=stack, TemplateStage="Original")[
        "TemplateBody"
    ]
    body = template if isinstance(template, dict) else json.loads(template)
    OUT.mkdir(exist_ok=True)
    described = {
        copy.declared.logical: switching.described(aws.client("dynamodb"), copy) for copy in result.copies
    }
    (OUT / "switch.json").write_text(json.dumps(switching.switched(body, described), indent=1))
    (OUT / "adopt.json").write_text(json.dumps(switching.adopted(result.copies), indent=1))
    (OUT / "original.json").write_text(json.dumps(body, indent=1))
    return switching.told(stack, OUT)


if __name__ == "__main__":
    main()
