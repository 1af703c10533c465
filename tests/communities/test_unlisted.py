"""Who came in under the narrower rule is not shown to those whom a widening let in, until they agree."""

from typing import Any

from chalicelib.foundation import clock
from tests.cast.house import House, Somebody, done
from tests.communities.widening import listed, moves, pending, proposes, rings, signs, stewards, widens


def completed(someone: Somebody, place: str, q: str = "") -> set[str]:
    path = f"/mentions?community={place}&q={q}"
    return {each["name"] for each in done(someone.get(path))["items"]}


def agrees(someone: Somebody, place: str) -> Any:
    return done(someone.patch(f"/communities/{place}/membership", {"listed": True})).json


def named_stewards(someone: Somebody, place: str) -> set[str]:
    return {each["name"] for each in done(someone.get(f"/communities/{place}"))["stewards"]}


def test_members_inside_are_unlisted_to_who_comes_after_an_opening(house: House) -> None:
    anna, bea, place = stewards(house)
    paul, ines, max_ = house.person("Paul Petit"), house.person("Ines"), house.person("Max")
    done(anna.adds(place, paul))
    widens(anna, bea, place, visibility="open")
    done(ines.joins(place))
    house.settle()
    everybody = {"Anna", "Bea", "Ines", "Paul Petit"}
    for someone, seen in ((anna, everybody), (paul, everybody), (ines, {"Ines"}), (max_, {"Ines"})):
        assert listed(someone, place) == completed(someone, place) == seen, someone.name
    assert named_stewards(max_, place) == named_stewards(ines, place) == set()
    assert named_stewards(paul, place) == {"Anna", "Bea"}
    assert completed(max_, place, "paul") == set()
    assert [
        done(each.get(f"/communities/{place}"))["membership"]["unlisted"] for each in (paul, ines, max_)
    ] == [
        True,
        False,
        False,
    ]
    assert done(max_.get(f"/communities/{place}/audience"))["total"] == 4
    assert agrees(paul, place)["unlisted"] is False
    assert agrees(paul, place)["unlisted"] is False
    assert listed(max_, place) == completed(max_, place) == {"Ines", "Paul Petit"}
    agrees(bea, place)
    assert named_stewards(max_, place) == {"Bea"}


def test_neither_who_vouches_nor_who_asks_for_a_guest_is_named_to_newcomers(house: House) -> None:
    anna, bea, place = stewards(house, "private", "mixed")
    done(anna.patch(f"/communities/{place}", {"admission": "vouching"}, if_match="*"))
    paul, max_, ines, acme = (*map(house.person, ("Paul", "Max", "Ines")), house.company())
    for each in (paul, max_):
        done(anna.adds(place, each))
    widens(anna, bea, place, visibility="open")
    done(ines.joins(place))
    draft = {"email": "eve.unlisted@partner.example", "name": "Eve", "company": acme, "communities": [place]}
    ends = clock.utc(clock.now() + 30 * clock.DAY).date().isoformat()
    done(paul.post("/guests", {**draft, "ends_on": ends}), 201)
    (asked,) = done(max_.get(f"/communities/{place}/requests"))["items"]
    word = f"/communities/{place}/requests/{asked['person']['id']}/vouch"
    done(max_.put(word))
    for someone, by, words in ((anna, "Paul", ["Max"]), (paul, "Paul", ["Max"]), (ines, None, [])):
        (asked,) = done(someone.get(f"/communities/{place}/requests"))["items"]
        assert (asked["by"] and asked["by"]["name"]) == by, someone.name
        assert [each["name"] for each in asked["vouched_by"]] == words, someone.name
    agrees(paul, place)
    (asked,) = done(ines.get(f"/communities/{place}/requests"))["items"]
    assert (asked["by"]["name"], asked["vouched_by"]) == ("Paul", [])
    assert done(ines.put(word))["admitted"] is True


def test_agreeing_holds_until_the_next_widening(house: House) -> None:
    anna, bea, place = stewards(house, "secret")
    acme = house.company()
    widens(anna, bea, place, guests=acme)
    agrees(anna, place)
    gil = house.guest(anna, acme, place)
    assert listed(gil, place) == {"Anna", "Gil"}
    path = proposes(anna, place, visibility="open")
    done(signs(bea, path))
    moves(house, 7.1)
    rings(place, number=2)
    ines = house.person("Ines")
    assert listed(ines, place) == set()
    assert listed(gil, place) == {"Anna", "Gil"}
    agrees(gil, place)
    assert listed(ines, place) == {"Gil"}
    agrees(bea, place)
    assert listed(ines, place) == {"Bea", "Gil"}
    assert listed(gil, place) == {"Anna", "Bea", "Gil"}


def test_a_guest_meets_only_who_agreed_to_be_met(house: House) -> None:
    anna, bea, place = stewards(house)
    paul, lea, acme = house.person("Paul"), house.person("Lea"), house.company()
    done(anna.adds(place, paul))
    widens(anna, bea, place, guests=acme)
    gil = house.guest(anna, acme, place)
    done(anna.adds(place, lea))
    house.settle()
    absent = gil.get("/people/0123456789abc")
    for someone in (paul, bea):
        assert gil.get(f"/people/{someone.id}").raw == absent.raw
    assert listed(gil, place) == completed(gil, place) == {"Gil", "Lea"}
    assert done(gil.get(f"/people/{lea.id}"))["name"] == "Lea"
    assert listed(lea, place) == {"Anna", "Bea", "Gil", "Lea", "Paul"}
    post = anna.posts(place, f"[@Paul](person:{paul.id}) et [@Lea](person:{lea.id})")
    read = done(gil.get(f"/posts/{post}"))
    assert (read["author"]["name"], "Lea" in read["html"], "Paul" in read["html"]) == ("Anna", True, False)
    assert "Paul" not in read.raw.decode()
    assert "Paul" in done(lea.get(f"/posts/{post}"))["html"]
    first = done(gil.get(f"/communities/{place}/eras"))["items"]
    assert [(each["by"], each["signed_by"]) for each in first] == [(None, None), (None, None)]
    agrees(paul, place)
    assert "Paul" in done(gil.get(f"/posts/{post}"))["html"]
    assert done(gil.get(f"/people/{paul.id}"))["name"] == "Paul"
    assert listed(gil, place) == {"Gil", "Lea", "Paul"}


def test_a_guest_inside_is_unlisted_to_the_members_whom_an_opening_lets_in(house: House) -> None:
    anna, bea, place = stewards(house)
    acme = house.company()
    widens(anna, bea, place, guests=acme)
    gil, zoe = house.guest(anna, acme, place), house.person("Zoe")
    done(signs(bea, proposes(anna, place, visibility="open")))
    moves(house, 7.1)
    rings(place, number=2)
    absent = zoe.get("/people/0123456789abc")
    assert zoe.get(f"/people/{gil.id}").raw == absent.raw
    post = gil.posts(place, "Bonjour.")
    assert done(zoe.get(f"/posts/{post}"))["author"]["name"] == "Gil"
    said = anna.posts(place, f"[@Gil](person:{gil.id})")
    assert "Gil" not in done(zoe.get(f"/posts/{said}"))["html"]
    agrees(gil, place)
    assert done(zoe.get(f"/people/{gil.id}"))["name"] == "Gil"
    assert "Gil" in done(zoe.get(f"/posts/{said}"))["html"]


def test_pages_are_filled_and_appointing_changes_nothing(house: House) -> None:
    anna, bea, place = stewards(house)
    paul = house.person("Paul")
    done(anna.adds(place, paul))
    widens(anna, bea, place, visibility="open")
    people = [house.person(f"New {letter}") for letter in "ABC"]
    for each in people:
        done(each.joins(place))
    page = done(people[0].get(f"/communities/{place}/people?limit=2"))
    rest = done(people[0].get(f"/communities/{place}/people?limit=2&cursor={page['next']}"))
    assert [len(page["items"]), len(rest["items"]), rest["next"]] == [2, 1, None]
    done(anna.adds(place, paul, "moderator"))
    assert "Paul" not in listed(people[0], place)
    agrees(paul, place)
    done(anna.adds(place, paul, "participant"))
    assert "Paul" in listed(people[0], place)
    done(paul.leaves(place), 204)
    done(paul.joins(place))
    assert "Paul" in listed(people[0], place)


def test_only_those_inside_agree_and_only_to_yes(house: House) -> None:
    anna, bea, place = stewards(house)
    ines = house.person("Ines")
    widens(anna, bea, place, visibility="open")
    path = f"/communities/{place}/membership"
    assert ines.patch(path, {"listed": True}).code == "not_inside"
    refused = anna.patch(path, {"listed": False})
    assert [(each["pointer"], each["code"]) for each in refused["errors"]] == [("/listed", "wrong_value")]
    kept = done(anna.patch(path, {"listed": True, "favourite": True}))
    assert (kept["unlisted"], kept["favourite"]) == (False, True)
    assert pending(anna, place) is None
