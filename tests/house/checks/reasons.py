"""Every exception from a rule, and every dependency, carries its reason."""

import re
from collections.abc import Iterator
from pathlib import Path

from tests.house.checks.sources import CODE, Finding, modules

# An exception and what is said behind it on its line.
EXCEPTION = re.compile(r"#\s*(?:noqa(?:: [A-Z0-9, ]*\d)?|type: ignore(?:\[[\w, -]+\])?|pragma: no \w+)(.*)$")
REQUIREMENTS = "requirements.txt"


def _unexplained(path: str, text: str) -> Iterator[Finding]:
    above = ""
    for number, line in enumerate(text.splitlines(), start=1):
        found = EXCEPTION.search(line)
        if found and not re.search(r"\w\w", found.group(1)) and not above.startswith("#"):
            yield Finding(path, number, "an exception without its reason, behind it or above")
        above = line.strip()


def _unexplained_dependencies(root: Path) -> Iterator[Finding]:
    file = root / REQUIREMENTS
    for number, line in enumerate(file.read_text().splitlines() if file.is_file() else (), start=1):
        if line.strip() and "#" not in line:
            yield Finding(REQUIREMENTS, number, f"{line.strip()}: a dependency without its reason")


def findings(root: Path) -> list[Finding]:
    """Lint and type exceptions, and what runs in Lambda, of which nobody says why."""
    found = [each for module in modules(root, *CODE) for each in _unexplained(module.path, module.text)]
    return found + list(_unexplained_dependencies(root))
