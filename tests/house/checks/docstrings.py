"""What is public states its promise."""

import ast
from collections.abc import Iterator
from pathlib import Path

from tests.house.checks.sources import Definition, Finding, Module, modules


def _promised(body: list[ast.stmt]) -> Iterator[Definition | ast.ClassDef]:
    for node in body:
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and not node.name.startswith("_"):
            yield node
        elif isinstance(node, ast.ClassDef) and not node.name.startswith("_"):
            yield node
            yield from (inner for inner in _promised(node.body) if not _says_it_all(inner))


def _says_it_all(node: Definition | ast.ClassDef) -> bool:
    """A method of one statement and a class inside a class (PynamoDB's Meta) are told by their class."""
    return len(node.body) == 1 or isinstance(node, ast.ClassDef)


def _undocumented(module: Module) -> Iterator[Finding]:
    if module.tree.body and not ast.get_docstring(module.tree):
        yield Finding(module.path, 1, "the module does not say what it is for")
    for node in _promised(module.tree.body):
        if not ast.get_docstring(node):
            yield Finding(module.path, node.lineno, f"{node.name} does not say what it promises")


def findings(root: Path) -> list[Finding]:
    """Public modules, functions, classes and methods of chalicelib without a docstring."""
    return [found for module in modules(root, "chalicelib") for found in _undocumented(module)]
