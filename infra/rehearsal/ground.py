"""The ground that a rehearsal stands on: a local engine that asks for permissions, and mailboxes to read."""

import json
import subprocess
from pathlib import Path
from typing import IO, Any, Final

from infra.rehearsal.child import BARE
from local.engine import CREDENTIALS, PYTHON, REGION, Engine
from local.surroundings import surroundings

CHILD: Final = Path(__file__).parent / "child.py"
STRICT: Final = {
    # Signatures are verified, and each function may do what its role allows and nothing else.
    "AUTH": "true",
    # Nothing is kept: a rehearsal begins with an empty account.
    "PERSIST_STATE": "0",
    "S3_PERSIST": "0",
}


class Ground(Engine):
    """An engine of its own in a folder. Permissions count; functions run in a Python without packages.

    Its own clients have all rights, as whoever deploys has. The folder is the caller's to remove.
    """

    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        self._folder = folder

    def mailbox(self, address: str) -> list[str]:
        """The texts of the mails to an address, the newest first."""
        sent: list[dict[str, Any]] = json.loads(self.mails())["messages"]
        return [mail["BodyText"] or "" for mail in reversed(sent) if address in mail["To"]]

    def _born(self, log: IO[bytes]) -> subprocess.Popen[bytes]:
        own = {BARE: str(self._folder / "bare")}
        return subprocess.Popen(
            [PYTHON, CHILD],
            stdin=subprocess.PIPE,
            stdout=log,
            stderr=log,
            env=surroundings(self.port, REGION, self._folder) | CREDENTIALS | STRICT | own,
            cwd=self._folder,
            start_new_session=True,
        )
