"""The mails that the network sent, copied from the engine (which forgets them) to a file that lasts."""

import json
import threading
from collections.abc import Callable
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, Final

MOST: Final = 5_000
"""How many mails are kept when the network starts again, the newest ones."""


@dataclass(frozen=True, slots=True)
class Mail:
    """One mail as it was sent. `at` is RFC 3339 by the network's clock; `html` is null for a plain one."""

    id: str
    at: str
    to: list[str]
    subject: str
    text: str
    html: str | None


class Mailbox:
    """All mails, oldest first in the file, newest first to the reader.

    `sent` gives the engine's mails as JSON, `at` the network's time of a real instant (epoch seconds).
    """

    def __init__(self, kept: Path, sent: Callable[[], bytes], at: Callable[[float], str]) -> None:
        self._kept = kept
        self._sent = sent
        self._at = at
        self._collecting = threading.Lock()
        lines = kept.read_text().splitlines() if kept.exists() else []
        self._mails = [mail for mail in map(_read, lines[-MOST:]) if mail]
        self._known = {mail.id for mail in self._mails}

    def collect(self) -> None:
        """Copies what the engine has sent since the last time."""
        with self._collecting:
            sent = json.loads(self._sent())["messages"]
            mails = [self._mail(raw) for raw in sent if raw["MessageId"] not in self._known]
            if not mails:
                return
            with self._kept.open("a") as file:
                file.writelines(json.dumps(asdict(mail)) + "\n" for mail in mails)
            self._mails += mails
            self._known |= {mail.id for mail in mails}

    def mails(self, to: str = "") -> list[Mail]:
        """The newest first; only those to an address, if one is given. An engine that is gone adds none."""
        with suppress(OSError):
            self.collect()
        wanted = to.strip().casefold()
        chosen = (mail for mail in self._mails if not wanted or wanted in map(str.casefold, mail.to))
        return list(chosen)[::-1]

    def _mail(self, raw: dict[str, Any]) -> Mail:
        return Mail(
            id=raw["MessageId"],
            at=self._at(raw["Timestamp"]),
            to=[*raw["To"], *raw["CC"], *raw["BCC"]],
            subject=raw["Subject"],
            text=raw["BodyText"] or "",
            html=raw["BodyHtml"] or None,
        )


def _read(line: str) -> Mail | None:
    """A kept mail; None for a line that a crash has torn."""
    try:
        return Mail(**json.loads(line))
    except (ValueError, TypeError):
        return None
