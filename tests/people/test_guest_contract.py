"""Guests' contracts: until a day, reminded before it, over on it; and nothing of an older day happens."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from chalicelib.foundation import clock, due
from tests.cast.clients import CLIENTS
from tests.cast.house import House, Somebody, done
from tests.cast.ledgers import audited
from tests.people.conftest import Invites


def in_days(days: int) -> str:
    return (datetime.now(UTC).date() + timedelta(days=days)).isoformat()


def until_noon(days: int) -> float:
    """Days until noon so many days from now: reminders belong to a day, and it may be any hour now."""
    now = datetime.now(UTC)
    return days + 0.5 - (now.hour * 60 + now.minute) / (24 * 60)


def subjects(house: House, someone: Somebody) -> list[str]:
    """The subjects of the mails about ends of stays."""
    told = [str(mail.get("Subject") or mail.get("subject") or mail) for mail in house.mails(someone.email)]
    return [each for each in told if "ends after" in each or "prend fin" in each]


def awake(*people: Somebody) -> None:
    """They have no quiet hours: what is told of them here is told on its day, not after it."""
    for each in people:
        done(each.patch("/me/preferences", {"quiet_hours": None, "quiet_days": None}))


def text(house: House, someone: Somebody) -> str:
    return str(house.mails(someone.email)[-1])


def spoken(day: str, language: str) -> str:
    from chalicelib.mail.present.notes import on

    return on(date.fromisoformat(day), language)


def test_both_are_told_fourteen_and_three_days_before_in_their_language(house: House) -> None:
    ines, acme = house.person("Ines Morel"), house.company("Acme")
    gil = house.guest(ines, acme, ines.founds("private", acme), "Gil Renard", days=20)
    awake(ines, gil)
    done(gil.patch("/me", {"language": "fr"}))
    house.passes(days=until_noon(6))
    assert (subjects(house, gil), subjects(house, ines)) == ([], [])
    house.passes(days=1)
    assert (len(subjects(house, gil)), len(subjects(house, ines))) == (1, 1)
    last = in_days(20)
    assert f"prend fin après le {spoken(last, 'fr')}" in text(house, gil)
    assert "Ines Morel" in text(house, gil)
    assert f"Gil Renard (Acme) ends after {spoken(last, 'en')}" in text(house, ines)
    house.passes(days=10)
    assert len(subjects(house, gil)) == 1
    house.passes(days=1)
    assert (len(subjects(house, gil)), len(subjects(house, ines))) == (2, 2)


def test_a_renewed_stay_is_not_reminded_of_its_old_day_and_does_not_end_on_it(house: House) -> None:
    ines, acme = house.person(), house.company()
    place = ines.founds("private", acme)
    gil = house.guest(ines, acme, place, days=20)
    awake(ines, gil)
    done(ines.patch(f"/guests/{gil.id}", {"ends_on": in_days(25)}))
    # In whole days, as the day of the reminder begins at midnight: it may be any hour now.
    house.passes(days=11)
    assert subjects(house, gil) == []
    house.passes(days=1.5)
    assert len(subjects(house, gil)) == 1
    house.passes(days=9)
    assert done(gil.get("/me"))["person"]["ends_on"] == in_days(25)
    house.passes(days=5)
    assert gil.get("/me").status == 401
    names = [each.name for each in audited(house, gil.id)]
    assert names.index("guest.renewed") < names.index("person.departed")


def test_a_short_stay_is_reminded_only_of_days_ahead(house: House) -> None:
    ines, acme = house.person(), house.company()
    gil = house.guest(ines, acme, ines.founds("private", acme), days=5)
    eve = house.guest(ines, acme, ines.founds("private", acme), "Eve", days=1)
    awake(gil, eve)
    house.passes(days=1.5)
    assert (subjects(house, gil), subjects(house, eve)) == ([], [])
    house.passes(days=1.6)
    assert (len(subjects(house, gil)), subjects(house, eve)) == (1, [])


def test_a_stay_ends_by_itself_out_of_every_community(house: House) -> None:
    ines, acme = house.person(), house.company()
    place, other = ines.founds("private", acme), ines.founds("secret", "mixed")
    gil = house.guest(ines, acme, place, "Gil Ended", days=3)
    done(ines.adds(other, gil))
    post = gil.posts(place, "Bonjour.")
    house.passes(days=3)
    done(gil.get(f"/posts/{post}"))
    house.passes(days=1)
    assert gil.get(f"/posts/{post}").status == 401
    (left,) = [each for each in audited(house, gil.id) if each.name == "person.departed"]
    assert (left.by, left.data["reason"]) == ("", "ended")
    assert set(str(left.data["communities"]).split()) == {place, other}
    assert [each["person"]["id"] for each in done(ines.get(f"/communities/{place}/people"))["items"]] == [
        ines.id
    ]
    assert done(ines.get(f"/posts/{post}"))["author"]["name"] == "Gil Ended"
    page = done(house.ada.get(f"/people/{gil.id}"))
    assert (page["departed"], page["email"]) == (True, None)
    for said in ({"ends_on": in_days(30)}, {"sponsor": house.ada.id}):
        assert house.ada.patch(f"/guests/{gil.id}", said).code == "departed_final"
    again = house.guest(ines, acme, place, "Gil Anew", days=30)
    assert again.id != gil.id


def test_a_suspended_guest_leaves_on_the_day_too(house: House, guest: Invites) -> None:
    gil = guest(house.person(), house.company(), days=2)
    done(house.ada.patch(f"/people/{gil.id}", {"status": "suspended"}))
    house.passes(days=2.1)
    assert done(house.ada.get(f"/people/{gil.id}"))["departed"] is True


def test_what_falls_due_twice_happens_once(house: House) -> None:
    from chalicelib.people import listeners
    from chalicelib.people.store.people import read

    ines, acme = house.person(), house.company()
    gil = house.guest(ines, acme, ines.founds("private", acme), days=5)
    awake(gil)
    person = read(gil.id)  # type: ignore[arg-type]  # A test's ids are plain texts.
    assert person is not None
    ends = person.ends or 0
    early = due.Due("guest.end", f"{gil.id}.{ends}", ends)
    listeners.end_stay(early)
    assert done(gil.get("/me")), "early is never"
    house.passes(days=3.5)
    assert len(subjects(house, gil)) == 1
    listeners.remind(due.Due("guest.reminder", f"{gil.id}.{ends}.3", ends - 3 * clock.DAY))
    house.settle()
    assert len(subjects(house, gil)) == 1
    house.passes(days=3)
    listeners.end_stay(early)
    names = [each.name for each in audited(house, gil.id)]
    assert names.count("person.departed") == 1


@pytest.fixture
def thirty_days(house: House) -> Iterator[None]:
    """The network lets guests stay for thirty days at a time."""
    from chalicelib.foundation import settings
    from chalicelib.network.store.settings import PLACE

    key = {"pk": {"S": PLACE.pk}, "sk": {"S": PLACE.sk}}
    table = settings.TABLES["network"]
    was = CLIENTS["dynamodb"].get_item(TableName=table, Key=key).get("Item")
    row: dict[str, Any] = {
        "widening_days": {"N": "7"}, "guests": {"BOOL": True}, "guest_days": {"N": "30"},
        "mail_ceiling": {"S": "title"}, "version": {"N": "1"},
    }  # fmt: skip
    CLIENTS["dynamodb"].put_item(TableName=table, Item={**(was or {}), **key, **row})
    yield
    if was is None:
        CLIENTS["dynamodb"].delete_item(TableName=table, Key=key)
    else:
        CLIENTS["dynamodb"].put_item(TableName=table, Item=was)


def test_nobody_stays_longer_than_a_year_at_a_time(house: House, guest: Invites) -> None:
    ines = house.person()
    gil = guest(ines, house.company())
    refused = ines.patch(f"/guests/{gil.id}", {"ends_on": in_days(367)})
    assert (refused.status, refused["errors"][0]["code"]) == (422, "date_too_far")
    done(ines.patch(f"/guests/{gil.id}", {"ends_on": in_days(366)}))
    house.passes(days=200)
    done(ines.signs_in(), 201)
    done(ines.patch(f"/guests/{gil.id}", {"ends_on": in_days(200 + 366)}))


def test_nor_longer_than_the_network_says(house: House, guest: Invites, thirty_days: None) -> None:
    ines, acme = house.person(language="fr"), house.company()
    gil = guest(ines, acme, days=10)
    refused = ines.patch(f"/guests/{gil.id}", {"ends_on": in_days(31)})
    assert (refused.status, refused["errors"][0]["code"]) == (422, "stay_too_long")
    assert "30 jours" in refused["errors"][0]["detail"]
    done(ines.patch(f"/guests/{gil.id}", {"ends_on": in_days(30)}))
    draft = {"email": "long@partner.example", "name": "Long", "company": acme, "ends_on": in_days(31)}
    refused = ines.post("/guests", {**draft, "communities": [ines.founds("private", acme)]})
    assert refused["errors"][0]["pointer"] == "/ends_on"
