"""Compiles a folder's modules where they stand, in a process of its own.

That process is `python -m infra.package.bytecode FOLDER`.

What the compiler writes depends a little on what its process has done before and on its hash seed. A
fresh process with a fixed seed that compiles sorted files gives the same bytes each time.
"""

import os
import py_compile
import subprocess
import sys
from pathlib import Path

from infra.package.problems import NotPackaged


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

    Names and lines of a traceback are in the bytecode; modules say where they stand in the archive.
    """
    for source in sorted(folder.rglob("*.py")):
        py_compile.compile(
            str(source),
            cfile=str(source.with_suffix(".pyc")),
            dfile=source.relative_to(folder).as_posix(),
            doraise=True,
            invalidation_mode=py_compile.PycInvalidationMode.UNCHECKED_HASH,
        )
        source.unlink()


if __name__ == "__main__":
    compile_all(Path(sys.argv[1]))
