"""How the network presents itself: everybody sees it, administrators choose it."""

from typing import Any

import pytest

from tests.cast.counting import counted
from tests.cast.house import House, Somebody, done
from tests.network.conftest import audited


def test_it_looks_like_the_product_until_somebody_chooses(house: House) -> None:
    assert done(house.person().get("/look")).json == {"name": "Entrenous", "accent": 205}


def test_administrators_choose_and_everybody_sees_it(house: House) -> None:
    ines, acme = house.person("Ines"), house.company()
    gil = house.guest(ines, acme, ines.founds("private", acme))
    done(house.ada.put("/look", {"name": " Atelier du Nord ", "accent": 0}))
    for someone in (ines, gil, house.ada):
        assert done(someone.get("/look")).json == {"name": "Atelier du Nord", "accent": 0}
    assert house.stranger().get("/look").status == 401
    entry = audited("look.changed")[-1]
    assert (entry["by"], entry["data"]) == (house.ada.id, {"accent": 0})


def test_the_same_again_is_nothing_new(house: House) -> None:
    for _ in range(2):
        done(house.ada.put("/look", {"name": "Atelier", "accent": 30}))
    count = len(audited("look.changed"))
    done(house.ada.put("/look", {"name": "Atelier", "accent": 30}))
    assert len(audited("look.changed")) == count


def test_nobody_else_chooses(house: House) -> None:
    ines: Somebody = house.person("Ines")
    assert ines.put("/look", {"name": "Mine", "accent": 1}).code == "administrators_only"


@pytest.mark.parametrize(
    ("said", "pointer"),
    [
        ({"name": "", "accent": 1}, "/name"), ({"name": "x" * 41, "accent": 1}, "/name"),
        ({"name": " \u200b ", "accent": 1}, "/name"), ({"name": "X", "accent": 360}, "/accent"),
        ({"name": "X", "accent": -1}, "/accent"), ({"name": "X", "accent": "red"}, "/accent"),
        ({"name": "X"}, "/accent"), ({"name": "X", "accent": 1, "css": "body{}"}, "/css"),
    ],
)  # fmt: skip
def test_what_is_no_look_is_refused(house: House, said: dict[str, Any], pointer: str) -> None:
    refused = done(house.ada.put("/look", said), 422)
    assert refused["errors"][0]["pointer"] == pointer


def test_it_is_read_with_whoever_asks(house: House) -> None:
    ines = house.person("Ines")
    with counted() as count:
        done(ines.get("/look"))
    assert (count.trips, count.count) == (1, 1)
