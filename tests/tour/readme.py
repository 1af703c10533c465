"""The README as a script: its blocks of bash, and what each is said to print."""

import re
from pathlib import Path
from typing import NamedTuple

from local.engine import ROOT

README = ROOT / "README.md"
TOUR = "## A tour of five minutes"
BLOCK = re.compile(r"^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
MARK = "== end of a block =="


class Block(NamedTuple):
    """Some bash, and the lines that it prints."""

    bash: str
    prints: str


def chapter(title: str, file: Path = README) -> str:
    """The text under a heading, up to the next one of its rank."""
    return file.read_text(encoding="utf-8").partition(f"{title}\n")[2].partition("\n## ")[0]


def blocks(text: str) -> list[Block]:
    """The blocks of bash in a text; one that no text block follows prints nothing."""
    found = BLOCK.findall(text)
    following = [*found[1:], ("", "")]
    return [
        Block(code, prints if kind == "text" else "")
        for (language, code), (kind, prints) in zip(found, following, strict=True)
        if language == "bash"
    ]


def script(tour: list[Block]) -> str:
    """All blocks as one script that stops at the first command that fails."""
    return "set -euo pipefail\n" + "".join(f"{block.bash}echo '{MARK}'\n" for block in tour)
