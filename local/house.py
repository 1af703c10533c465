"""What a laptop keeps of its network, in one folder: `.local` unless told otherwise."""

import fcntl
import secrets
import shutil
from pathlib import Path
from typing import IO, Final

from local.template import CACHE

LOG_MOST: Final = 10_000_000


class AlreadyRunning(Exception):
    """Another copy runs on the same folder."""


class House:
    """The folder, and the files in it."""

    def __init__(self, folder: Path) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        # Mails with their codes are here, and everything that people wrote.
        folder.chmod(0o700)
        self.folder = folder
        self.clock = folder / "clock"
        self.marks = folder / "marks"
        self.mails = folder / "mails.jsonl"
        self._running = folder / "running"
        self._planted = folder / "planted"
        self._lock: IO[str] | None = None

    def take(self) -> None:
        """Makes this process the only one on the folder until it ends. Raises AlreadyRunning."""
        self._lock = (self.folder / "lock").open("w")
        try:
            fcntl.flock(self._lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as problem:
            self.leave()
            raise AlreadyRunning(str(self.folder)) from problem

    def leave(self) -> None:
        """Lets another process have the folder; one that ends does so by itself."""
        if self._lock is not None:
            self._lock.close()

    def begin(self, engine: str) -> bool:
        """Notes that the network runs, on which engine; answers whether its last run was cut short."""
        cut_short = self._running.exists()
        self._running.write_text(engine)
        return cut_short

    def engine(self) -> str | None:
        """Where the engine of the network answers that runs, or ran until it was cut short."""
        return self._running.read_text() if self._running.exists() else None

    def end(self) -> None:
        """Notes that the network was stopped in good order."""
        self._running.unlink(missing_ok=True)

    def secret(self) -> str:
        """The network's key, made at the first run and readable by its owner only."""
        kept = self.folder / "secret"
        if not kept.exists():
            fresh = kept.with_suffix(".new")
            fresh.touch(mode=0o600)
            fresh.write_text(secrets.token_urlsafe(48))
            fresh.replace(kept)
        return kept.read_text()

    def planted(self, stack: str) -> bool:
        """Whether the demo network has been planted in these very tables."""
        return self._planted.exists() and self._planted.read_text() == stack

    def plant(self, stack: str) -> None:
        """Remembers that it has."""
        self._planted.write_text(stack)

    def log(self) -> IO[str]:
        """The app's log, opened to add to; begun anew when it has grown large."""
        kept = self.folder / "log.jsonl"
        large = kept.exists() and kept.stat().st_size > LOG_MOST
        return kept.open("w" if large else "a", buffering=1)

    def forget(self) -> None:
        """Removes everything but the packaged template, which holds no data."""
        for kept in self.folder.iterdir():
            if kept.is_dir():
                shutil.rmtree(kept)
            elif not kept.match(CACHE):
                kept.unlink()
