"""What decision 24 says of files and folders, and how a scene comes to have them."""

from typing import TYPE_CHECKING, Any

from tests.cast.house import done
from tests.files.sending import brought, draft
from tests.matrix import page
from tests.matrix.model import ABSENT, CONFLICT, DONE, SIGNED_OUT, Item, Spot, Who
from tests.matrix.page import moderator

if TYPE_CHECKING:
    from tests.matrix.scenes import Stage

SPARE = 3
BODY = b"Between ourselves.\n"


def files_of_era(stage: "Stage") -> None:
    """In each era somebody brings a file; what is brought in a later one hangs on a comment of it too."""
    _brings(stage)
    if stage.scene.posts[0] is not stage.scene.posts[-1]:
        _brings(stage, on=stage.scene.main)


def _brings(stage: "Stage", on: Item | None = None, *, keep: bool = True, **more: Any) -> Item:
    who, place, world = stage.cast["participant"], stage.place, stage.world
    eras = frozenset({place.era}) | (on.eras if on else frozenset())
    item = Item("", place, who.id, eras, post=on)
    what = "hanging file" if on else "file"
    word = world.word(f"the name of a {what} of era {place.era}", lambda reader: page.reads(item, reader))
    item.id = brought(who.somebody, place.id, f"{word}.txt", "text/plain", BODY, **more)
    item.words = {word}
    if on:
        stage.world.items.append(Item("", place, who.id, eras, post=on))
        who.somebody.comments(on.id, "See the file.", files=[item.id])
    if keep:
        stage.scene.files.append(item)
        stage.scene.of_eras.add(item)
    return item


def filed(stage: "Stage") -> None:
    """A folder with a file in it, and files that are taken back."""
    place, world, owner = stage.place, stage.world, stage.steward.somebody
    word = world.word("the name of a folder", lambda who: page.enters(place, who))
    made = done(owner.post(f"/communities/{place.id}/folders", {"name": f"Folder {word}"}), 201)
    place.folder = made["id"]
    stage.scene.folders = {word}
    _brings(stage, folder=place.folder)
    stage.scene.spares["file"] = [_brings(stage, keep=False) for _ in range(SPARE)]


# What is sent.
def a_file(who: Who, spot: Spot) -> Any:
    return draft("Plan.txt", "text/plain", BODY)


def a_version(who: Who, spot: Spot) -> Any:
    said = a_file(who, spot)
    return {name: said[name] for name in ("type", "size", "sha256")}


def same_file(who: Who, spot: Spot) -> Any:
    assert spot.item is not None
    return {"name": f"{next(iter(spot.item.words))}.txt"}


# Who may.
def maker_or_moderator(who: Who, spot: Spot) -> bool:
    """Whoever made the folder, which is the steward of then, and moderators."""
    made = who is spot.scene.world.steward and page.insider(who, spot)
    return made or moderator(who, spot)


# What is answered.
def emptying(who: Who, spot: Spot) -> set[int]:
    """A folder that holds something stays."""
    granted = page.verdict(page.of_place, maker_or_moderator, speaks=True)(who, spot)
    return {CONFLICT} if granted == {DONE} else granted


def of_uploads(who: Who, spot: Spot) -> set[int]:
    """An upload exists for whoever began it alone, and here nobody did."""
    return {ABSENT} if who.signed_in else {SIGNED_OUT}


def completing(who: Who, spot: Spot) -> set[int]:
    """What is complete is so for whoever brought it, however often they say so."""
    theirs = spot.item is not None and spot.item.author == who.somebody.id and page.reads(spot.item, who)
    return {DONE} if who.signed_in and theirs else of_uploads(who, spot)


# What granted answers show.
def of_file(who: Who, spot: Spot) -> set[str]:
    return spot.item.words if spot.item else set()


def of_library(who: Who, spot: Spot) -> set[str]:
    return {word for each in spot.scene.files if page.reads(each, who) for word in each.words}


def of_folders(who: Who, spot: Spot) -> set[str]:
    words: set[str] = spot.scene.folders
    return words
