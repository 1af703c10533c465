"""Sends bugs into a field: a process of its own, with an engine of its own."""

import json
import os
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any, Final

from tests.planted.records import ROOT, Bug

ELSEWHERE: Final = ("tests/foundation/test_words.py", "tests/conversation/test_rules.py")
"""Tests of two folders: with one of them ahead, whatever a folder of tests has prepared is taken down."""
WITHIN: Final = 1200


def results(planted: Iterable[Bug], folder: Path) -> list[dict[str, Any]]:
    """What was seen of each bug (see `nursery.Seen`)."""
    chosen, file = list(planted), folder / "planted.json"
    file.write_text(json.dumps([each.id for each in chosen]), encoding="utf-8")
    killers = sorted({killer.partition("[")[0] for each in chosen for killer in each.killers})
    command = [sys.executable, "-m", "pytest", "-q", "-p", "tests.planted.nursery", "-p", "no:cacheprovider"]
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("PYTEST_", "COV_"))}
    done = subprocess.run(
        [*command, *sorted({*killers, *ELSEWHERE})],
        check=False,
        cwd=ROOT,
        timeout=WITHIN,
        capture_output=True,
        env={**kept, "PLANTED": str(file)},
    )
    found: list[dict[str, Any]] = json.loads(file.read_text(encoding="utf-8"))
    assert done.returncode in (0, 1), done.stdout.decode()[-3000:] + done.stderr.decode()[-3000:]
    return found
