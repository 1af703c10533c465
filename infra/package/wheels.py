"""Installs what the functions run on: pinned wheels of their machine, never built from sources here."""

import platform
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from infra.package.problems import NotPackaged

LAMBDA: Final = "aarch64"
WANTED: Final = "requirements.txt"
PINS: Final = "requirements-local.txt"
# The C library of Lambda's images: Amazon Linux 2 up to Python 3.11, Amazon Linux 2023 after it.
OLD_LIBC, NEW_LIBC = 26, 34
FIRST_LIBC: Final = 17
NEW_IMAGE: Final = (3, 12)


def install(root: Path, to: Path, *, native: bool) -> None:
    """Installs a project's requirements, and what these pull at the versions pinned for the laptop.

    Raises NotPackaged when there is no wheel for the machine, or pip refuses.
    """
    asked = ["-r", str(root / WANTED), "-c", str(root / PINS), "--target", str(to)]
    where = [] if native else [*_platforms(), "--implementation", "cp", "--python-version", version()]
    quiet = ["--quiet", "--disable-pip-version-check", "--no-compile", "--only-binary=:all:"]
    command = [sys.executable, "-m", "pip", "install", *quiet, *where, *asked]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        raise NotPackaged(done.stderr.strip())


def version() -> str:
    """The Python of the functions, which is the one that packages them, as `3.11`."""
    return ".".join(platform.python_version_tuple()[:2])


def _platforms() -> Iterator[str]:
    newest = NEW_LIBC if sys.version_info >= NEW_IMAGE else OLD_LIBC
    for minor in range(newest, FIRST_LIBC - 1, -1):
        yield from ("--platform", f"manylinux_2_{minor}_{LAMBDA}")
    yield from ("--platform", f"manylinux2014_{LAMBDA}")
