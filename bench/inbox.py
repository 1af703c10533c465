"""`python -m bench.inbox`: from sending a post to its standing in an inbox, on this machine's network.

RATE posts a second (20) for SPAN seconds (60), sent when they are due whether others are answered or not. The
reader looks every fifth of a second, which is part of what is measured.
"""

import itertools
import os
import tempfile
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from tests.laptop.running import Laptop

RATE: Final = float(os.environ.get("RATE", "20"))
SPAN: Final = float(os.environ.get("SPAN", "60"))
LOOKS: Final = 0.2
PATIENCE: Final = 60
PAGE: Final = "/notifications?limit=20"


@dataclass
class Race:
    """When each post was sent, and when its reader saw it, in seconds of one clock; `failed` are refusals."""

    sent: dict[str, float] = field(default_factory=dict)
    seen: dict[str, float] = field(default_factory=dict)
    failed: list[int] = field(default_factory=list)

    def table(self) -> str:
        """The figures, for people."""
        took = sorted(self.seen[post] - at for post, at in self.sent.items() if post in self.seen)
        if not took:
            return f"nothing arrived; {len(self.failed)} refused"
        parts = [
            f"p{each}: {took[min(len(took) - 1, len(took) * each // 100)]:.2f} s" for each in (50, 95, 99)
        ]
        late = len(self.sent) - len(took)
        return f"{len(self.sent)} posts, {len(self.failed)} refused, {late} not arrived; {', '.join(parts)}"


def main() -> None:
    """Starts a network of its own, measures, and prints the figures."""
    from tests.laptop.running import Laptop

    with tempfile.TemporaryDirectory(prefix="bench-") as folder:
        laptop = Laptop(Path(folder)).start()
        try:
            print(_measured(laptop).table())
        finally:
            laptop.stop()


def _measured(laptop: "Laptop") -> Race:
    author = _Someone(laptop, "ada@example.org")
    person = author.does("/people", {"email": "rosa@example.org", "name": "Rosa Reader"})["id"]
    reader = _Someone(laptop, "rosa@example.org")
    place = author.does("/communities", {"name": "Bench", "visibility": "private"})["id"]
    author.does(f"/communities/{place}/people/{person}", {"role": "participant"}, "PUT")
    race, over = Race(), threading.Event()
    looking = threading.Thread(target=_look, args=(reader, race, over))
    looking.start()
    audience = author.does(f"/communities/{place}/audience")["fingerprint"]
    draft = {"kind": "update", "body": f"Hello [@Rosa](person:{person}).", "audience": audience}
    _send(author, place, draft, race)
    deadline = time.monotonic() + PATIENCE
    while len(race.seen) < len(race.sent) and time.monotonic() < deadline:
        time.sleep(LOOKS)
    over.set()
    looking.join()
    return race


def _send(author: "_Someone", place: str, draft: dict[str, Any], race: Race) -> None:
    began = time.monotonic()

    def one(number: int) -> None:
        at = time.monotonic()
        answer = author.asks(f"/communities/{place}/posts", {**draft, "title": f"Number {number}"})
        if answer.status == 201:
            race.sent[answer.json["id"]] = at
        else:
            race.failed.append(answer.status)

    with ThreadPoolExecutor(16) as hands:
        for number in itertools.takewhile(lambda each: each < RATE * SPAN, itertools.count()):
            time.sleep(max(0.0, began + number / RATE - time.monotonic()))
            hands.submit(one, number)


def _look(reader: "_Someone", race: Race, over: threading.Event) -> None:
    """Reads the newest page, and older ones while something that was sent may stand there: five at most."""
    while not over.wait(LOOKS):
        page = reader.does(PAGE)
        for _ in range(4):
            if not _goes_on(page["items"], race) or not page["next"]:
                break
            page = reader.does(f"{PAGE}&cursor={page['next']}")


def _goes_on(items: list[dict[str, Any]], race: Race) -> bool:
    """Notes what stands on a page; answers whether something older was sent that nobody has seen."""
    posts = [each["post"]["id"] for each in items if each["post"]]
    for each in posts:
        race.seen.setdefault(each, time.monotonic())
    return any(each < posts[-1] for each in list(race.sent) if each not in race.seen) if posts else False


class _Someone:
    def __init__(self, laptop: "Laptop", email: str) -> None:
        self._laptop, self._cookie = laptop, laptop.sign_in(email)

    def asks(self, path: str, body: Any = None, method: str | None = None) -> Any:
        own = {"Cookie": self._cookie, "X_Requested_With": "entrenous"}
        return self._laptop.ask(f"/api/v1{path}", body, method, **own)

    def does(self, path: str, body: Any = None, method: str | None = None) -> Any:
        """What was asked for, answered well."""
        answer = self.asks(path, body, method)
        if answer.status >= 300:
            raise RuntimeError(f"{path}: {answer.status} {answer.body!r}")
        return answer.json


if __name__ == "__main__":
    main()
