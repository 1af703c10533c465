"""A restore as it is asked for, in the network whose settings the environment holds.

Imports the application, which reads its settings then: they have to stand in the environment before.
"""

import argparse
import json
import os
from datetime import datetime
from pathlib import Path
from typing import Final

from chalicelib.foundation import aws, clock
from chalicelib.service.model import Drill
from chalicelib.service.store import level
from infra.deploy.asked import PREFIX
from infra.restore import switching
from infra.restore.drill import Restore, Result
from infra.restore.problems import NotRestored

OUT: Final = Path("out") / "restore"


def done(asked: argparse.Namespace, stack: str) -> Result:
    """Restores, prints and keeps what came of it, and discards the new tables or says how to serve from them.

    Raises NotRestored.
    """
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
    asked = {"StackName": stack, "TemplateStage": "Processed"}
    template = aws.client("cloudformation").get_template(**asked)["TemplateBody"]
    body = template if isinstance(template, dict) else json.loads(template)
    dynamodb, region = aws.client("dynamodb"), os.environ["AWS_REGION"]
    tables = {copy.declared.logical: switching.described(dynamodb, copy) for copy in result.copies}
    OUT.mkdir(parents=True, exist_ok=True)
    for name, content in switching.files(body, result.copies, tables).items():
        (OUT / name).write_text(json.dumps(content, indent=1))
    account = aws.client("sts").get_caller_identity()["Account"]
    return switching.told(stack, f"{PREFIX}-artefacts-{account}-{region}", region, OUT)
