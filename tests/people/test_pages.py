"""One's own card, other people's pages, and who may know of whom."""

from datetime import UTC, datetime, timedelta

import pytest

from tests.cast.house import House, done
from tests.people.conftest import Invites, Later

FULL = {
    "name": "Inès Marchand",
    "headline": "Hydrologist",
    "unit": "Networks",
    "place": "Lyon",
    "time_zone": "Europe/Paris",
    "languages": ["FR", "en-gb", "zh-hant-tw"],
    "skills": ["Hydraulics", "hydraulics", "Python"],
    "language": "fr",
}


def in_days(days: int) -> str:
    return (datetime.now(UTC).date() + timedelta(days=days)).isoformat()


def test_a_card_is_written_by_its_holder_and_read_by_members(house: House) -> None:
    ines, omar = house.person("Ines"), house.person("Omar")
    assert done(ines.patch("/me", FULL))["language"] == "fr"
    page = done(omar.get(f"/people/{ines.id}"))
    assert (page["name"], page["headline"], page["unit"]) == ("Inès Marchand", "Hydrologist", "Networks")
    assert page["languages"] == ["fr", "en-GB", "zh-Hant-TW"]
    assert page["skills"] == ["Hydraulics", "Python"]
    assert (page["status"], page["email"], page["appointment"]) == (None, None, None)


def test_null_takes_a_value_away_and_what_is_not_said_stays(house: House) -> None:
    ines = house.person()
    done(ines.patch("/me", FULL))
    person = done(ines.patch("/me", {"headline": None, "skills": None, "languages": []}))["person"]
    assert (person["headline"], person["skills"], person["languages"]) == (None, [], [])
    assert (person["unit"], person["time_zone"]) == ("Networks", "Europe/Paris")


@pytest.mark.parametrize(
    ("draft", "pointer", "code"),
    [
        ({"name": None}, "/name", "wrong_type"),
        ({"name": "   "}, "/name", "empty"),
        ({"name": "!?"}, "/name", "name_without_letters"),
        ({"name": "In\u202ees"}, "/name", "bidi"),
        ({"name": "In\x00es"}, "/name", "control"),
        ({"name": "I\u200bnes"}, "/name", "invisible"),
        ({"name": "x" * 101}, "/name", "too_long"),
        ({"headline": 1}, "/headline", "wrong_type"),
        ({"languages": ["french"]}, "/languages/0", "wrong_language"),
        ({"languages": ["fr", "x_y"]}, "/languages/1", "wrong_language"),
        ({"skills": ["ok", "a\nb"]}, "/skills/1", "control"),
        ({"skills": ["x"] * 51}, "/skills", "too_many_items"),
        ({"skills": ["x" * 61]}, "/skills/0", "too_long"),
        ({"time_zone": "Europe/Atlantis"}, "/time_zone", "wrong_time_zone"),
        ({"time_zone": "../../etc/passwd"}, "/time_zone", "wrong_time_zone"),
        ({"language": "de"}, "/language", "unknown_value"),
        ({"roles": ["administrator"]}, "/roles", "unknown_field"),
        ({"status": "active"}, "/status", "unknown_field"),
        ({"kind": "member"}, "/kind", "unknown_field"),
    ],
)
def test_what_a_card_does_not_take_is_refused_where_it_stands(
    house: House, draft: object, pointer: str, code: str
) -> None:
    refused = house.ada.patch("/me", draft)
    assert refused.status == 422
    assert (refused["errors"][0]["pointer"], refused["errors"][0]["code"]) == (pointer, code)
    assert done(house.ada.get("/me"))["person"]["name"] == "Ada Lovelace"


def test_refusals_speak_the_readers_language(house: House) -> None:
    ines = house.person(language="fr")
    refused = ines.patch("/me", {"time_zone": "Europe/Atlantis"})
    assert refused["errors"][0]["detail"] == "Ce n’est pas un fuseau horaire, comme Europe/Paris."


def test_preferences_have_defaults_and_are_merged(house: House) -> None:
    ines = house.person()
    defaults = {
        "mail": "daily", "quiet_hours": {"start": "19:00", "end": "08:00"},
        "quiet_days": ["saturday", "sunday"], "mail_budget": 10, "digest_at": "08:00",
        "digest_day": "monday", "snoozed_until": None,
    }  # fmt: skip
    assert done(ines.get("/me/preferences")).json == defaults
    quiet = {"start": "20:00", "end": "07:30"}
    done(ines.patch("/me/preferences", {"quiet_hours": quiet, "quiet_days": ["sunday"], "mail_budget": 5}))
    after = done(ines.patch("/me/preferences", {"mail": "never", "quiet_days": None})).json
    said = {"mail": "never", "quiet_hours": quiet, "quiet_days": [], "mail_budget": 5}
    assert after == {**defaults, **said}
    assert done(ines.get("/me/preferences")).json == after
    for wrong in ({"quiet_hours": {"start": "24:00", "end": "07:00"}}, {"mail": None}, {"mail_budget": -1}):
        assert ines.patch("/me/preferences", wrong).status == 422


def test_a_guest_is_known_to_their_sponsor_and_administrators_alone(house: House, guest: Invites) -> None:
    ines, omar = house.person("Ines"), house.person("Omar")
    gil = guest(ines, house.company("Valcour"))
    absent = omar.get(f"/people/{'0' * 13}")
    hidden = omar.get(f"/people/{gil.id}")
    assert (hidden.status, hidden.raw) == (404, absent.raw)
    for someone in (ines, house.ada):
        page = done(someone.get(f"/people/{gil.id}"))
        assert (page["company"]["name"], page["sponsor"]["id"]) == ("Valcour", ines.id)
        assert (page["ends_on"], page["status"]) == (in_days(30), "active")


def test_a_guest_knows_of_nobody_whom_they_do_not_meet(house: House, guest: Invites) -> None:
    ines = house.person()
    gil, gus = guest(ines, house.company()), guest(ines, house.company(), "Gus")
    for person in (ines.id, house.ada.id, gus.id, "0" * 13):
        assert gil.get(f"/people/{person}").status == 404
    me = done(gil.get("/me"))
    assert me["may"] == {"create_communities": False, "invite_guests": False, "administer": False}
    assert me["person"]["sponsor"]["name"] == "Ines"


def test_a_guest_is_out_when_their_end_has_come_and_in_when_it_is_moved(
    house: House, guest: Invites, later: Later
) -> None:
    ines = house.person()
    gil = guest(ines, house.company(), days=10)
    later(days=11)
    assert gil.get("/me").status == 401
    ends_on = (datetime.now(UTC).date() + timedelta(days=40)).isoformat()
    assert done(ines.patch(f"/guests/{gil.id}", {"ends_on": ends_on}))["ends_on"] == ends_on
    done(gil.get("/me"))


def test_a_guest_passes_from_one_sponsor_to_another(house: House, guest: Invites) -> None:
    ines, omar = house.person("Ines"), house.person("Omar")
    gil = guest(ines, house.company(), "Gil Passed")
    assert omar.patch(f"/guests/{gil.id}", {"sponsor": omar.id}).status == 404
    done(ines.patch(f"/guests/{gil.id}", {"sponsor": omar.id}))
    assert ines.get(f"/people/{gil.id}").status == 404
    assert [each["id"] for each in done(omar.get("/people?kind=guest"))["items"]] == [gil.id]
    assert done(ines.get("/people?kind=guest"))["items"] == []


def test_only_terms_that_hold_are_set_for_a_guest(house: House, guest: Invites) -> None:
    ines = house.person()
    gil = guest(ines, house.company())
    for said, code in (
        ({"ends_on": in_days(-1)}, "date_not_ahead"),
        ({"ends_on": in_days(400)}, "date_too_far"),
        ({"sponsor": gil.id}, "unknown_member"),
        ({"sponsor": "0" * 13}, "unknown_member"),
        ({"company": "0" * 13}, "unknown_field"),
    ):
        refused = ines.patch(f"/guests/{gil.id}", said)
        assert (refused.status, refused["errors"][0]["code"]) == (422, code)
    assert ines.patch(f"/guests/{house.ada.id}", {"ends_on": in_days(5)}).status == 404
    assert gil.patch(f"/guests/{gil.id}", {"ends_on": in_days(300)}).status == 404
