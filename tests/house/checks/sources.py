"""What the checks read: the files of the project, parsed, and how a finding is told."""

import ast
import functools
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple, TypeAlias

ROOT = Path(__file__).resolve().parents[3]
SHIPPED = ("chalicelib", "local", "infra", "app.py")
CODE = (*SHIPPED, "bench", "tests")

Definition: TypeAlias = ast.FunctionDef | ast.AsyncFunctionDef


class Finding(NamedTuple):
    """One thing wrong: where (path from the root), on which line, and what."""

    path: str
    line: int
    what: str

    def __str__(self) -> str:
        return f"{self.path}:{self.line}: {self.what}"


@dataclass(frozen=True)
class Module:
    """One Python file, parsed. `path` is relative to the root, with slashes; `name` is dotted."""

    path: str
    text: str
    tree: ast.Module

    @property
    def name(self) -> str:
        return self.path.removesuffix(".py").removesuffix("/__init__").replace("/", ".")

    @property
    def of_tests(self) -> bool:
        return self.path.startswith("tests/")


@functools.cache
def _parsed(file: Path, changed: int) -> tuple[str, ast.Module]:
    text = file.read_text(encoding="utf-8")
    return text, ast.parse(text, filename=str(file))


def modules(root: Path, *places: str) -> Iterator[Module]:
    """Every Python file of the given folders (or files) below the root, by path; absent ones are none."""
    for place in places:
        start = root / place
        for file in [start] if start.is_file() else sorted(start.rglob("*.py")):
            text, tree = _parsed(file, file.stat().st_mtime_ns)
            yield Module(file.relative_to(root).as_posix(), text, tree)


def definitions(tree: ast.AST) -> Iterator[Definition]:
    """Every function and method, nested ones too."""
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node


def classes(tree: ast.AST) -> Iterator[ast.ClassDef]:
    """Every class, nested ones too."""
    for node in ast.walk(tree):
        if isinstance(node, ast.ClassDef):
            yield node


def imported(module: Module) -> Iterator[tuple[str, int]]:
    """The dotted name of each thing that a module imports, wherever in it, with its line."""
    for node in ast.walk(module.tree):
        if isinstance(node, ast.Import):
            yield from ((alias.name, node.lineno) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = node.module or "."
            yield from ((f"{base}.{alias.name}", node.lineno) for alias in node.names)


def belonging(root: Path) -> Iterator[Path]:
    """Every file that belongs to the project: what git tracks, and what is new and not ignored.

    In a copy without git, everything but hidden folders and caches.
    """
    command = ["git", "-C", str(root), "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    listed = subprocess.run(command, capture_output=True, check=False)
    names = listed.stdout.decode().split("\0") if listed.returncode == 0 else _lying_there(root)
    for name in sorted(set(filter(None, names))):
        if (root / name).is_file():
            yield root / name


def _lying_there(root: Path) -> Iterator[str]:
    for file in root.rglob("*"):
        place = file.relative_to(root)
        folders = place.parts[:-1]
        if not any(folder.startswith(".") or folder in ("__pycache__", "node_modules") for folder in folders):
            yield place.as_posix()
