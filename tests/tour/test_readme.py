"""The README's tour works as it stands, and what else the README names is there."""

import os
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from local.engine import ROOT
from tests.laptop.running import Laptop
from tests.tour.readme import MARK, README, TOUR, Block, blocks, chapter, script


@pytest.fixture
def laptop(tmp_path: Path) -> Iterator[Laptop]:
    """A network of its own."""
    made = Laptop(tmp_path / "kept").start()
    yield made
    made.stop()


def walked(tour: list[Block], net: str) -> subprocess.CompletedProcess[str]:
    """Runs a tour against a network."""
    return subprocess.run(
        ["bash", "-c", script(tour)],
        env={"PATH": os.environ["PATH"], "NET": net},
        capture_output=True,
        text=True,
        timeout=600,
        check=False,
    )


def test_the_tour_prints_what_it_says(laptop: Laptop) -> None:
    tour = blocks(chapter(TOUR))
    done = walked(tour, f"http://127.0.0.1:{laptop.port}")
    printed = done.stdout.split(f"{MARK}\n")
    assert done.returncode == 0, f"{done.stdout}\n{done.stderr}"
    assert len(tour) > 5
    assert printed == [*(block.prints for block in tour), ""]


def test_a_tour_that_goes_wrong_is_noticed() -> None:
    """Against a port where nobody answers."""
    done = walked([Block("curl -sS http://127.0.0.1:9/ | cat\n", "")], "")
    assert done.returncode != 0
    assert MARK not in done.stdout


def test_the_commands_it_names_exist() -> None:
    makefile = (ROOT / "Makefile").read_text()
    named = set(re.findall(r"\bmake ([a-z]+)\b(?!\.)", chapter("## Two commands")))
    assert {"run", "test", "reset"} <= named
    assert all(re.search(rf"^{target}:", makefile, re.MULTILINE) for target in named - {"alone", "is"})


@pytest.mark.parametrize("file", [README, *(ROOT / "docs").rglob("*.md")], ids=lambda file: file.name)
def test_every_link_and_every_room_is_there(file: Path) -> None:
    text = file.read_text(encoding="utf-8")
    links = [link for link in re.findall(r"\]\(([^)#]+)", text) if not link.startswith(("http", "person:"))]
    assert [link for link in links if not (file.parent / link).exists()] == []


def test_the_map_names_rooms_that_stand() -> None:
    rooms = re.findall(r"^\| \[?`([\w./]+)`", chapter("## Map of the rooms"), re.MULTILINE)
    assert len(rooms) > 8
    assert [room for room in rooms if not (ROOT / room).exists()] == []
