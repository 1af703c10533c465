"""How long and how deep: modules, functions, nesting. Complexity is ruff's (C901, 8)."""

import ast
from collections.abc import Iterator
from pathlib import Path

from tests.house.checks.sources import CODE, Definition, Finding, Module, definitions, modules

MODULE_MOST, FUNCTION_MOST = 200, 25
TEST_MODULE_MOST, TEST_FUNCTION_MOST = 300, 40
NESTING_MOST = 4

BLOCKS = (
    ast.If, ast.For, ast.AsyncFor, ast.While, ast.With, ast.AsyncWith, ast.Try, ast.TryStar, ast.Match,
)  # fmt: skip


def length(function: Definition) -> int:
    """Lines from `def` to the end, docstring included, decorators not."""
    return (function.end_lineno or function.lineno) - function.lineno + 1


def depth(node: ast.AST) -> int:
    """How many blocks stand inside one another; `elif` continues its `if`, an inner function is its own."""
    deepest = 0
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
            continue
        continues = isinstance(node, ast.If) and node.orelse == [child] and isinstance(child, ast.If)
        step = int(isinstance(child, BLOCKS) and not continues)
        deepest = max(deepest, step + depth(child))
    return deepest


def _of_functions(module: Module, most: int) -> Iterator[Finding]:
    for function in definitions(module.tree):
        if length(function) > most:
            what = f"function {function.name} has {length(function)} lines, at most {most}"
            yield Finding(module.path, function.lineno, what)
        if depth(function) > NESTING_MOST:
            what = f"function {function.name} nests {depth(function)} deep, at most {NESTING_MOST}"
            yield Finding(module.path, function.lineno, what)


def findings(root: Path) -> list[Finding]:
    """Modules and functions beyond the limits; a story in the tests may be somewhat longer than code."""
    found = []
    for module in modules(root, *CODE):
        longest = TEST_MODULE_MOST if module.of_tests else MODULE_MOST
        lines = len(module.text.splitlines())
        if lines > longest:
            found.append(Finding(module.path, 1, f"module has {lines} lines, at most {longest}"))
        found += _of_functions(module, TEST_FUNCTION_MOST if module.of_tests else FUNCTION_MOST)
    return found
