"""Every code that the program may answer with has its sentence."""

import ast
from collections.abc import Iterator
from pathlib import Path

from tests.house.checks.sources import Finding, Module, classes, modules
from tests.house.checks.words import catalogue

ROOT_REFUSAL = "Refusal"
# Which argument of a call is a code, where it is not the first.
CODE_SECOND = {"fault", "Fault"}
CODE_FIRST = {"say"}
# These take faults, or nothing, where their kin take a code.
NO_CODE_FIRST = {"Invalid", "NotFound", "Unclean"}


def _last(name: ast.expr) -> str:
    """`refusals.Conflict` and `Conflict` are the same name here."""
    if isinstance(name, ast.Attribute):
        return name.attr
    return name.id if isinstance(name, ast.Name) else ""


def _refusals(sources: list[Module]) -> dict[str, tuple[str, ast.ClassDef]]:
    """The root refusal and every class that descends from it, wherever it stands, by name."""
    every = [(module.path, each) for module in sources for each in classes(module.tree)]
    found: dict[str, tuple[str, ast.ClassDef]] = {}
    while True:
        new = {
            each.name: (path, each)
            for path, each in every
            if each.name not in found
            and (each.name == ROOT_REFUSAL or any(_last(base) in found for base in each.bases))
        }
        if not new:
            return found
        found |= new


def _declared(each: ast.ClassDef) -> Iterator[tuple[str, int]]:
    """The codes that a class of refusals answers with by itself: its default, and the title of its status."""
    for node in each.body:
        target = node.targets[0] if isinstance(node, ast.Assign) else getattr(node, "target", None)
        value = getattr(node, "value", None)
        if isinstance(target, ast.Name) and isinstance(value, ast.Constant):
            if target.id == "default":
                yield str(value.value), node.lineno
            elif target.id == "status":
                yield f"title_{value.value}", node.lineno


def _literals(node: ast.expr) -> Iterator[str]:
    """The texts that an argument may be: itself, or either side of a choice."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value
    elif isinstance(node, ast.IfExp):
        yield from (*_literals(node.body), *_literals(node.orelse))


def _asked(call: ast.Call, module: Module, refusals: set[str]) -> Iterator[str]:
    name = _last(call.func)
    if name in CODE_FIRST and not module.path.startswith("chalicelib/"):
        return  # The laptop's own pages have a catalogue of their own.
    if name in CODE_SECOND and len(call.args) > 1:
        yield from _literals(call.args[1])
    elif name in CODE_FIRST | (refusals - NO_CODE_FIRST) and call.args:
        yield from _literals(call.args[0])
    for keyword in call.keywords:
        if keyword.arg == "code" and name in CODE_SECOND | CODE_FIRST | refusals:
            yield from _literals(keyword.value)


def findings(root: Path) -> list[Finding]:
    """Codes of refusals and faults, and keys of sentences, that the catalogue does not have."""
    sources = list(modules(root, "chalicelib", "local", "app.py"))
    refusals = _refusals(sources)
    used = [(path, code, line) for path, each in refusals.values() for code, line in _declared(each)]
    for module in sources:
        for node in ast.walk(module.tree):
            if isinstance(node, ast.Call):
                used += [(module.path, code, node.lineno) for code in _asked(node, module, set(refusals))]
    known = {text.key for text in catalogue(root, "en")[0]}
    return [Finding(path, line, f"{code} has no sentence") for path, code, line in used if code not in known]
