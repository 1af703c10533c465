"""Who stands for a widening: two who hold their role without a break, inside, or outside when asked."""

from collections.abc import Callable

import pytest

from chalicelib.people.actions import first_administrator
from tests.cast.house import House, Somebody, done
from tests.communities.widening import (
    attempted,
    changes,
    moves,
    pending,
    proposes,
    rings,
    rules_ledger,
    signs,
    stewards,
    told,
)

Story = Callable[[House, Somebody, Somebody, str], None]


def administrator(house: House, name: str) -> Somebody:
    someone = house.person(name)
    first_administrator(someone.email, someone.name)
    return someone


def demoted(house: House, anna: Somebody, bea: Somebody, place: str) -> None:
    done(anna.adds(place, bea, "moderator"))


def breaks(house: House, anna: Somebody, bea: Somebody, place: str) -> None:
    demoted(house, anna, bea, place)
    done(anna.adds(place, bea, "steward"))


def leaves(house: House, anna: Somebody, bea: Somebody, place: str) -> None:
    done(bea.leaves(place), 204)


def is_removed(house: House, anna: Somebody, bea: Somebody, place: str) -> None:
    done(anna.delete(f"/communities/{place}/people/{bea.id}"), 204)


def is_suspended(house: House, anna: Somebody, bea: Somebody, place: str) -> None:
    done(house.ada.patch(f"/people/{bea.id}", {"status": "suspended"}))


def rests(house: House, anna: Somebody, bea: Somebody, place: str) -> None:
    is_suspended(house, anna, bea, place)
    done(house.ada.patch(f"/people/{bea.id}", {"status": "active"}))


def departs(house: House, anna: Somebody, bea: Somebody, place: str) -> None:
    done(house.ada.patch(f"/people/{bea.id}", {"status": "departed"}))


STORIES: list[Story] = [demoted, breaks, leaves, is_removed, is_suspended, rests, departs]


@pytest.mark.parametrize("proposes_it", ["anna", "bea"])
@pytest.mark.parametrize("story", STORIES, ids=lambda each: str(each.__name__))
def test_who_does_not_hold_their_role_without_a_break_ends_it(
    house: House, story: Story, proposes_it: str
) -> None:
    anna, bea, place = stewards(house)
    one, other = (anna, bea) if proposes_it == "anna" else (bea, anna)
    path = proposes(one, place, visibility="open")
    done(signs(other, path))
    assert pending(anna, place)["state"] == "signed"
    story(house, anna, bea, place)
    house.settle()
    assert pending(anna, place) is None
    assert done(anna.get(path))["reason"] == "role_lost"
    assert told(place) == ["change.signed", "change.lapsed"]
    house.passes(days=7.1)
    assert done(anna.get(f"/communities/{place}"))["visibility"] == "private"
    assert [each.name for each in rules_ledger(place)][-1] == "change.lapsed"


@pytest.mark.parametrize("story", [breaks, is_suspended, departs], ids=lambda each: str(each.__name__))
def test_the_day_itself_judges_though_no_news_came(house: House, story: Story) -> None:
    anna, bea, place = stewards(house)
    path = proposes(anna, place, visibility="open")
    done(signs(bea, path))
    story(house, anna, bea, place)
    moves(house, 7.1)
    rings(place)
    assert done(anna.get(path))["reason"] == "role_lost"
    assert done(anna.get(f"/communities/{place}"))["visibility"] == "private"


def test_a_proposer_who_is_no_steward_any_more_finds_no_signer(house: House) -> None:
    anna, bea, place = stewards(house)
    path = proposes(bea, place, visibility="open")
    demoted(house, anna, bea, place)
    assert signs(anna, path).code == "role_lost"
    house.settle()
    assert signs(anna, path).code == "change_settled"


def test_an_administrator_signs_what_a_steward_sends_and_sees_nothing_else(house: House) -> None:
    anna, cleo, dora = house.person("Anna"), administrator(house, "Cleo"), administrator(house, "Dora")
    place = anna.founds("secret", name="Canari secret")
    anna.posts(place, "Canari.")
    absent = cleo.get("/communities/0123456789abc/changes/1")
    path = proposes(anna, place, visibility="private", name="Canari", purpose="Un oiseau.", to=cleo.id)
    card = done(cleo.get(path))
    assert (card["name"], card["purpose"], card["was"]["visibility"]) == ("Canari", "Un oiseau.", "secret")
    assert (card["proposed_by"]["name"], card["may"]) == ("Anna", ["sign"])
    for hidden in ("", "/changes", "/posts", "/people", "/eras", "/audience"):
        assert cleo.get(f"/communities/{place}{hidden}").raw == absent.raw, hidden
    for someone in (dora, house.ada):
        assert someone.get(path).raw == signs(someone, path).raw == absent.raw
    assert cleo.delete(path).code == "not_a_signer"
    assert done(signs(cleo, path))["signed_by"]["name"] == "Cleo"
    assert pending(anna, place)["sent_to"]["name"] == "Cleo"
    house.passes(days=7.1)
    assert done(cleo.get(path))["state"] == "in_force"
    assert done(cleo.get(f"/communities/{place}"))["name"] == "Canari"
    assert cleo.get(f"/communities/{place}/posts").code == "may_not_read"


def test_an_administrator_takes_their_signature_back(house: House) -> None:
    anna, cleo = house.person("Anna"), administrator(house, "Cleo")
    place = anna.founds("secret")
    path = proposes(anna, place, visibility="open", to=cleo.id)
    done(signs(cleo, path))
    for _ in range(2):
        done(cleo.delete(path), 204)
    assert done(anna.get(path))["state"] == "withdrawn"


def test_an_administrator_who_stops_being_one_stands_for_nothing(house: House) -> None:
    anna, cleo = house.person("Anna"), administrator(house, "Cleo")
    one, other = anna.founds("secret"), anna.founds("private")
    waits = proposes(anna, one, visibility="open", to=cleo.id)
    signed = proposes(anna, other, visibility="open", to=cleo.id)
    done(signs(cleo, signed))
    done(house.ada.patch(f"/people/{cleo.id}", {"roles": []}))
    assert signs(cleo, waits).raw == cleo.get("/communities/0123456789abc/changes/1").raw
    house.settle()
    assert done(anna.get(signed))["reason"] == "role_lost"
    assert pending(anna, one)["state"] == "proposed"
    first_administrator(cleo.email, cleo.name)
    assert done(signs(cleo, waits))["state"] == "signed"


def test_an_administrator_is_no_way_around_the_second_person(house: House) -> None:
    cleo = administrator(house, "Cleo")
    place = cleo.founds("private")
    refused = changes(cleo, place, visibility="open", to=cleo.id)
    assert refused["errors"][0]["code"] == "unknown_administrator"
    path = proposes(cleo, place, visibility="open")
    assert signs(cleo, path).code == "own_proposal"
    assert attempted(cleo) == ["own_proposal"]
    assert house.ada.get(path).status == 404
    house.passes(days=8)
    assert done(cleo.get(path))["state"] == "proposed"
