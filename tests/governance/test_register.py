"""The register: administrators know that secret communities are there, and that they looked is kept."""

from typing import Any

import pytest

from tests.cast.counting import counted
from tests.cast.house import House, Somebody, done
from tests.governance.officers import bureau, entries


def lines(officer: Somebody, **wanted: str) -> dict[str, dict[str, Any]]:
    """The whole register, page by page."""
    found: list[dict[str, Any]] = []
    page = done(officer.get("/register?limit=3"))
    found += page["items"]
    while page["next"]:
        assert len(page["items"]) == 3, "pages are filled or end"
        page = done(officer.get(f"/register?limit=3&cursor={page['next']}"))
        found += page["items"]
    assert len({each["community"] for each in found}) == len(found)
    return {each["community"]: each for each in found}


def test_it_tells_that_a_community_is_there_and_nothing_of_what_it_is_about(house: House) -> None:
    ines, omar = house.person("Ines"), house.person("Omar")
    secret = ines.founds("secret", name="Canari-nom", purpose="Canari-objet")
    private = ines.founds("private")
    done(ines.adds(secret, omar))
    house.settle()
    register = lines(house.ada)
    assert private not in register
    assert set(register[secret]) == {"community", "founded_on", "people"}
    assert register[secret]["people"] == 2
    assert register[secret]["founded_on"] == done(ines.get(f"/communities/{secret}"))["created_at"][:10]
    assert b"Canari" not in done(house.ada.get("/register?limit=100")).raw


def test_guests_count_as_people(house: House) -> None:
    ines, acme = house.person("Ines"), house.company()
    secret = ines.founds("secret", acme)
    house.guest(ines, acme, secret)
    house.settle()
    assert lines(house.ada)[secret]["people"] == 2


def test_a_community_enters_it_when_it_becomes_secret(house: House) -> None:
    ines = house.person("Ines")
    place = ines.founds("open")
    assert place not in lines(house.ada)
    done(ines.post(f"/communities/{place}/changes", {"visibility": "private"}))
    assert place not in lines(house.ada)
    done(ines.post(f"/communities/{place}/changes", {"visibility": "secret"}))
    done(ines.patch(f"/communities/{place}", {"name": "Renamed"}, if_match="*"))
    house.settle()
    assert lines(house.ada)[place]["people"] == 1


def test_a_community_that_is_not_secret_any_more_leaves_it(house: House) -> None:
    """Widening has its own procedure; whatever writes the card keeps the register."""
    from dataclasses import replace

    from chalicelib.access import keys
    from chalicelib.access.model import CommunityId, Visibility
    from chalicelib.communities import store
    from chalicelib.foundation import rows
    from chalicelib.foundation.changes import Change

    ines = house.person("Ines")
    place = CommunityId(ines.founds("secret"))
    assert place in lines(house.ada)
    was = store.community_of(place, rows.fetch([keys.community(place)])[keys.community(place)])
    change = Change()
    store.keep_edited(change, was, replace(was, rule=replace(was.rule, visibility=Visibility.PRIVATE)))
    change.commit()
    assert place not in lines(house.ada)


def test_only_administrators_open_it_and_each_opening_is_kept(house: House) -> None:
    office, before = bureau(house), len(entries(name="register.opened"))
    for someone in (office.audrey, house.person("Ines")):
        refused = someone.get("/register")
        assert (refused.status, refused.code) == (403, "administrators_only")
    assert house.stranger().get("/register").status == 401
    assert len(entries(name="register.opened")) == before
    page = done(office.bea.get("/register?limit=1"))
    opened = entries(name="register.opened")
    assert [each["by"] for each in opened[before:]] == [office.bea.id]
    assert page["items"][0]["community"] not in str(opened[-1]), "the entry does not copy the register"
    assert office.cleo.get(f"/register?cursor={page['next']}").status == 400, "a cursor is its reader's"


@pytest.mark.parametrize("limit", [1, 100])
def test_a_page_costs_four_calls(house: House, limit: int) -> None:
    with counted() as bill:
        done(house.ada.get(f"/register?limit={limit}"))
    assert bill.count <= 4, bill.calls
