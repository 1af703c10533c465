"""Use cases of webhooks, of messages that come in, of insights; and what the function that calls tells."""

import json
from collections.abc import Callable
from typing import Any

from chalicelib.conversation.events import PostWritten
from chalicelib.foundation.events import Event
from chalicelib.webhooks.events import DeliveryAnswered
from tests.cast.caller import Reply
from tests.cast.house import done
from tests.faults.stage import Act, Stage, listed, numbers, scene, told

MARK = {"kind": "lead", "basis": "contract", "consent": False}
ADDRESS = "http://127.0.0.1:9999/in"
"""Nobody listens there: what is sent is only called when all is over."""


def _incoming(stage: Stage, name: str) -> Reply:
    """A new address, and no other: a community has few, and a person few bots."""
    path = f"/communities/{stage.club}/incoming"
    for each in done(stage.ines.get(path))["items"]:
        done(stage.ines.delete(f"{path}/{each['id']}"), 204)
    return done(stage.ines.post(path, {"name": name}), 201)


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


@scene("POST /communities/{community_id}/incoming")
def opened(stage: Stage) -> Act:
    _incoming(stage, "Former bot")
    name = f"Bot {next(numbers)}"
    return Act(stage.ines, _named(stage, name), {"name": name}, {"community_id": stage.club})


@scene("POST /incoming/{token}")
def message(stage: Stage) -> Act:
    """A machine that knows nothing but the address."""
    token = _incoming(stage, f"Bot {next(numbers)}")["url"].partition("/incoming/")[2]
    text = f"Build {next(numbers)} is green."
    seen = listed(stage.ines, f"/communities/{stage.club}/posts", lambda each: text in each["html"], pages=1)
    return Act(stage.house.stranger(), seen, {"text": text}, {"token": token}, anew=True)


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


@scene("PUT /communities/{community_id}/insights")
def allow(stage: Stage) -> Act:
    place = stage.ines.founds()
    stage.more.append(place)
    return Act(stage.ines, _insights(stage, place), parts={"community_id": place})


def _remarked(stage: Stage, *, marked: bool) -> Act:
    """A comment in a place that lets insights be marked, and that a webhook hears of."""
    place, post = stage.quay
    comment = stage.ines.comments(post)
    if marked:
        done(stage.ines.put(f"/comments/{comment}/insight", MARK))
    seen = listed(stage.ines, f"/communities/{place}/insights", lambda each: comment in json.dumps(each))
    return Act(stage.ines, seen, None if marked else MARK, {"comment_id": comment})


@scene("PUT /comments/{comment_id}/insight")
def mark_comment(stage: Stage) -> Act:
    return _remarked(stage, marked=False)


@scene("DELETE /comments/{comment_id}/insight")
def unmark_comment(stage: Stage) -> Act:
    return _remarked(stage, marked=True)


def _none(stage: Stage) -> str:
    """The place that Mona's webhooks hear of, where she has none now: a person and a place have few."""
    done(stage.ines.adds(stage.pier, stage.mona, "steward"))
    for each in done(stage.mona.get("/webhooks"))["items"]:
        done(stage.mona.delete(f"/webhooks/{each['id']}"), 204)
    return stage.pier


def _draft(place: str) -> dict[str, Any]:
    events = ["post.written", "comment.written", "insight.marked"]
    return {"url": ADDRESS, "events": events, "communities": [place], "name": f"Hook {next(numbers)}"}


def _hook(stage: Stage) -> str:
    """A new webhook of Mona's, her only one."""
    return str(done(stage.mona.post("/webhooks", _draft(_none(stage))), 201)["id"])


def _heard(stage: Stage, name: str | None = None) -> Callable[[], list[int]]:
    """How many webhooks Mona has (of that name), and how many the place names."""

    def seen() -> list[int]:
        mine = [each["name"] for each in done(stage.mona.get("/webhooks"))["items"]]
        named = [each["name"] for each in done(stage.ines.get(f"/communities/{stage.pier}"))["bridges"]]
        return [sum(name in (None, each) for each in some) for some in (mine, named)]

    return seen


@scene("POST /webhooks")
def make(stage: Stage) -> Act:
    draft = _draft(_none(stage))
    return Act(stage.mona, _heard(stage, draft["name"]), draft)


@scene("PATCH /webhooks/{webhook_id}")
def rename(stage: Stage) -> Act:
    """Another name, which the place has too."""
    name = f"Renamed {next(numbers)}"
    return Act(stage.mona, _heard(stage, name), {"name": name}, {"webhook_id": _hook(stage)})


@scene("PATCH /webhooks/{webhook_id} moves")
def move(stage: Stage) -> Act:
    """Another address, which the former one's secret is not for."""
    hook, url = _hook(stage), f"{ADDRESS}/{next(numbers)}"

    def seen() -> list[Any]:
        (mine,) = done(stage.mona.get("/webhooks"))["items"]
        return [mine["url"] == url, _secret(hook)]

    return Act(stage.mona, seen, {"url": url}, {"webhook_id": hook})


def _secret(hook: str) -> int:
    """The number of the secret that signs, which no door tells."""
    # The tables' names are read when this is imported, which must not be before the engine runs.
    from chalicelib.webhooks.store import hooks

    (found,) = hooks.read([hook])
    return found.secret


@scene("POST /webhooks/{webhook_id}/secret")
def rotate(stage: Stage) -> Act:
    hook = _hook(stage)
    return Act(stage.mona, lambda: _secret(hook), parts={"webhook_id": hook})


@scene("DELETE /webhooks/{webhook_id}")
def remove(stage: Stage) -> Act:
    return Act(stage.mona, _heard(stage), parts={"webhook_id": _hook(stage)})


@scene("DELETE /communities/{community_id}/webhooks/{webhook_id}")
def put_out(stage: Stage) -> Act:
    """Another steward does, who does not own it."""
    parts = {"community_id": stage.pier, "webhook_id": _hook(stage)}
    return Act(stage.ines, _heard(stage), parts=parts)


@scene("PUT /communities/{community_id}/people/{person_id} lowers who has a webhook")
def lower(stage: Stage) -> Act:
    _hook(stage)
    parts = {"community_id": stage.pier, "person_id": stage.mona.id}
    seen = told(stage.mona, f"/communities/{stage.pier}", "membership.role")
    return Act(stage.ines, seen, {"role": "participant"}, parts)


def _unpaced(stage: Stage) -> None:
    """A trial asks for more calls than an owner may in a minute: what was counted is forgotten."""
    from chalicelib.foundation import clock
    from chalicelib.webhooks.store.paces import PaceRow

    PaceRow(f"RATE#calls#{stage.mona.id}", str(clock.now() // clock.MINUTE)).delete()


@scene("POST /webhooks/{webhook_id}/ping")
def ping(stage: Stage) -> Act:
    """The log shows it when its queue has been heard, and that is no part of this."""
    parts = {"webhook_id": _hook(stage)}
    _unpaced(stage)
    return Act(stage.mona, _heard(stage), parts=parts, quiet=True)


@scene("POST /webhooks/{webhook_id}/deliveries/{delivery_id}/again")
def again(stage: Stage) -> Act:
    """The same: it is asked for, and the queue does it."""
    from chalicelib.webhooks import listeners

    hook, delivery = offered(stage)
    listeners.note_answer(answer(hook, delivery, 204))
    _unpaced(stage)
    return Act(stage.mona, _heard(stage), parts={"webhook_id": hook, "delivery_id": delivery}, quiet=True)


def offered(stage: Stage) -> tuple[str, str]:
    """A new webhook, and what it was sent for the first time a moment ago."""
    from chalicelib.webhooks import listeners

    hook, post = _hook(stage), stage.jetty
    fact = PostWritten(by=stage.ines.id, subject=post, community=stage.pier, refs={"post": post})
    listeners.offer(fact)
    return hook, fact.id


def answer(hook: str, delivery: str, status: int, wait: int = 0) -> Event:
    """What the function that calls tells of a first attempt."""
    data: dict[str, str | int] = {
        "number": 1, "status": status, "problem": "", "ms": 1, "wait": wait, "headers": "{}", "answer": "",
    }  # fmt: skip
    return DeliveryAnswered(by="", subject=delivery, refs={"hook": hook}, data=data)
