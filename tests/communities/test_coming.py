"""Coming in and going out: who may, by which door, and what follows."""

import pytest

from tests.cast.house import House, done


@pytest.mark.parametrize(("visibility", "status"), [("open", 200), ("private", 403), ("secret", 404)])
def test_joining_alone_depends_on_visibility(house: House, visibility: str, status: int) -> None:
    ada, ines = house.person("Anna"), house.person("Ines")
    place = ada.founds(visibility)
    assert ines.joins(place).status == status
    assert ines.joins(place).status == status


def test_a_founder_is_steward_and_inside(house: House) -> None:
    anna = house.person("Anna")
    place = anna.founds(name="Atelier")
    card = done(anna.get(f"/communities/{place}"))
    assert card["membership"]["state"] == "inside"
    assert card["membership"]["role"] == "steward"
    assert card["visibility"] == "private"
    assert card["guests"] == "none"
    assert [each["name"] for each in card["stewards"]] == ["Anna"]


def test_leaving_is_at_once_and_repeatable(house: House) -> None:
    anna, ines = house.person("Anna"), house.person("Ines")
    place = anna.founds("secret")
    done(anna.adds(place, ines))
    done(ines.get(f"/communities/{place}"))
    assert ines.leaves(place).status == 204
    assert ines.get(f"/communities/{place}").status == 404
    open_place = anna.founds("open")
    done(ines.joins(open_place))
    assert ines.leaves(open_place).status == 204
    assert ines.leaves(open_place).status == 204
    assert done(ines.get(f"/communities/{open_place}"))["membership"]["state"] == "none"


def test_the_last_steward_stays(house: House) -> None:
    anna, ines = house.person("Anna"), house.person("Ines")
    place = anna.founds()
    done(anna.adds(place, ines))
    assert anna.leaves(place).code == "last_steward"
    assert anna.adds(place, anna, "participant").code == "last_steward"
    assert anna.delete(f"/communities/{place}/people/{anna.id}").code == "last_steward"
    done(anna.adds(place, ines, "steward"))
    assert anna.leaves(place).status == 204
    assert ines.leaves(place).code == "last_steward"


def test_only_stewards_admit_appoint_and_remove(house: House) -> None:
    anna, ines, paul = house.person("Anna"), house.person("Ines"), house.person("Paul")
    place = anna.founds()
    done(anna.adds(place, ines))
    assert ines.adds(place, paul).status == 403
    assert ines.adds(place, ines, "steward").status == 403
    assert ines.delete(f"/communities/{place}/people/{anna.id}").status == 403
    assert paul.adds(place, paul).status == 403
    done(anna.adds(place, ines, "moderator"))
    assert ines.adds(place, paul).status == 403
    done(anna.adds(place, ines, "steward"))
    assert done(ines.adds(place, paul))["role"] == "participant"
    assert anna.adds(place, ines, "participant").status == 200
    assert ines.delete(f"/communities/{place}/people/{paul.id}").status == 403


def test_removal_bites_on_the_next_request(house: House) -> None:
    anna, ines = house.person("Anna"), house.person("Ines")
    place = anna.founds()
    done(anna.adds(place, ines))
    done(ines.get(f"/communities/{place}/people"))
    assert anna.delete(f"/communities/{place}/people/{ines.id}").status == 204
    assert ines.get(f"/communities/{place}/people").status == 403
    assert anna.delete(f"/communities/{place}/people/{ines.id}").status == 204
    assert [each["person"]["name"] for each in anna.get(f"/communities/{place}/people")["items"]] == ["Anna"]


def test_asking_and_the_stewards_answer(house: House) -> None:
    anna, ines, paul = house.person("Anna"), house.person("Ines"), house.person("Paul")
    place = anna.founds()
    assert ines.post(f"/communities/{place}/requests", {"answer": "I know pumps."}).status == 201
    assert ines.post(f"/communities/{place}/requests", {}).code == "already_asked"
    done(paul.post(f"/communities/{place}/requests", {}), 201)
    assert ines.get(f"/communities/{place}")["membership"]["state"] == "asked"
    asked = done(anna.get(f"/communities/{place}/requests"))["items"]
    assert {each["person"]["name"]: each["answer"] for each in asked} == {"Ines": "I know pumps.", "Paul": ""}
    assert ines.get(f"/communities/{place}/requests").status == 403
    assert ines.delete(f"/communities/{place}/requests/{paul.id}").status == 403
    assert anna.delete(f"/communities/{place}/requests/{paul.id}").status == 204
    assert paul.get(f"/communities/{place}")["membership"]["state"] == "none"
    done(anna.adds(place, ines))
    assert anna.get(f"/communities/{place}/requests")["items"] == []
    assert ines.post(f"/communities/{place}/requests", {}).code == "already_inside"


def test_a_request_can_be_withdrawn(house: House) -> None:
    anna, ines = house.person("Anna"), house.person("Ines")
    place = anna.founds()
    done(ines.post(f"/communities/{place}/requests", {}), 201)
    assert ines.delete(f"/communities/{place}/requests/{ines.id}").status == 204
    assert ines.delete(f"/communities/{place}/requests/{ines.id}").status == 204
    assert ines.get(f"/communities/{place}")["membership"]["state"] == "none"
    assert ines.post(f"/communities/{anna.founds('secret')}/requests", {}).status == 404
    assert ines.post(f"/communities/{anna.founds('open')}/requests", {}).code == "join_instead"


def test_a_repeated_request_gives_the_first_answer(house: House) -> None:
    anna, ines = house.person("Anna"), house.person("Ines")
    draft = {"name": "Once", "purpose": ""}
    first = done(anna.post("/communities", draft, idempotency_key="k1"), 201)
    again = done(anna.post("/communities", draft, idempotency_key="k1"), 201)
    assert first["id"] == again["id"]
    assert first.headers["location"] == again.headers["location"]
    asked = done(ines.post(f"/communities/{first['id']}/requests", {}, idempotency_key="k2"), 201)
    assert (
        done(ines.post(f"/communities/{first['id']}/requests", {}, idempotency_key="k2"), 201).raw
        == asked.raw
    )
    other = anna.post("/communities", {"name": "Twice"}, idempotency_key="k1")
    assert (other.status, other.code) == (422, "idempotency_conflict")
