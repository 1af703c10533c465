"""Use cases of webhooks, of messages that come in, and of insights."""

from collections.abc import Callable
from typing import Any

from chalicelib.webhooks.sending import guard
from local import receivers
from tests.cast.caller import Reply
from tests.cast.house import done
from tests.faults.stage import Act, Stage, numbers, scene

MARK = {"kind": "lead", "basis": "contract", "consent": False}


def _incoming(stage: Stage, name: str) -> Reply:
    return done(stage.ines.post(f"/communities/{stage.club}/incoming", {"name": name}), 201)


def _named(stage: Stage, name: str) -> Callable[[], Any]:
    """Whether an address and its bot are there."""

    def seen() -> list[int]:
        found = done(stage.ines.get(f"/communities/{stage.club}/incoming"))["items"]
        bots = done(stage.ines.get("/me/bots"))["items"]
        return [sum(each["name"] == name for each in some) for some in (found, bots)]

    return seen


@scene("DELETE /communities/{community_id}/incoming/{incoming_id}")
def revoke(stage: Stage) -> Act:
    name = f"Bot {next(numbers)}"
    made = _incoming(stage, name)
    parts = {"community_id": stage.club, "incoming_id": made["id"]}
    return Act(stage.ines, _named(stage, name), parts=parts)


def _insights(stage: Stage, place: str) -> Callable[[], Any]:
    """How much is marked, and whether more may be."""

    def seen() -> list[Any]:
        found = done(stage.ines.get(f"/communities/{place}/insights"))
        return [found["allowed"], len(found["items"])]

    return seen


def _marked(stage: Stage, *, marked: bool) -> dict[str, str]:
    """A post in a place of its own, where insights may be marked."""
    place = stage.ines.founds()
    stage.more.append(place)
    done(stage.ines.put(f"/communities/{place}/insights"), 204)
    post = stage.ines.posts(place)
    if marked:
        done(stage.ines.put(f"/posts/{post}/insight", MARK))
    return {"post_id": post, "community_id": place}


@scene("PUT /posts/{post_id}/insight")
def mark(stage: Stage) -> Act:
    parts = _marked(stage, marked=False)
    return Act(stage.ines, _insights(stage, parts["community_id"]), MARK, parts)


@scene("DELETE /posts/{post_id}/insight")
def unmark(stage: Stage) -> Act:
    parts = _marked(stage, marked=True)
    return Act(stage.ines, _insights(stage, parts["community_id"]), parts=parts)


@scene("DELETE /communities/{community_id}/insights")
def stop(stage: Stage) -> Act:
    parts = _marked(stage, marked=False)
    return Act(stage.ines, _insights(stage, parts["community_id"]), parts=parts)


def _hook(stage: Stage) -> Reply:
    """A webhook, made while a receiver nearby may be named."""
    place = stage.ines.founds()
    stage.more.append(place)
    guard.NEARBY.append(receivers.near)
    try:
        draft = {"url": "http://127.0.0.1:9999/in", "events": ["post.written"], "communities": [place]}
        return done(stage.ines.post("/webhooks", draft), 201)
    finally:
        guard.NEARBY.remove(receivers.near)


@scene("DELETE /webhooks/{webhook_id}")
def remove(stage: Stage) -> Act:
    found = _hook(stage)
    place = stage.more[-1]

    def seen() -> list[Any]:
        kept = [each["id"] for each in done(stage.ines.get("/webhooks"))["items"]]
        return [found["id"] in kept, len(done(stage.ines.get(f"/communities/{place}"))["bridges"])]

    return Act(stage.ines, seen, parts={"webhook_id": found["id"]})
