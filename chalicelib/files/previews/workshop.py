"""Has previews drawn by a process of their own, and takes them from there."""

import os
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Final

from chalicelib.files.previews import kinds
from chalicelib.files.previews.kinds import Kind, Refused
from chalicelib.foundation import log

CHILD: Final = "chalicelib.files.previews.child"
WITHIN: Final = 45
"""Seconds until one that hangs is ended. Whether there is a preview is not known then: it is tried again."""
NEEDED: Final = ("LD_LIBRARY_PATH", "PATH", "LANG")


def made(kind: Kind, source: Path) -> dict[str, bytes]:
    """The previews of a file by name. Raises Refused where there are none: every try would end so.

    Raises subprocess.TimeoutExpired where that is not known.
    """
    with tempfile.TemporaryDirectory() as folder:
        command = [sys.executable, "-s", "-B", "-m", CHILD, kind.value, str(source), folder]
        done = subprocess.run(  # noqa: S603 (our own interpreter and module; the file is named by us)
            command, env=_environment(), capture_output=True, check=False, timeout=WITHIN
        )
        found = {name: Path(folder) / name for name in kinds.names(kind)}
        if done.returncode or not all(each.is_file() for each in found.values()):
            log.line("preview.refused", kind=kind.value, left=str(done.returncode), why=_why(done.stderr))
            raise Refused("not_drawn")
        return {name: each.read_bytes() for name, each in found.items()}


def _why(said: bytes) -> str:
    """The class of what went wrong. What else was said may quote the file, and stays here."""
    text = said.decode(errors="replace")
    return text if text.isidentifier() else ""


def _environment() -> dict[str, str]:
    """What the interpreter needs to start, and nothing else: no credentials, no names of tables or queues."""
    needed = {name: os.environ[name] for name in NEEDED if name in os.environ}
    return needed | {"PYTHONPATH": os.pathsep.join(each or "." for each in sys.path)}
