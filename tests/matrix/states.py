"""States that access.md speaks of, and how a community comes into them."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

from tests.cast.house import done
from tests.cast.network import GATES, NOTICES, drop, keep, stored
from tests.governance.officers import bureau, opens
from tests.matrix import page
from tests.matrix.model import Seat, Who
from tests.matrix.scenes import Stage

OFFICIALS: Final = ("administrator", "auditor")
WRITERS: Final = ("outsider", "invited", "participant", "guest", "steward", "bot")
COMERS: Final = (
    "administrator", "outsider", "invited", "participant", "moderator", "guest", "invited guest", "steward",
)  # fmt: skip
GUESTS: Final = (
    "outsider", "participant", "guest", "foreign guest", "invited guest", "outside guest", "steward",
)  # fmt: skip
"""For whom a state matters: the others are looked at where nothing rests."""
SETTINGS: Final = [("NETWORK", "SETTINGS"), *NOTICES]


def has_rules(stage: Stage) -> None:
    """The steward writes rules of its own for a community, which nobody else has accepted yet."""
    world, place = stage.world, stage.place
    word = world.word("the own rules of a community", lambda who: page.knows(place, who))
    draft = {"terms": f"We {word}."}
    done(stage.steward.somebody.patch(f"/communities/{place.id}", draft, if_match="*"))
    place.accepted = {stage.steward.id}
    stage.scene.callers = [each for each in stage.scene.callers if each.name in WRITERS]


def loses_its_steward(stage: Stage) -> None:
    """The steward steps down for another one, whose account is suspended then."""
    world, place = stage.world, stage.place
    regent, steward = world.member("regent", "Rosa"), stage.steward
    stage.adds(regent)
    for by, whom, role in ((steward, regent, "steward"), (regent, steward, "participant")):
        done(by.somebody.put(f"/communities/{place.id}/people/{whom.id}", {"role": role}))
        place.inside[whom.id] = Seat(role, place.inside[whom.id].since)
    done(world.house.ada.patch(f"/people/{regent.id}", {"status": "suspended"}))
    world.house.settle()
    regent.signed_in, place.frozen = False, True
    # A webhook goes with the role of who made it.
    place.told = set()
    # An invitation lapses when whoever gave it loses the role; into what is open it takes none.
    if place.visibility != "open":
        place.invited.clear()
    stage.scene.callers = [each for each in stage.scene.callers if each.name in COMERS]


def stands_open(stage: Stage) -> None:
    """A community stands open to an administrator by break-glass; others of the network look on."""
    house, place, callers = stage.world.house, stage.place, stage.scene.callers
    opens(house, place.id)
    bea = Who("administrator by break-glass", bureau(house).bea, roles=frozenset({"administrator"}))
    place.opened.add(bea.id)
    stage.scene.callers = [bea, *(each for each in callers if each.name in OFFICIALS)]


@contextmanager
def guests_off(stage: Stage) -> Iterator[None]:
    """The network has its guests switched off, as an administrator does it; afterwards all is as before."""
    world = stage.world
    stage.scene.callers = [each for each in stage.scene.callers if each.name in GUESTS]
    before = {key: stored(*key) for key in (*SETTINGS, *GATES)}
    ada = world.house.ada
    version = done(ada.get("/settings")).headers["etag"]
    done(ada.patch("/settings", {"guests": False}, if_match=version))
    world.sleeps(asleep=True)
    try:
        yield
    finally:
        world.sleeps(asleep=False)
        for key, row in before.items():
            if row is None:
                drop(*key)
            else:
                keep(row)
