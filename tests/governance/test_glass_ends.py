"""How break-glass ends: with the hour, with the role, by its asker's hand; and how a request ends."""

from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest

from tests.cast.house import House, Somebody, done
from tests.governance.officers import (
    MINUTE,
    administrator,
    appoints,
    asks,
    bureau,
    entries,
    opens,
    rows,
    signs,
)


@pytest.fixture
def ines(house: House) -> Somebody:
    return house.person("Ines")


@pytest.fixture
def place(ines: Somebody) -> str:
    return ines.founds("secret")


def told(someone: Somebody, place: str) -> list[dict[str, Any]]:
    """What somebody inside is told of accesses."""
    card = done(someone.get(f"/communities/{place}"))
    assert card["opened"] == done(someone.get(f"/communities/{place}/break-glass"))["items"]
    return list(card["opened"])


def stands(officer: Somebody, place: str) -> dict[int, str]:
    """Where each request about a community stands."""
    page = done(officer.get("/break-glass?limit=100"))
    return {each["number"]: each["state"] for each in page["items"] if each["community"] == place}


def test_it_ends_with_the_hour_and_a_renewal_is_a_new_access(
    house: House, ines: Somebody, place: str
) -> None:
    bea = bureau(house).bea
    opens(house, place)
    house.passes(59 * MINUTE)
    done(bea.get(f"/communities/{place}"))
    house.passes(2 * MINUTE)
    for path in ("", "/posts", "/people", "/audience"):
        assert bea.get(f"/communities/{place}{path}").status == 404
    assert stands(bea, place) == {1: "ended"}
    assert len(told(ines, place)) == 1, "that it was is told on"
    number = done(asks(bea, place, "incident"), 202)["number"]
    assert bea.get(f"/communities/{place}").status == 404
    done(signs(bureau(house).audrey, place, number))
    done(bea.get(f"/communities/{place}"))
    assert [(each["number"], each["category"]) for each in told(ines, place)] == [
        (2, "incident"),
        (1, "legal"),
    ]


def test_entries_that_ended_leave_the_document(house: House, ines: Somebody) -> None:
    from chalicelib.access import keys, memberships
    from chalicelib.foundation import rows as store

    dora, first, second = administrator(house, "Dora"), ines.founds("secret"), ines.founds("secret")
    for place in (first, second):
        done(asks(dora, place), 202)
        done(signs(bureau(house).cleo, place, 1))
        house.passes(61 * MINUTE)
    done(asks(dora, second), 202)
    done(signs(bureau(house).cleo, second, 2))
    key = keys.inside(dora.id)
    assert set(memberships.unpacked(store.fetch([key])[key]).openings) == {second}


def test_the_card_tells_for_ninety_days_and_the_list_for_good(
    house: House, ines: Somebody, place: str
) -> None:
    opens(house, place)
    house.passes(91)
    done(ines.signs_in(), 201)
    for officer in (bureau(house).bea, bureau(house).cleo):
        done(officer.signs_in(), 201)
    assert done(ines.get(f"/communities/{place}"))["opened"] == []
    opens(house, place)
    (card,) = [row for row in rows(place) if row["pk"]["S"] == f"COMMUNITY#{place}" and "eras" in row]
    assert len(card["opened"]["SS"]) == 1, "what is too old to be told leaves the card"
    page = done(ines.get(f"/communities/{place}/break-glass"))
    assert [each["number"] for each in page["items"]] == [2, 1]
    house.returns()
    for someone in (ines, bureau(house).bea, bureau(house).cleo):
        done(someone.signs_in(), 201)


def test_a_request_waits_for_a_day(house: House, ines: Somebody, place: str) -> None:
    bea, cleo = bureau(house).bea, bureau(house).cleo
    done(asks(bea, place), 202)
    house.passes(1 - MINUTE)
    assert stands(bea, place) == {1: "waiting"}
    house.passes(2 * MINUTE)
    assert stands(bea, place) == {1: "lapsed"}
    refused = signs(cleo, place, 1)
    assert (refused.status, refused.code) == (409, "glass_lapsed")
    assert bea.get(f"/communities/{place}").status == 404
    assert told(ines, place) == []
    assert bea.delete(f"/communities/{place}/break-glass/1").status == 204
    assert stands(bea, place) == {1: "lapsed"}


def test_its_asker_takes_a_request_back(house: House, ines: Somebody, place: str) -> None:
    bea, cleo = bureau(house).bea, bureau(house).cleo
    done(asks(bea, place), 202)
    path = f"/communities/{place}/break-glass/1"
    for other, code in ((cleo, "glass_not_yours"), (ines, "officers_only")):
        refused = other.delete(path)
        assert (refused.status, refused.code) == (403, code)
    assert house.person("Odile").delete(path).status == 404
    assert [done(bea.delete(path), 204).raw for _ in range(2)] == [b"", b""]
    assert stands(cleo, place) == {1: "withdrawn"}
    assert signs(cleo, place, 1).code == "glass_withdrawn"
    glass = [each["name"] for each in entries(place) if each["name"].startswith("glass.")]
    assert glass == ["glass.asked", "glass.withdrawn"]
    assert entries(prefix=f"COMMUNITY#{place}", name="glass.withdrawn") == [], (
        "nobody looked: it is no rule's"
    )


def test_its_opener_ends_an_access_early_and_those_inside_see_when(
    house: House, ines: Somebody, place: str
) -> None:
    bea, path = bureau(house).bea, f"/communities/{place}/break-glass/1"
    opens(house, place)
    (before,) = told(ines, place)
    house.passes(10 * MINUTE)
    done(bea.delete(path), 204)
    assert bea.get(f"/communities/{place}").status == 404
    (after,) = told(ines, place)
    assert before["at"] == after["at"] < after["until"] < before["until"]
    done(bea.delete(path), 204)
    assert stands(bea, place) == {1: "ended"}
    (ended,) = entries(prefix=f"COMMUNITY#{place}", name="glass.ended")
    assert (ended["by"], ended["refs"]) == (bea.id, {"opener": bea.id})


def test_ending_an_earlier_access_leaves_a_later_one(house: House, place: str) -> None:
    bea = bureau(house).bea
    opens(house, place)
    house.passes(30 * MINUTE)
    opens(house, place)
    done(bea.delete(f"/communities/{place}/break-glass/1"), 204)
    done(bea.get(f"/communities/{place}"))
    house.passes(31 * MINUTE)
    done(bea.get(f"/communities/{place}"))
    done(bea.delete(f"/communities/{place}/break-glass/2"), 204)
    assert bea.get(f"/communities/{place}").status == 404


LOSSES = [({"roles": []}, 404), ({"status": "suspended"}, 401), ({"status": "departed"}, 401)]


@pytest.mark.parametrize(("loss", "answer"), LOSSES)
def test_it_ends_with_the_role(
    house: House, ines: Somebody, place: str, loss: dict[str, Any], answer: int
) -> None:
    dora = administrator(house, "Dora")
    waiting = ines.founds("secret")
    for each in (place, waiting):
        done(asks(dora, each), 202)
    done(signs(bureau(house).cleo, place, 1))
    done(dora.get(f"/communities/{place}"))
    done(house.ada.patch(f"/people/{dora.id}", loss))
    assert dora.get(f"/communities/{place}").status == answer, "the very next request"
    assert signs(bureau(house).cleo, waiting, 1).code == "glass_asker_gone"
    house.settle()
    assert stands(house.ada, place) == {1: "ended"}
    assert stands(house.ada, waiting) == {1: "withdrawn"}
    (ended,) = entries(prefix=f"COMMUNITY#{place}", name="glass.ended")
    assert (ended["by"], ended["refs"]) == (house.ada.id, {"opener": dora.id})
    (seen,) = told(ines, place)
    assert seen["at"] <= seen["until"]


def test_who_gets_the_role_back_does_not_get_the_access_back(house: House, place: str) -> None:
    dora = administrator(house, "Dora")
    done(asks(dora, place), 202)
    done(signs(bureau(house).cleo, place, 1))
    done(dora.get(f"/communities/{place}"))
    house.passes(MINUTE)
    done(house.ada.patch(f"/people/{dora.id}", {"roles": []}))
    appoints(house, dora)
    assert done(dora.get("/me"))["may"]["administer"] is True
    assert dora.get(f"/communities/{place}").status == 404


def test_a_role_without_a_break_is_what_is_signed_for(house: House, place: str) -> None:
    dora = administrator(house, "Dora")
    done(asks(dora, place), 202)
    done(house.ada.patch(f"/people/{dora.id}", {"roles": []}))
    appoints(house, dora)
    assert signs(bureau(house).cleo, place, 1).code == "glass_asker_gone"
    assert dora.get(f"/communities/{place}").status == 404


def test_who_runs_the_network_still_is_left_alone_by_news_of_their_roles(house: House, place: str) -> None:
    dora = administrator(house, "Dora")
    done(asks(dora, place), 202)
    done(house.ada.patch(f"/people/{dora.id}", {"roles": ["administrator", "auditor"]}))
    house.settle()
    assert stands(house.ada, place) == {1: "waiting"}


def test_signing_and_withdrawing_at_once_leave_one_truth(house: House, ines: Somebody) -> None:
    bea, cleo = bureau(house).bea, bureau(house).cleo
    for _ in range(5):
        place = ines.founds("secret")
        done(asks(bea, place), 202)
        with ThreadPoolExecutor(2) as pool:
            signing = pool.submit(signs, cleo, place, 1)
            leaving = pool.submit(bea.delete, f"/communities/{place}/break-glass/1")
            signed, left = signing.result(), leaving.result()
        assert left.status == 204
        state = stands(cleo, place)[1]
        assert (signed.status, state) in ((200, "ended"), (409, "withdrawn")), (signed.raw, state)
        assert bea.get(f"/communities/{place}").status == 404
        assert len(told(ines, place)) == (1 if state == "ended" else 0)


def test_news_that_comes_twice_ends_once(house: House, ines: Somebody, place: str) -> None:
    from chalicelib.governance.listeners import end_glass
    from chalicelib.people.events import RolesChanged

    dora = administrator(house, "Dora")
    done(asks(dora, place), 202)
    done(signs(bureau(house).cleo, place, 1))
    done(house.ada.patch(f"/people/{dora.id}", {"roles": []}))
    for _ in range(2):
        end_glass(RolesChanged(by=house.ada.id, subject=dora.id))
    house.settle()
    assert len(entries(place, name="glass.ended")) == 1


def test_what_is_done_for_an_administrator_stands_only_while_they_are_one(house: House) -> None:
    from chalicelib.access.model import PersonId
    from chalicelib.foundation.changes import Change
    from chalicelib.foundation.refusals import Raced
    from chalicelib.people.store import administrators

    dora, resting = administrator(house, "Dora"), administrator(house, "Rest")
    done(house.ada.patch(f"/people/{resting.id}", {"status": "suspended"}))
    for someone in (resting, bureau(house).audrey, house.person("Ines")):
        change = Change()
        administrators.demand(change, PersonId(someone.id))
        with pytest.raises(Raced):
            change.commit()
    change = Change()
    administrators.demand(change, PersonId(dora.id))
    change.commit()
