"""A small house in which everything is right, and files planted in it."""

import shutil
import subprocess
from collections.abc import Mapping
from pathlib import Path

from tests.house.checks.sources import ROOT

SUBJECTS = (
    "texts",
    "foundation",
    "access",
    "network",
    "people",
    "communities",
    "conversation",
    "feed",
    "notifications",
    "webhooks",
)
CATALOGUE = '"""Texts."""\n\nTEXTS: dict[str, str] = {{{entries}}}\n'
EMPTY_HOUSE = {"chalicelib/__init__.py": ""} | {f"chalicelib/{room}/__init__.py": "" for room in SUBJECTS}


def catalogue(**entries: str) -> str:
    """The source of a catalogue's file."""
    return CATALOGUE.format(entries=", ".join(f"{key!r}: {value!r}" for key, value in entries.items()))


def house(root: Path, planted: Mapping[str, str]) -> Path:
    """A root with the house's rooms, its pyproject.toml, and the planted files."""
    shutil.copy(ROOT / "pyproject.toml", root)
    for name, text in (EMPTY_HOUSE | dict(planted)).items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text, encoding="utf-8")
    subprocess.run(["git", "init", "-q", str(root)], check=True)
    return root
