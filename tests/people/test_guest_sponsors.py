"""Somebody answers for each guest: whose sponsor leaves has two weeks to find another."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from chalicelib.people import listeners
from chalicelib.people.events import PersonDeparted
from tests.cast.clients import CLIENTS
from tests.cast.counting import counted
from tests.cast.house import House, Somebody, done
from tests.cast.ledgers import audited, meanwhile
from tests.people.conftest import Invites


def in_days(days: int) -> str:
    return (datetime.now(UTC).date() + timedelta(days=days)).isoformat()


def departs(house: House, someone: Somebody) -> None:
    done(house.ada.patch(f"/people/{someone.id}", {"status": "departed"}))
    house.settle()


def sponsored(house: House) -> tuple[Somebody, Somebody, Somebody, str]:
    """A sponsor, a second steward, a guest of theirs, and where they meet."""
    ines, omar, acme = house.person("Ines"), house.person("Omar"), house.company()
    place = ines.founds("private", acme)
    done(ines.adds(place, omar, "steward"))
    return ines, omar, house.guest(ines, acme, place), place


def test_a_steward_takes_over_where_the_sponsor_has_left(house: House) -> None:
    ines, omar, gil, place = sponsored(house)
    refused = omar.patch(f"/guests/{gil.id}", {"sponsor": omar.id})
    assert (refused.status, refused.code) == (403, "sponsor_only"), "not while somebody answers"
    departs(house, ines)
    until = datetime.fromisoformat(done(gil.get("/me"))["person"]["sponsor_needed_by"])
    assert timedelta(days=13.9) < until - datetime.now(UTC) <= timedelta(days=14)
    told = audited(house, gil.id)[-1]
    assert (told.name, told.by, told.refs) == ("guest.orphaned", "", {"sponsor": ines.id})
    page = done(omar.patch(f"/guests/{gil.id}", {"sponsor": omar.id, "ends_on": in_days(100)}))
    assert (page["sponsor"]["id"], page["sponsor_needed_by"]) == (omar.id, None)
    facts = {each.name: each for each in audited(house, gil.id)}
    assert facts["guest.handed_over"].refs == {"sponsor": omar.id, "was": ines.id}
    assert facts["guest.renewed"].data == {"ends_on": in_days(100)}
    assert [each["id"] for each in done(omar.get("/people?kind=guest"))["items"]] == [gil.id]
    house.passes(days=15)
    done(gil.get(f"/communities/{place}"))


def test_for_whom_nobody_answers_is_suspended_until_somebody_does(house: House) -> None:
    ines, omar, gil, _ = sponsored(house)
    departs(house, ines)
    house.passes(days=13.9)
    done(gil.get("/me"))
    house.passes(days=0.2)
    assert gil.get("/me").status == 401
    told = audited(house, gil.id)[-1]
    assert (told.name, told.by, told.data) == ("person.suspended", "", {"reason": "orphaned"})
    refused = house.ada.patch(f"/people/{gil.id}", {"status": "active"}, accept_language="fr")
    assert (refused.status, refused.code) == (409, "sponsor_needed")
    assert "référent" in refused["detail"]
    done(house.ada.patch(f"/guests/{gil.id}", {"sponsor": omar.id}))
    assert done(house.ada.patch(f"/people/{gil.id}", {"status": "active"}))["status"] == "active"
    done(gil.signs_in(), 201)


def test_only_who_answers_for_a_guest_or_may_take_over_has_a_say(house: House) -> None:
    ines, omar, gil, place = sponsored(house)
    paul, olga = house.person("Paul"), house.person("Olga")
    done(omar.adds(place, paul))
    departs(house, ines)
    for someone, said, status in (
        (paul, {"sponsor": paul.id}, 403),
        (omar, {"sponsor": paul.id}, 403),
        (omar, {"ends_on": in_days(60)}, 403),
        (olga, {"sponsor": olga.id}, 404),
        (gil, {"sponsor": omar.id}, 404),
    ):
        assert someone.patch(f"/guests/{gil.id}", said).status == status, (someone.name, said)
    page = done(house.ada.patch(f"/guests/{gil.id}", {"sponsor": olga.id}))
    assert (page["sponsor"]["id"], page["sponsor_needed_by"]) == (olga.id, None)


def test_who_hands_their_guests_over_before_leaving_leaves_nobody_alone(house: House) -> None:
    ines, omar, gil, _ = sponsored(house)
    done(ines.patch(f"/guests/{gil.id}", {"sponsor": omar.id}))
    departs(house, ines)
    assert done(gil.get("/me"))["person"]["sponsor_needed_by"] is None
    departs(house, omar)
    assert done(gil.get("/me"))["person"]["sponsor_needed_by"] is not None


def test_news_of_a_departure_that_come_twice_give_no_longer_time(house: House) -> None:
    ines, omar, gil, _ = sponsored(house)
    departs(house, ines)
    until = done(gil.get("/me"))["person"]["sponsor_needed_by"]
    house.passes(days=2)
    listeners.orphan_guests(PersonDeparted(by="", subject=ines.id))
    assert done(gil.get("/me"))["person"]["sponsor_needed_by"] == until
    done(omar.patch(f"/guests/{gil.id}", {"sponsor": omar.id}))
    listeners.orphan_guests(PersonDeparted(by="", subject=ines.id))
    assert done(gil.get("/me"))["person"]["sponsor_needed_by"] is None
    assert [each.name for each in audited(house, gil.id)].count("guest.orphaned") == 1


def test_a_sponsor_who_leaves_at_this_very_moment_is_nobodys_sponsor(house: House) -> None:
    ines, omar, gil, place = sponsored(house)
    with meanwhile(lambda: done(house.ada.patch(f"/people/{omar.id}", {"status": "departed"}))):
        refused = ines.patch(f"/guests/{gil.id}", {"sponsor": omar.id})
    assert (refused.status, refused["errors"][0]["code"]) == (422, "unknown_member")
    acme = done(ines.get(f"/communities/{place}"))["guests"]
    draft = {"email": house.stranger().email, "name": "Late", "company": acme, "ends_on": in_days(9)}
    with meanwhile(lambda: done(house.ada.patch(f"/people/{ines.id}", {"status": "departed"}))):
        assert ines.post("/guests", {**draft, "communities": [place]}).status == 401
    assert done(house.ada.get("/people?kind=guest&q=late"))["items"] == []


def test_a_guest_is_no_sponsor_and_trying_it_is_noted_whoever_was_named(house: House, guest: Invites) -> None:
    ines, omar, gil, place = sponsored(house)
    hidden = guest(omar, house.company(), "Hidden")
    sent = {"seen": gil.id, "hidden": hidden.id, "absent": "0" * 13}
    answers, calls = {}, {}
    for name, each in sent.items():
        with counted() as bill:
            answers[name] = ines.patch(f"/guests/{gil.id}", {"sponsor": each})
        calls[name] = bill.count
    assert {each.status for each in answers.values()} == {422}
    assert answers["hidden"].raw == answers["absent"].raw
    assert calls["hidden"] == calls["absent"]
    assert [each.data.get("code") for each in audited(house, gil.id)][-3:] == ["unknown_member"] * 3
    draft = {"email": "x@partner.example", "name": "X", "company": "0" * 13, "ends_on": in_days(9)}
    refused = gil.post("/guests", {**draft, "communities": [place]})
    assert (refused.status, refused.code) == (403, "members_only")
    noted = audited(house, gil.id)[-1]
    assert (noted.name, noted.by, noted.data["code"]) == ("rule.attempted", gil.id, "members_only")


def test_a_guest_of_a_second_company_does_not_pass_a_wall_and_trying_it_is_noted(house: House) -> None:
    ines, acme, other = house.person(), house.company("Acme"), house.company("Other")
    walled, mixed = ines.founds("private", acme), ines.founds("private", "mixed")
    gil = house.guest(ines, other, mixed)
    draft = {"email": house.stranger().email, "name": "X", "company": other, "ends_on": in_days(9)}
    tries = (
        lambda: ines.adds(walled, gil),
        lambda: ines.post(f"/communities/{walled}/invitations", {"person": gil.id}),
        lambda: ines.post("/guests", {**draft, "communities": [walled]}),
    )
    for attempt in tries:
        refused = attempt()
        assert (refused.status, refused.code) == (409, "company_wall")
    noted = [each for each in audited(house, gil.id, other) if each.name == "rule.attempted"]
    assert [(each.by, each.subject, each.community) for each in noted] == [
        (ines.id, gil.id, walled),
        (ines.id, gil.id, walled),
        (ines.id, other, walled),
    ]


@pytest.fixture
def no_guests(house: House) -> Iterator[None]:
    """The network has its guests switched off, in the settings and at the door."""
    from chalicelib.foundation import settings

    table, store = settings.TABLES["network"], CLIENTS["dynamodb"]
    keys = [("NETWORK", "SETTINGS"), *((f"NETWORK#g{copy}", "GATE") for copy in range(8))]
    typed = [{"pk": {"S": pk}, "sk": {"S": sk}} for pk, sk in keys]
    before = [store.get_item(TableName=table, Key=key).get("Item") for key in typed]
    values: dict[str, Any] = {
        "widening_days": {"N": "7"}, "guest_days": {"N": "366"}, "mail_ceiling": {"S": "title"},
        "version": {"N": "1"}, "guests": {"BOOL": False},
    }  # fmt: skip
    for key, was in zip(typed, before, strict=True):
        store.put_item(TableName=table, Item={**values, **(was or {}), **key, "guests": {"BOOL": False}})
    yield
    for key, was in zip(typed, before, strict=True):
        if was is None:
            store.delete_item(TableName=table, Key=key)
        else:
            store.put_item(TableName=table, Item=was)


def test_nobody_invites_guests_while_the_network_has_none(house: House, no_guests: None) -> None:
    ines, acme = house.person(), house.company()
    place = ines.founds("private", acme)
    draft = {"email": house.stranger().email, "name": "X", "company": acme, "ends_on": in_days(9)}
    refused = ines.post("/guests", {**draft, "communities": [place]}, accept_language="fr")
    assert (refused.status, refused.code) == (409, "guests_off")
    assert refused["detail"] == "Ce réseau n’accueille aucun externe en ce moment."
