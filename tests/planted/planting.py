"""Planting a bug into the running program: functions get the code of the changed source, and lose it again.

Starting the program anew for each bug would take minutes; what runs is the same either way. Functions and
constants of modules can be changed so; a record that changes anything else is refused.
"""

import ast
import gc
import importlib
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from types import CodeType, FunctionType, ModuleType
from typing import Any

from tests.planted.records import ROOT, Bug

Codes = dict[tuple[str, int], CodeType]
"""Code objects by their qualified names, and the how many-th of that name each is."""


class CannotBePlantedError(Exception):
    """The record does not fit the source any more, or changes what cannot be changed while it runs."""


def changed(bug: Bug) -> tuple[str, str]:
    """The source of a file, and the same with the bug. Raises CannotBePlantedError."""
    source = (ROOT / bug.file).read_text(encoding="utf-8")
    times = source.count(bug.old)
    if times != 1:
        raise CannotBePlantedError(
            f"{bug.id}: the text to change stands {times} times in {bug.file}, not once"
        )
    return source, source.replace(bug.old, bug.new)


@contextmanager
def planted(bug: Bug) -> Iterator[None]:
    """Within, the program has the bug. Raises CannotBePlantedError."""
    before, after = changed(bug)
    module = importlib.import_module(bug.file.removesuffix(".py").removesuffix("/__init__").replace("/", "."))
    with ExitStack() as undoing:
        touched = _constants(bug, module, before, after, undoing)
        touched += _functions(Path(ROOT / bug.file), before, after, undoing)
        if not touched:
            raise CannotBePlantedError(f"{bug.id}: neither a function nor a constant is changed by it")
        yield


def _functions(file: Path, before: str, after: str, undoing: ExitStack) -> int:
    was, now = _codes(before, file), _codes(after, file)
    differing = {key: now[key] for key, code in was.items() if key in now and not _same(code, now[key])}
    # What was frozen when everything stood is not listed otherwise.
    gc.unfreeze()
    touched = 0
    for live in [each for each in gc.get_objects() if isinstance(each, FunctionType)]:
        if live.__code__.co_filename != str(file):
            continue
        for key, code in differing.items():
            if _same(live.__code__, was[key]):
                undoing.callback(setattr, live, "__code__", live.__code__)
                live.__code__ = code
                touched += 1
                break
    return touched


def _codes(source: str, file: Path) -> Codes:
    found: Codes = {}

    def walk(code: CodeType) -> None:
        for each in code.co_consts:
            if isinstance(each, CodeType):
                nth = sum(1 for name, _ in found if name == each.co_qualname)
                found[each.co_qualname, nth] = each
                walk(each)

    walk(compile(source, str(file), "exec", dont_inherit=True))
    return found


def _same(one: CodeType, other: CodeType) -> bool:
    return _essence(one) == _essence(other)


def _essence(code: CodeType) -> tuple[Any, ...]:
    consts = tuple(_essence(each) if isinstance(each, CodeType) else repr(each) for each in code.co_consts)
    return code.co_qualname, code.co_code, consts, code.co_names, code.co_varnames, code.co_freevars


def _constants(bug: Bug, module: ModuleType, before: str, after: str, undoing: ExitStack) -> int:
    was, now = ast.parse(before).body, ast.parse(after).body
    if len(was) != len(now):
        raise CannotBePlantedError(f"{bug.id}: it adds or removes something at the level of the module")
    differing = [new for old, new in zip(was, now, strict=True) if ast.dump(old) != ast.dump(new)]
    assigned = [each for each in differing if isinstance(each, ast.Assign | ast.AnnAssign)]
    return sum(_assign(module, each, undoing) for each in assigned)


def _assign(module: ModuleType, node: ast.Assign | ast.AnnAssign, undoing: ExitStack) -> int:
    target = node.target if isinstance(node, ast.AnnAssign) else node.targets[0]
    assert isinstance(target, ast.Name)
    assert node.value is not None
    was = getattr(module, target.id)
    # The source is a file of this project, changed by a record of this project.
    value = eval(compile(ast.Expression(node.value), "<planted>", "eval"), vars(module))  # noqa: S307
    for each in [each for each in list(sys.modules.values()) if vars(each).get(target.id) is was]:
        undoing.callback(setattr, each, target.id, was)
        setattr(each, target.id, value)
    return 1
