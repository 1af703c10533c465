"""Compiles a folder's modules where they stand, in a process of its own.

That process is `python -m infra.package.bytecode FOLDER`.

What the compiler writes depends a little on what its process has done before and on its hash seed. A
fresh process with a fixed seed that compiles sorted files gives the same bytes each time.
"""

import ast
import os
import py_compile
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from infra.package.problems import NotPackaged

OURS: Final = ("app.py", "chalicelib/")
"""What is told in these is told again: the document of the API is made of it."""
Documented = ast.Module | ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef


def compiled(folder: Path) -> None:
    """Puts `x.pyc` in the place of each `x.py` of a folder. Raises NotPackaged where one does not compile."""
    environment = {**os.environ, "PYTHONHASHSEED": "0", "PYTHONDONTWRITEBYTECODE": "1"}
    root = Path(__file__).parents[2]
    command = [sys.executable, "-m", __name__, str(folder)]
    done = subprocess.run(command, cwd=root, env=environment, capture_output=True, text=True, check=False)
    if done.returncode:
        raise NotPackaged(done.stderr.strip())


def compile_all(folder: Path) -> None:
    """Compiles (PEP 552: unchecked hashes, never compared with a source) and removes the sources.

    Names and lines of a traceback are in the bytecode; modules say where they stand in the archive. What
    libraries explain to people is left out: it is an eighth of what each start would read.
    """
    for source in sorted(folder.rglob("*.py")):
        name = source.relative_to(folder).as_posix()
        if not name.startswith(OURS):
            source.write_text(silent(source.read_text(encoding="utf-8")), encoding="utf-8")
        py_compile.compile(
            str(source),
            cfile=str(source.with_suffix(".pyc")),
            dfile=name,
            doraise=True,
            invalidation_mode=py_compile.PycInvalidationMode.UNCHECKED_HASH,
        )
        source.unlink()


def silent(source: str) -> str:
    """A source whose docstrings say nothing, with everything else on the line where it was."""
    lines = source.encode().split(b"\n")
    for told in _docstrings(ast.parse(source)):
        first, last = told.lineno - 1, (told.end_lineno or told.lineno) - 1
        rest = lines[last][told.end_col_offset or 0 :]
        # It is not empty: whoever makes a dataclass would write one that is.
        lines[first : last + 1] = [lines[first][: told.col_offset] + b'"""', *[b""] * (last - first)]
        lines[last] += (b" " if first == last else b"") + b'"""' + rest
    return b"\n".join(lines).decode()


def _docstrings(module: ast.Module) -> Iterator[ast.expr]:
    for node in ast.walk(module):
        if isinstance(node, Documented) and ast.get_docstring(node, clean=False) is not None:
            yield from (stated.value for stated in node.body[:1] if isinstance(stated, ast.Expr))


if __name__ == "__main__":
    compile_all(Path(sys.argv[1]))
