"""The leak matrix: route × caller × rule × state, generated from the application's own table of routes.

What each cell must answer is access.md's, as page.py says it again. A cell is one request; demanded are
its status, that what one may not know of is answered byte for byte as what never was and after as many calls
of the store, that no canary is told to whom it was not written for, that what may be read is there, and that
what is refused or only read changes nothing.
"""

import itertools
from collections.abc import Callable
from pathlib import Path

import pytest

from app import app
from tests.cast.house import done
from tests.matrix.model import Spot
from tests.matrix.scenes import Stage
from tests.matrix.table import ELSEWHERE, TAKES
from tests.matrix.through import counting, lines, told
from tests.matrix.walk import Walk
from tests.matrix.world import NOWHERE

VISIBILITIES, CLAUSES = ("open", "private", "secret"), ("none", "acme", "mixed")
RULES = list(itertools.product(VISIBILITIES, CLAUSES))
RESTING = [("open", "mixed"), ("private", "acme")]
ENDED = [("open", "mixed")]
WITNESSES = ("administrator", "outsider", "invited", "participant", "moderator", "steward", "guest", "bot")
"""Who looks for what was deleted: all else is absent to the others already."""
HISTORIES = {
    "an older, narrower era": [("private", "none"), ("open", "none")],
    "an older, wider era": [("open", "mixed"), ("private", "acme")],
    "a clause that guests lost": [("private", "mixed"), ("secret", "none")],
    "opened again": [("open", "none"), ("private", "none"), ("open", "none")],
    "a clause that a company gained": [("private", "acme"), ("private", "mixed")],
    "a company shut out for a while": [("private", "mixed"), ("private", "acme"), ("private", "mixed")],
    "wider in both ways": [("secret", "none"), ("private", "mixed")],
}


def met(rule: tuple[str, str]) -> str:
    """Guests of two companies know one another where they were let in together: elsewhere others come."""
    return "mixed" if rule[1] == "mixed" else "walled"


def test_the_table_has_every_route() -> None:
    routes = {f"{method} {path.removeprefix('/v1')}" for path in app.routes for method in app.routes[path]}
    known = TAKES.keys() | ELSEWHERE.keys()
    assert routes - known == set(), "say in TAKES of tests/matrix/table.py what these take: one line each"
    assert known - routes == set(), "these are in tests/matrix/table.py and no door of the application"
    assert TAKES.keys() & ELSEWHERE.keys() == set()


@pytest.mark.parametrize("route", sorted(ELSEWHERE))
def test_what_is_walked_elsewhere_is_walked_there(route: str) -> None:
    story = (Path(__file__).parents[2] / ELSEWHERE[route]).read_text(encoding="utf-8")
    said = [part for part in route.split()[1].split("/") if part and not part.startswith("{")]
    assert [part for part in said if part not in story] == []


@pytest.mark.parametrize("rule", RULES, ids="/".join)
def test_a_living_community(walk: Walk, rule: tuple[str, str], record_property: Callable[..., None]) -> None:
    """Each write is tried under every visibility and under every clause, not under each pair of them."""
    third = VISIBILITIES.index(rule[0]) + CLAUSES.index(rule[1])
    told(walk, Stage(walk.world, [rule], met(rule)).scene, record_property, third=third)


@pytest.mark.parametrize("rule", RESTING, ids="/".join)
def test_an_archived_community(
    walk: Walk, rule: tuple[str, str], record_property: Callable[..., None]
) -> None:
    stage = Stage(walk.world, [rule], met(rule))
    stage.rests()
    told(walk, stage.scene, record_property, third=RESTING.index(rule))


@pytest.mark.parametrize("rule", ENDED, ids="/".join)
def test_a_deleted_community(walk: Walk, rule: tuple[str, str], record_property: Callable[..., None]) -> None:
    stage = Stage(walk.world, [rule], met(rule))
    stage.scene.callers = [each for each in stage.scene.callers if each.name in WITNESSES]
    stage.ends()
    told(walk, stage.scene, record_property)
    # Nor is it in any list when those who were inside have been let out.
    walk.world.house.settle()
    with counting(walk, record_property):
        for key, takes in lines("list"):
            for who in filter(takes.only, stage.scene.callers):
                walk.cell(key, takes, who, Spot(stage.scene, stage.place))


@pytest.mark.parametrize("name", HISTORIES)
def test_a_community_with_a_history(walk: Walk, name: str, record_property: Callable[..., None]) -> None:
    scene = Stage(walk.world, HISTORIES[name], name).scene
    told(walk, scene, record_property, third=list(HISTORIES).index(name))


def test_people(walk: Walk, record_property: Callable[..., None]) -> None:
    """Everybody looks for everybody: guests who met somewhere, and others who never did."""
    scene = Stage(walk.world, [("private", "mixed")], "people").scene
    others = list(walk.world.guests("walled").values())
    everybody = [*scene.callers, *others]
    seen = [each for each in (*everybody, scene.target) if each.id and each is not walk.world.bot]
    with counting(walk, record_property):
        for key, takes in lines("person"):
            for who, other in itertools.product(everybody, seen):
                walk.cell(key, takes, who, Spot(scene, NOWHERE, person=other))


def test_the_network_and_what_is_ones_own(walk: Walk, record_property: Callable[..., None]) -> None:
    """Among these are attempts to end the steward's session, to revoke the steward's token, and to change or
    remove the steward's webhook."""
    scene = Stage(walk.world, [("open", "mixed")], "mixed").scene
    steward = walk.world.steward
    hooks = done(steward.somebody.get("/webhooks")).raw
    with counting(walk, record_property):
        for key, takes in lines("network", "own"):
            for who in filter(takes.only, scene.callers):
                if who is not steward:
                    walk.cell(key, takes, who, Spot(scene, NOWHERE))
    assert walk.world.session.encode() in done(steward.somebody.get("/me/sessions")).raw
    assert walk.world.token.encode() in done(steward.somebody.get("/me/tokens")).raw
    bots = done(steward.somebody.get("/me/bots"))["items"]
    assert walk.world.bot.somebody.id in {each["id"] for each in bots}
    assert done(steward.somebody.get("/webhooks")).raw == hooks
