"""A policy scanner (checkov), in an environment of its own, with a reason for each exception."""

import json
import os
import subprocess
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

import yaml

from infra.checks.template import Finding, Template

SCANNER: Final = Path(__file__).parents[2] / ".scan" / "bin" / "checkov"
EXCEPTIONS: Final = Path(__file__).with_name("exceptions.yaml")
FRAMEWORK: Final = ("--framework", "cloudformation", "--skip-download", "--compact", "--quiet", "--soft-fail")

Exceptions = Mapping[str, Mapping[str, Any]]


class NotScanned(Exception):
    """The scanner did not do its work; the text is its last word."""


def exceptions() -> Exceptions:
    """The rules that we do not follow: for each its reason, and the resources it is excused for."""
    told: Exceptions = yaml.safe_load(EXCEPTIONS.read_text())
    return told


def scanned(template: Template, excused: Exceptions) -> list[Finding]:
    """What the scanner finds, but for the exceptions; and exceptions that excuse nothing.

    Raises NotScanned.
    """
    found = {(each["check_id"], each["resource"].rpartition(".")[2]): each for each in _failed(template)}
    # A scanner that reads nothing finds nothing, and then every exception is idle: it cannot fail in silence.
    known = {(rule, name) for rule, said in excused.items() for name in said["resources"]}
    wrong = [Finding(rule, name, found[rule, name]["check_name"]) for rule, name in found.keys() - known]
    idle = [Finding(rule, name, "is excused for nothing") for rule, name in known - found.keys()]
    return sorted(wrong + idle, key=str)


def _failed(template: Template) -> list[dict[str, Any]]:
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "template.json"
        file.write_text(json.dumps(template, indent=1))
        done = subprocess.run(
            [SCANNER, "-f", file, *FRAMEWORK, "-o", "json"],
            capture_output=True,
            text=True,
            check=False,
            env={**os.environ, "LOG_LEVEL": "ERROR", "HOME": folder},
            timeout=600,
        )
    try:
        failed: list[dict[str, Any]] = json.loads(done.stdout)["results"]["failed_checks"]
    except (ValueError, KeyError, TypeError) as problem:
        raise NotScanned(done.stderr.strip() or done.stdout.strip()) from problem
    return failed
