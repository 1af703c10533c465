"""The folder that is zipped: our modules, Chalice's runtime, and the packages they run on."""

import hashlib
import os
import platform
import shutil
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Final

from infra.package import bytecode, called, descriptions, prune, wheels
from infra.package.archive import files

ROOT: Final = Path(__file__).parents[2]
KEPT: Final = ROOT / "out" / "kept"
OURS: Final = "chalicelib"
PLAN: Final = "app.py"
# What `chalice package` itself puts beside an application: its runtime, without the command.
RUNTIME: Final = ("__init__.py", "app.py")
NEWEST: Final = 3


def laid(kept: Path, *, native: bool) -> Path:
    """The folder of what is deployed, made anew when a source has changed. Raises NotPackaged."""
    return _once(
        kept, f"whole-{_said(native=native)}-", _of_whole(), lambda to: _lay(to, kept, native=native)
    )


def installed(kept: Path, *, native: bool) -> Path:
    """The folder of packages as pip leaves them, sources and all. Raises NotPackaged."""
    return _once(
        kept,
        f"wheels-{_said(native=native)}-",
        _of_wheels(),
        lambda to: wheels.install(ROOT, to, native=native),
    )


def loose(to: Path, *, native: bool, kept: Path = KEPT) -> None:
    """Lays the same modules as they are: neither compiled nor pruned. It is what one compares with."""
    shutil.copytree(installed(kept, native=native), to, dirs_exist_ok=True)
    _own(to)


def _lay(to: Path, kept: Path, *, native: bool) -> None:
    used = called.used(ROOT / OURS)
    for name, file in files(installed(kept, native=native)):
        if prune.runs(name, used):
            (to / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(file, to / name)
    descriptions.cut(to)
    _own(to)
    bytecode.compiled(to)


def _own(to: Path) -> None:
    import chalice

    shutil.copytree(
        ROOT / OURS, to / OURS, ignore=shutil.ignore_patterns("__pycache__", "*.pyi"), dirs_exist_ok=True
    )
    shutil.copyfile(ROOT / PLAN, to / PLAN)
    (to / "chalice").mkdir(exist_ok=True)
    for name in RUNTIME:
        shutil.copyfile(Path(chalice.__file__).parent / name, to / "chalice" / name)


def _once(kept: Path, prefix: str, sources: list[Path], make: Callable[[Path], None]) -> Path:
    """The folder made of these sources, if it is still there; else it is made."""
    found = kept / (prefix + _fingerprint(sources))
    if found.is_dir():
        return found
    kept.mkdir(parents=True, exist_ok=True)
    making = Path(tempfile.mkdtemp(dir=kept, prefix="making-"))
    try:
        make(making)
        _put(making, found)
        _forget(kept, prefix)
    finally:
        shutil.rmtree(making, ignore_errors=True)
    return found


def _forget(kept: Path, prefix: str) -> None:
    """Removes the oldest, never the newest ones: another process may be reading them."""
    for old in sorted(kept.glob(prefix + "*"), key=lambda folder: folder.stat().st_mtime)[:-NEWEST]:
        shutil.rmtree(old, ignore_errors=True)


def _put(making: Path, found: Path) -> None:
    try:
        making.rename(found)
    except OSError:
        # Somebody else made the same folder in the meantime.
        if not found.is_dir():
            raise


def _said(*, native: bool) -> str:
    return f"{platform.machine() if native else wheels.LAMBDA}-{wheels.version()}"


def _of_wheels() -> list[Path]:
    return [ROOT / wheels.WANTED, ROOT / wheels.PINS, Path(wheels.__file__)]


def _of_whole() -> list[Path]:
    ours = [file for _, file in files(ROOT / OURS) if "__pycache__" not in file.parts]
    return [*_of_wheels(), *sorted(Path(__file__).parent.glob("*.py")), ROOT / PLAN, *ours]


def _fingerprint(sources: list[Path]) -> str:
    said = hashlib.sha256()
    for file in sources:
        said.update(f"{os.path.relpath(file, ROOT)}\0".encode() + file.read_bytes())
    return said.hexdigest()[:16]
