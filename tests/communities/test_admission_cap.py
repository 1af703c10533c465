"""The cap: never more people inside than seats, whoever comes, however many at once."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from typing import Any

import pytest

from chalicelib.access.model import CommunityId
from chalicelib.communities import store
from chalicelib.communities.actions import seats
from chalicelib.communities.model.admission import Seats
from chalicelib.foundation import clock
from chalicelib.foundation.changes import Change
from tests.cast.counting import counted
from tests.cast.house import House, Somebody, done


def sets(steward: Somebody, place: str, cap: int | None) -> dict[str, Any]:
    card: dict[str, Any] = done(steward.patch(f"/communities/{place}", {"cap": cap}, if_match="*")).json
    return card


def inside(steward: Somebody, place: str) -> int:
    return len(done(steward.get(f"/communities/{place}/people?limit=100"))["items"])


def seats_of(place: str) -> Seats | None:
    return store.seats_now(CommunityId(place))


def taken(place: str) -> int:
    found = seats_of(place)
    assert found is not None
    assert not found.counting
    return found.taken


def at_once(*acts: Any) -> list[Any]:
    with ThreadPoolExecutor(len(acts)) as pool:
        return [future.result() for future in [pool.submit(act) for act in acts]]


def test_a_full_community_takes_nobody_by_any_door(house: House) -> None:
    anna, acme = house.person("Anna"), house.company()
    ines, paul, lea = house.person("Ines"), house.person("Paul"), house.person("Lea")
    place = anna.founds("open", acme)
    done(anna.post(f"/communities/{place}/invitations", {"person": lea.id}), 201)
    done(ines.joins(place))
    card = sets(anna, place, 2)
    assert (card["cap"], card["full"], taken(place)) == (2, True, 2)
    refused = (paul.joins(place), lea.joins(place), anna.adds(place, paul))
    assert [(each.status, each.code) for each in refused] == [(409, "community_full")] * 3
    seen = done(paul.get(f"/communities/{place}"))
    assert (seen["full"], "join" in seen["may"]) == (True, False)
    assert ines.leaves(place).status == 204
    assert "join" in done(paul.get(f"/communities/{place}"))["may"]
    done(lea.joins(place))
    assert (taken(place), inside(anna, place)) == (2, 2)


def test_a_cap_below_those_inside_puts_nobody_out(house: House) -> None:
    anna, crowd = house.person("Anna"), [house.person(f"Member{number}") for number in range(3)]
    place = anna.founds("open")
    for each in crowd:
        done(each.joins(place))
    assert sets(anna, place, 2)["full"] is True
    assert (taken(place), inside(anna, place)) == (4, 4)
    late = house.person("Late")
    for each in crowd[:2]:
        assert late.joins(place).code == "community_full"
        assert each.leaves(place).status == 204
    assert late.joins(place).code == "community_full"
    assert anna.delete(f"/communities/{place}/people/{crowd[2].id}").status == 204
    done(late.joins(place))
    assert taken(place) == 2


def test_seats_follow_the_cap_as_it_is_changed_and_taken_away(house: House) -> None:
    anna, ines, paul = house.person("Anna"), house.person("Ines"), house.person("Paul")
    place = anna.founds("open", cap=2)
    done(ines.joins(place))
    assert paul.joins(place).code == "community_full"
    assert (sets(anna, place, 3)["full"], taken(place)) == (False, 2)
    done(paul.joins(place))
    assert sets(anna, place, None)["cap"] is None
    assert ines.leaves(place).status == 204
    done(ines.joins(place))
    done(house.person("Lea").joins(place))
    assert sets(anna, place, 4)["full"] is True
    assert taken(place) == inside(anna, place) == 4


def test_eight_come_for_three_seats(house: House) -> None:
    anna, crowd = house.person("Anna"), [house.person(f"Member{number}") for number in range(8)]
    place = anna.founds("open", cap=4)
    answers = at_once(*(lambda one=each: one.joins(place) for each in crowd))
    assert sorted(answer.status for answer in answers) == [200] * 3 + [409] * 5
    assert {answer.code for answer in answers if answer.status == 409} == {"community_full"}
    assert taken(place) == inside(anna, place) == 4


def test_a_cap_is_set_while_people_come_and_go(house: House) -> None:
    anna = house.person("Anna")
    stay, go, come = ([house.person(f"{kind}{number}") for number in range(3)] for kind in ("S", "G", "C"))
    place = anna.founds("open")
    for each in (*stay, *go):
        done(each.joins(place))
    answers = at_once(
        lambda: anna.patch(f"/communities/{place}", {"cap": 6}, if_match="*"),
        *(lambda one=each: one.leaves(place) for each in go),
        *(lambda one=each: one.joins(place) for each in come),
    )
    assert [answer.status for answer in answers[1:4]] == [204] * 3
    assert {answer.status for answer in answers[4:]} <= {200, 409}
    sets(anna, place, 6)
    assert taken(place) == inside(anna, place)


def test_counting_that_was_broken_off_is_finished_by_the_next_who_comes(house: House) -> None:
    anna, ines, paul = house.person("Anna"), house.person("Ines"), house.person("Paul")
    place = anna.founds("open", cap=3)
    done(ines.joins(place))
    change = Change()
    store.begin_count(change, CommunityId(place))
    change.commit()
    assert done(anna.get(f"/communities/{place}"))["full"] is False
    done(paul.joins(place))
    assert taken(place) == 3
    change = Change()
    store.begin_count(change, CommunityId(place))
    change.commit()
    assert ines.leaves(place).status == 204
    assert done(anna.patch(f"/communities/{place}", {"name": "Again"}, if_match="*"))["full"] is False
    assert taken(place) == inside(anna, place) == 2


def test_a_count_that_somebody_overtook_is_not_taken(house: House) -> None:
    anna, ines = house.person("Anna"), house.person("Ines")
    place = CommunityId(anna.founds("open", cap=3))
    done(ines.joins(place))
    change = Change()
    store.begin_count(change, place)
    change.commit()
    before, inside_then = store.seats_now(place), store.people_inside(place)
    assert ines.leaves(place).status == 204
    assert store.end_count(place, before, inside_then) is None
    assert seats.count(place) == store.seats_now(place)
    assert taken(place) == 1


def test_who_leaves_the_network_frees_a_seat(house: House) -> None:
    anna, ines, acme = house.person("Anna"), house.person("Ines"), house.company()
    place = anna.founds("open", acme, cap=3)
    done(ines.joins(place))
    gil = house.guest(anna, acme, place)
    late = house.person("Late")
    assert late.joins(place).code == "community_full"
    for someone, left in ((ines, 2), (gil, 1)):
        done(house.ada.patch(f"/people/{someone.id}", {"status": "departed"}))
        house.settle()
        assert taken(place) == left
    done(late.joins(place))


def test_a_full_community_does_not_tell_who_has_an_account(house: House) -> None:
    anna, ben, acme = house.person("Anna"), house.person("Ben"), house.company()
    known = house.guest(ben, acme, ben.founds("private", acme))
    place = anna.founds("private", acme, cap=2)
    house.guest(anna, acme, place)
    soon = (clock.utc(clock.now()).date() + timedelta(days=30)).isoformat()
    ends = {"company": acme, "ends_on": soon, "name": "Gil"}
    answers = []
    for email in (known.email, "nobody.yet@partner.example", ben.email):
        with counted() as bill:
            refused = anna.post("/guests", {"email": email, "communities": [place], **ends})
        answers.append((refused.status, refused.raw, bill.count))
    assert {each[0] for each in answers} == {409}
    assert len(set(answers)) == 1


@pytest.mark.parametrize("cap", [None, 50])
def test_what_seats_cost(house: House, cap: int | None) -> None:
    anna, ines = house.person("Anna"), house.person("Ines")
    place = anna.founds("open", cap=cap)
    for act, read in (
        (lambda: ines.joins(place), 4),
        (lambda: ines.leaves(place), 4),
        (lambda: anna.adds(place, ines), 6),
    ):
        with counted() as bill:
            assert act().status < 300
        assert (bill.count, bill.trips) == (2, 2), bill
        assert bill.read <= read, bill
        assert bill.written <= 16 + 2 * bool(cap), bill
