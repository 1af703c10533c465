"""Runs in the engine's own environment, as a child of `infra.rehearsal.ground`.

The engine runs functions with the Python that runs itself, whose packages would stand in for what the
artefact forgot. So it is told of another Python, one without any package, before it starts. Imports
nothing of ours: this environment has only the engine.
"""

import os
import runpy
import sys
import venv
from pathlib import Path
from typing import Final

BARE: Final = "BARE_PYTHON"
"""The environment variable that says where the Python without packages is made."""


def main() -> None:
    """Makes the Python of the functions, then serves as a laptop's engine does."""
    bare = Path(os.environ[BARE])
    venv.create(bare, symlinks=True)
    sys.executable = str(bare / "bin" / "python")
    runpy.run_path(str(Path(__file__).parents[2] / "local" / "child.py"), run_name="__main__")


if __name__ == "__main__":
    main()
