"""Administrators who decide about each other in the same moment: one of them does, and somebody remains."""

from concurrent.futures import ThreadPoolExecutor

import pytest

from tests.cast.house import House, Somebody, done
from tests.cast.ledgers import meanwhile


@pytest.fixture
def three(house: House, only_ada: Somebody) -> tuple[Somebody, Somebody, Somebody]:
    """Ada, and two whom she and one of them appointed."""
    bea, cleo = house.person("Bea"), house.person("Cleo")
    done(only_ada.patch(f"/people/{bea.id}", {"roles": ["administrator"]}))
    done(only_ada.patch(f"/people/{cleo.id}", {"roles": ["administrator"]}), 202)
    done(bea.patch(f"/people/{cleo.id}", {"roles": ["administrator"]}))
    return only_ada, bea, cleo


@pytest.mark.parametrize("said", [{"roles": []}, {"status": "suspended"}])
def test_of_two_who_take_the_role_from_each_other_one_does(
    three: tuple[Somebody, Somebody, Somebody], said: dict[str, object]
) -> None:
    _, bea, cleo = three
    with ThreadPoolExecutor(2) as pool:
        first = pool.submit(bea.patch, f"/people/{cleo.id}", said)
        second = pool.submit(cleo.patch, f"/people/{bea.id}", said)
        statuses = sorted((first.result().status, second.result().status))
    assert statuses[0] == 200
    assert statuses[1] in (401, 403)


def test_who_lost_the_role_in_this_very_moment_decides_nothing(
    house: House, three: tuple[Somebody, Somebody, Somebody]
) -> None:
    ada, bea, _ = three
    ines = house.person("Ines")
    with meanwhile(lambda: done(ada.patch(f"/people/{bea.id}", {"roles": []}))):
        refused = bea.patch(f"/people/{ines.id}", {"status": "suspended"})
    assert (refused.status, refused.code) == (403, "administrators_only")
    done(ines.get("/me"))


def test_the_last_one_cannot_go_whoever_else_went_meanwhile(
    house: House, three: tuple[Somebody, Somebody, Somebody]
) -> None:
    ada, bea, cleo = three
    done(ada.patch(f"/people/{cleo.id}", {"roles": []}))
    with meanwhile(lambda: done(bea.patch(f"/people/{ada.id}", {"status": "suspended"}))):
        refused = bea.patch(f"/people/{bea.id}", {"roles": []})
    assert (refused.status, refused.code) == (409, "last_administrator")
    done(bea.patch(f"/people/{ada.id}", {"status": "active"}))
    house.settle()
    done(ada.signs_in(), 201)
