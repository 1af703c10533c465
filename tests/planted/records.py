"""The classes of leaks, the bugs planted for them, and the classes that have no surface yet."""

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Final

HERE: Final = Path(__file__).parent
ROOT: Final = HERE.parents[1]
CLASSES: Final = 52


@dataclass(frozen=True, slots=True)
class Bug:
    """A mistake that somebody could make: a text of a file, what it becomes, and the tests that notice."""

    leak: int
    name: str
    file: str
    old: str
    new: str
    killers: tuple[str, ...]

    @property
    def id(self) -> str:
        """How a bug is called: the number of its class, and its name."""
        return f"{self.leak:02}-{self.name}"


@dataclass(frozen=True, slots=True)
class Waiting:
    """A class of leaks that has no surface yet. `routes` is what the paths of that surface would match."""

    leak: int
    surface: str
    routes: re.Pattern[str]


@cache
def classes() -> dict[int, str]:
    """What each class of leaks is, by its number."""
    return {int(number): name for number, name in _read("classes.toml")["classes"].items()}


@cache
def bugs() -> tuple[Bug, ...]:
    """All planted bugs, in the order of their classes."""
    found = [_bug(each) for file in sorted(HERE.glob("bugs/*.toml")) for each in _read(file)["bug"]]
    return tuple(sorted(found, key=lambda each: each.id))


def _bug(said: dict[str, Any]) -> Bug:
    killers = tuple(f"tests/{each}" for each in said.pop("killers"))
    return Bug(leak=said.pop("class"), killers=killers, **said)


@cache
def waiting() -> tuple[Waiting, ...]:
    """The classes without a surface."""
    return tuple(
        Waiting(each["class"], each["surface"], re.compile(each["routes"]))
        for each in _read("classes.toml")["waiting"]
    )


def _read(file: str | Path) -> dict[str, Any]:
    return tomllib.loads((HERE / file).read_text(encoding="utf-8"))
