"""The import contracts of pyproject.toml, judged by import-linter."""

import subprocess
import sys
from pathlib import Path

JUDGE = "from importlinter.cli import lint_imports_command as judge; judge(['--no-cache', '--no-logo'])"


def broken(root: Path) -> str:
    """Empty when every contract in the root's pyproject.toml is kept, else what import-linter says."""
    done = subprocess.run(
        [sys.executable, "-c", JUDGE], cwd=root, capture_output=True, text=True, timeout=120, check=False
    )
    return "" if done.returncode == 0 else done.stdout + done.stderr
