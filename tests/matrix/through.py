"""The ways through a scene: what is read, what is refused, and at last what is granted."""

import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace

from tests.cast.house import done
from tests.matrix import page
from tests.matrix.model import DONE, Spot, Who
from tests.matrix.scene import Scene
from tests.matrix.table import TAKES
from tests.matrix.takes import Takes
from tests.matrix.walk import Walk

Cell = tuple[str, Takes, Who, Spot]


def lines(*about: str) -> Iterator[tuple[str, Takes]]:
    """The uses of all routes that are about one of these, in the order of the table."""
    for key, takes in TAKES.items():
        for each in takes if isinstance(takes, tuple) else (takes,):
            if each.about in about:
                yield key, each


def cells(scene: Scene) -> list[Cell]:
    """Every caller at every door of a scene."""
    return [
        (key, takes, who, spot)
        for key, takes in lines("place", "post", "comment", "file", "list")
        for who in scene.callers
        if takes.only(who)
        for spot in scene.spots(key.split()[0], takes, who)
    ]


def walked(walk: Walk, scene: Scene, *, third: int | None = None) -> None:
    """Reads first, then what must be refused and change nothing; what is granted may change the scene.

    With `third`, only one route in three is tried, by its name, in what writes and in reading what was taken
    back, hidden or closed: three scenes of the same kind have them all.
    """
    every = cells(scene)
    for cell in every:
        if _reads(cell) and (_matters(scene, cell[-1]) or _turn(cell, third)):
            walk.cell(*cell)
    tried = [each for each in every if not _reads(each) and _turn(each, third)]
    refused(walk, scene, tried)
    for key, takes, who, spot in tried:
        if DONE in takes.verdict(who, spot):
            walk.cell(key, takes, who, _spare(scene, takes, spot))


def refused(walk: Walk, scene: Scene, writes: list[Cell]) -> None:
    """What must be refused: afterwards everything is as it was."""
    before = _seen(scene)
    for key, takes, who, spot in writes:
        if DONE not in takes.verdict(who, spot):
            walk.cell(key, takes, who, spot)
    after = _seen(scene)
    changed = [path for path in before if before[path] != after[path]]
    if changed:
        walk.failures.append(f"refused writes changed {changed} at {scene.place.rules}")


def _turn(cell: Cell, third: int | None) -> bool:
    return third is None or zlib.crc32(cell[0].encode()) % 3 == third % 3


def _matters(scene: Scene, spot: Spot) -> bool:
    """Whether it is no item, or one of those that eras are about."""
    return spot.item is None or spot.item in scene.of_eras


def _reads(cell: Cell) -> bool:
    return cell[0].startswith("GET ")


def _spare(scene: Scene, takes: Takes, spot: Spot) -> Spot:
    """What is granted works on an item that nobody misses."""
    if takes.spare == "hidden":
        items = scene.posts if takes.about == "post" else scene.comments
        return replace(spot, item=next(each for each in items if each.taken == "hidden"))
    return replace(spot, item=scene.spares[takes.about].pop()) if takes.spare else spot


def _seen(scene: Scene) -> dict[str, bytes]:
    """All of it as its steward sees it."""
    place, post, comment = (each.id for each in (scene.place, scene.main, scene.said))
    doors = ("asked", "invited") if page.steward(scene.world.steward, Spot(scene, scene.place)) else ()
    kept = ("/incoming", "/insights") if doors else ()
    inside = ("", "/people?limit=100", "/eras", "/posts?limit=100", *kept)
    paths = [
        *(f"/communities/{place}{what}" for what in inside),
        *(f"/communities/{place}/requests?state={state}" for state in doors),
        *(f"/posts/{post}{what}" for what in ("", "/comments?limit=100", "/reactions", "/revisions")),
        *(f"/comments/{comment}/{what}" for what in ("reactions", "revisions")),
    ]
    if scene.place.deleted:
        return {}
    return {path: done(scene.world.steward.somebody.get(path)).raw for path in paths}


def told(walk: Walk, scene: Scene, record_property: Callable[..., None], *, third: int | None = None) -> None:
    """Walks through a scene."""
    with counting(walk, record_property):
        walked(walk, scene, third=third)


@contextmanager
def counting(walk: Walk, record_property: Callable[..., None]) -> Iterator[None]:
    """Within, cells are walked; tells how many they were, and fails when one of them did."""
    before = walk.cells
    with walk.listening():
        yield
    record_property("cells", walk.cells - before)
    walk.demand()
