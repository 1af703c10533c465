"""What decision 22 says of bridges, addresses and insights, and how a scene comes to have one of each."""

from typing import TYPE_CHECKING, Any, Final

from tests.cast.house import done
from tests.matrix import page
from tests.matrix.model import ABSENT, BOT, CONFLICT, DONE, FORBIDDEN, MEMBER, SIGNED_OUT, Spot, Who
from tests.matrix.page import steward

if TYPE_CHECKING:
    from tests.matrix.scenes import Stage

RECEIVER: Final = "http://127.0.0.1:65000/in"
"""Nobody listens there: what a scene's webhook asks for has happened before it was made."""


def bridged(stage: "Stage") -> None:
    """The steward lets insights be marked, and two are; has an address for messages, and attaches a webhook.

    What the scene before had is taken away: one can have ten webhooks.
    """
    world, place, owner = stage.world, stage.place, stage.steward.somebody
    spot, somebody = Spot(stage.scene, place), stage.cast["participant"].somebody
    for path in world.passing:
        done(owner.delete(path), 204)
    done(owner.put(f"/communities/{place.id}/insights"), 204)
    for path in (f"/posts/{stage.scene.main.id}", f"/comments/{stage.scene.said.id}"):
        done(somebody.put(f"{path}/insight", a_mark(world.steward, spot)))
    address = done(owner.post(f"/communities/{place.id}/incoming", {"name": "Robot"}), 201)
    word = world.word("the name of a bridge", lambda who: who is world.steward or page.enters(place, who))
    hook = done(owner.post("/webhooks", {**a_hook(world.steward, spot), "name": f"Bridge {word}"}), 201)
    place.incoming, place.bridge, world.bridge = address["id"], hook["id"], hook["id"]
    place.told = {word}
    world.passing = [f"/webhooks/{hook['id']}", f"/me/bots/{address['bot']}"]


# What is sent.
def a_hook(who: Who, spot: Spot) -> Any:
    return {"url": RECEIVER, "events": ["insight.marked"], "communities": [spot.place.id]}


def a_hook_with_words(who: Who, spot: Spot) -> Any:
    return {**a_hook(who, spot), "content": True}


def a_mark(who: Who, spot: Spot) -> Any:
    return {"kind": "insight", "basis": "contract", "consent": True}


# Who may.
def member_of_it(who: Who, spot: Spot) -> bool:
    """Insights are marked by members inside: by no guest, and by no bot."""
    return who.kind == MEMBER and page.insider(who, spot)


# What is answered.
def stewarding(who: Who, spot: Spot) -> set[int]:
    """Stewards configure; what is archived takes nothing new."""
    granted = page.verdict(page.of_place, steward)(who, spot)
    return {CONFLICT} if granted == {DONE} and spot.place.archived else granted


def attaching(who: Who, spot: Spot) -> set[int]:
    """A steward attaches a webhook to communities that they steward; guests and bots have none anywhere."""
    return stewarding(who, spot) if who.kind == MEMBER or not who.signed_in else {FORBIDDEN}


def taking_words(who: Who, spot: Spot) -> set[int]:
    """Words leave only from open communities; of closed ones never."""
    granted = attaching(who, spot)
    return {CONFLICT} if granted == {DONE} and spot.place.visibility != "open" else granted


def allowing(who: Who, spot: Spot) -> set[int]:
    """A steward lets insights be marked. What is so stays so, even in an archive."""
    if spot.place.marks:
        return page.verdict(page.of_place, steward)(who, spot)
    return stewarding(who, spot)


def of_others(who: Who, spot: Spot) -> set[int]:
    """Another's webhook is there for its owner alone; and no bot changes any."""
    if not who.signed_in:
        return {SIGNED_OUT}
    return {FORBIDDEN} if who.kind == BOT else {ABSENT}


# What granted answers show.
def of_header(who: Who, spot: Spot) -> set[str]:
    """A webhook is named in the header, to those who read there."""
    return spot.place.words | of_preview(who, spot)


def of_preview(who: Who, spot: Spot) -> set[str]:
    """And in the preview of the audience."""
    return spot.place.told if page.enters(spot.place, who) else set()


def of_marks(who: Who, spot: Spot) -> set[str]:
    """What was marked, as far as who asks may read it."""
    scene = spot.scene
    marked = [each for each in (scene.main, scene.said) if page.reads(each, who)]
    return {word for each in marked for word in each.words if word in scene.body_of(each)}


# What granted writes change.
def are_put_out(who: Who, spot: Spot) -> None:
    spot.place.told = set()


def marks_no_more(who: Who, spot: Spot) -> None:
    spot.place.marks = False


def marks_again(who: Who, spot: Spot) -> None:
    spot.place.marks = True


def takes_hooks_away(who: Who, spot: Spot) -> None:
    """What the cell attached goes: a community has five bridges at most."""
    for each in done(who.somebody.get("/webhooks"))["items"]:
        if each["id"] != spot.place.bridge:
            done(who.somebody.delete(f"/webhooks/{each['id']}"), 204)


def takes_addresses_away(who: Who, spot: Spot) -> None:
    """And so do addresses, whose bots one can have too many of."""
    path = f"/communities/{spot.place.id}/incoming"
    for each in done(who.somebody.get(path))["items"]:
        if each["id"] != spot.place.incoming:
            done(who.somebody.delete(f"{path}/{each['id']}"), 204)
