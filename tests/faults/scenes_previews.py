"""What workers hear of files and of pages, told by hand: what they bring about, and what is told of that."""

import io
import json
from typing import Any, Final

from PIL import Image

from chalicelib.foundation.events import Event, written
from tests.faults.by_hand import BY_HAND
from tests.faults.stage import Stage, numbers
from tests.faults.wire import wired
from tests.files.sending import brought


def _brought(stage: Stage) -> list[dict[str, Any]]:
    """A picture that came a moment ago, and of which nothing was made so far."""
    out = io.BytesIO()
    Image.new("RGB", (8, 8), "green").save(out, "PNG")
    with wired() as wire:
        brought(stage.max, stage.hall, f"Picture {next(numbers)}.png", "image/png", out.getvalue())
    return wire.facts()


def _scanned(stage: Stage) -> list[dict[str, Any]]:
    """What the scanner says of it."""
    from chalicelib.files.events import FileScanned

    (fact,) = [each for each in _brought(stage) if each["name"] == "file.completed"]
    said: dict[str, str | int] = {"result": "THREATS_FOUND", "time": "2026-01-01T00:00:00Z"}
    return [_told(FileScanned(by="", subject=f"files/{fact['subject']}/1", data=said))]


def _blocked(stage: Stage) -> list[dict[str, Any]]:
    """What is told when that is noted on the card."""
    from chalicelib.files.listeners import note_scan
    from chalicelib.foundation import events

    (said,) = _scanned(stage)
    event = events.parsed(json.dumps(said))
    assert event is not None
    with wired() as wire:
        note_scan(event)
    return wire.facts()


def _linking(stage: Stage) -> tuple[str, str, dict[str, Any]]:
    """A new post with a link, its address, and the fact of it."""
    url = f"https://pages.example.com/{next(numbers)}"
    with wired() as wire:
        post = stage.post(body=f"See {url}")
    (fact,) = [each for each in wire.facts() if each["name"] == "post.written"]
    return post, url, fact


def _pasted(stage: Stage) -> list[dict[str, Any]]:
    """A post that links to a page of which it is known what it calls itself."""
    from chalicelib.pasted import store

    _, url, fact = _linking(stage)
    store.keep(url, "A page", "")
    return [fact]


def _read(stage: Stage) -> list[dict[str, Any]]:
    """What a page calls itself, as the function that calls tells it."""
    from chalicelib.pasted.events import PageRead

    post, url, _ = _linking(stage)
    return [_told(PageRead(by="", subject=post, data={"url": url, "title": "A page", "description": ""}))]


def _told(event: Event) -> dict[str, Any]:
    told: dict[str, Any] = json.loads(written(event))
    return told


TOLD: Final = {
    "a picture": _brought,
    "a scan": _scanned,
    "a scan that found something": _blocked,
    "a post that links": _pasted,
    "a page": _read,
}
BY_HAND.update(TOLD)
