"""No code stands where words belong: every fact that a ledger keeps has its own, in both languages."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import pytest

from chalicelib.foundation import events
from chalicelib.network.model import Settings
from chalicelib.people.actions.imports import counts
from chalicelib.people.drafts import ProfilePatch
from chalicelib.webhooks.model import Hook
from infra import page
from tests.governance.test_glass_reads import READS

TEXTS: Final = page.WEB / "src" / "texts"
CODE: Final = page.WEB.parent / "chalicelib"
TELLING: Final = ("data", "refs", "told", "until", "version", "company")
"""What variables are called that hold what a fact says; the last three hold one thing more of it."""
ANSWERS: Final = ("dict[str, Any]", "dict[str, str | int]")
"""What functions answer that make some of it."""
OF_NO_LEDGER: Final = {"event", "hook", "language", "links", "mentioned", "tries"}
"""What only facts say that the journal forgets after its thirty days."""
UNCHANGED: Final = {"id", "made", "version"}
"""Of a webhook, what nobody changes, and the number of the change."""
NO_DETAILS: Final = {"data", "refs", "stamp", "domains"}
"""Parts of facts themselves, and what a change of settings is refused for."""


def kept(ledger: str) -> set[str]:
    """The facts of ours that a ledger keeps."""
    ours = [each for each in events.every().values() if each.__module__.startswith("chalicelib.")]
    return {each.name for each in ours if each.ledger == ledger}


def spelt(ledger: str) -> set[str]:
    """The same, as the catalogues spell them."""
    return {each.replace(".", "_") for each in kept(ledger)}


def keys(language: str, area: str) -> set[str]:
    text = (TEXTS / language / f"{area}.ts").read_text(encoding="utf-8")
    return set(re.findall(r"^  (\w+):", text, re.MULTILINE))


@pytest.mark.parametrize("language", ["fr", "en"])
def test_what_a_ledger_keeps_is_told_in_words(language: str) -> None:
    """In a community by a sentence of its own; in the audit log, else, by what it is about
    and what became of it."""
    whole, parts = keys(language, "ledger"), keys(language, "admin")
    assert spelt("rules") - whole == set()
    facts = [each.partition(".") for each in kept("audit") if each.replace(".", "_") not in whole]
    assert len(facts) > 50
    needed = {f"about_{of}" for of, _, _ in facts} | {f"did_{did}" for _, _, did in facts}
    there = {each for each in parts if each.startswith(("about_", "did_"))}
    assert (needed - there, there - needed) == (set(), set()), "missing, and of no use"


def _named(node: ast.expr) -> Iterator[str]:
    """What is written in dictionaries under names of their own."""
    for each in ast.walk(node):
        if isinstance(each, ast.Dict):
            yield from (str(key.value) for key in each.keys if isinstance(key, ast.Constant))


def _holds(target: ast.expr) -> bool:
    """Whether this is where what a fact says is put together."""
    if isinstance(target, ast.Tuple):
        return any(map(_holds, target.elts))
    if isinstance(target, ast.Subscript) and isinstance(target.slice, ast.Constant):
        return target.slice.value in TELLING or _holds(target.value)
    return isinstance(target, ast.Name) and target.id in TELLING


def _said(node: ast.AST) -> Iterator[str]:
    """The names of details that a line of code spells out."""
    targets = node.targets if isinstance(node, ast.Assign) else []
    targets += [node.target] if isinstance(node, ast.AnnAssign | ast.AugAssign) else []
    if any(map(_holds, targets)):
        yield from _named(getattr(node, "value", None) or ast.Constant(None))
        yield from (str(each.slice.value) for each in targets if _one_more(each))
    if isinstance(node, ast.keyword) and node.arg in ("data", "refs"):
        yield from _named(node.value)
    if isinstance(node, ast.FunctionDef) and node.returns and ast.unparse(node.returns) in ANSWERS:
        for each in ast.walk(node):
            yield from _named(each.value) if isinstance(each, ast.Return) and each.value else ()


def _one_more(target: ast.expr) -> bool:
    return isinstance(target, ast.Subscript) and isinstance(target.slice, ast.Constant)


def _tells(file: Path) -> bool:
    return bool({"actions", "listeners"} & {*file.parts, file.stem}) or file.stem in ("attempts", "traces")


def details() -> set[str]:
    """The names of everything that an entry of the audit log can say beside who, when and what."""
    files = [file for file in CODE.rglob("*.py") if _tells(file)]
    said = {name for file in files for node in ast.walk(ast.parse(file.read_text())) for name in _said(node)}
    asked = {name for path in READS for name in re.findall(r"{(\w+)_id}", path)}
    changed = {*ProfilePatch.__struct_fields__, *Hook.__slots__, "question"} - UNCHANGED
    return said - OF_NO_LEDGER - NO_DETAILS | asked | changed | {*counts([])}


@pytest.mark.parametrize("language", ["fr", "en"])
def test_every_detail_of_an_entry_is_named_in_words(language: str) -> None:
    """By words of its own, or by those of the thing or of the filter that it is."""
    words = keys(language, "admin")
    assert {f"set_{name}" for name in Settings.__dataclass_fields__} - words <= {"set_version"}
    own = {each.removeprefix("has_") for each in words if each.startswith("has_")}
    others = {each.partition("_")[2] for each in words if each.startswith(("about_", "audit_"))}
    needed = details()
    assert len(needed) > 50
    assert (needed - own - others, own - needed) == (set(), set()), "missing, and of no use"
