"""Nothing that belongs to the project names somebody's machine, a registry, or work left undone."""

import re
from collections.abc import Iterator
from pathlib import Path

from tests.house.checks.sources import Finding, belonging

# Not behind a word, a dot or a bracket: there it is the end of a URL, or of a path built from a variable.
MACHINE = (
    r"(?:(?<![\w./:)}\]*-])|(?<=file://))/(?:work|tmp|root|opt|home/\w+|Users/\w+|var/folders)"
    r"(?=[/\"'`\s,;:)]|$)|\b[A-Z]:\\{1,2}Users"
)
REGISTRIES = (
    r"pypi\.org|pythonhosted\.org|registry\.npmjs\.org|registry\.yarnpkg\.com"
    r"|crates\.io|proxy\.golang\.org|rubygems\.org"
)
# A letter in brackets keeps a pattern from finding itself in this file.
EVERYWHERE = {
    "a path of one machine": re.compile(MACHINE),
    "a folder outside the project": re.compile(r"\.\./[s]hared\b"),
    "the host of a registry": re.compile(REGISTRIES),
    "an index chosen for everybody": re.compile(r"--(?:extra-)?index-[u]rl|--find-[l]inks"),
    "work left undone": re.compile(r"\b(?:[T]ODO|[F]IXME|[X]XX)\b"),
}
IN_CODE = {
    "a test that does not run": re.compile(
        r"\bmark\.(?:skip|skipif|xfail)\b|\bpytest\.(?:skip|xfail|importorskip)\b"
        r"|\bunittest\.skip|\b(?:it|test|describe)\.(?:skip|only|todo)\b"
    ),
}
CODE_ENDINGS = {".py", ".ts", ".tsx", ".js", ".mjs"}


def _readable(file: Path) -> str:
    """The text of a file; a picture or another binary has none."""
    try:
        return file.read_text(encoding="utf-8")
    except UnicodeDecodeError:
        return ""


def _in_file(root: Path, file: Path) -> Iterator[Finding]:
    patterns = EVERYWHERE | (IN_CODE if file.suffix in CODE_ENDINGS else {})
    for number, line in enumerate(_readable(file).splitlines(), start=1):
        for what, pattern in patterns.items():
            if match := pattern.search(line):
                yield Finding(file.relative_to(root).as_posix(), number, f"{what}: {match.group()}")


def findings(root: Path) -> list[Finding]:
    """Machine paths, registries, unfinished work and skipped tests in any file of the project."""
    return [found for file in belonging(root) for found in _in_file(root, file)]
