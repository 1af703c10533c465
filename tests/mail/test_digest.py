"""Digests: at their reader's hour, with what is neither seen nor mailed, and one where there was much."""

from typing import Any

import pytest

from tests.cast.counting import counted
from tests.cast.house import House, done
from tests.mail.postbox import call, mailed, passes, plain, posted, to, until, wants


@pytest.fixture
def cast(house: House) -> dict[str, Any]:
    """A place with Stella and Omar, on a Tuesday morning, after Omar's digest of the day."""
    stella, omar = house.person("Stella"), house.person("Omar")
    at = stella.founds("open", name="Atelier")
    done(stella.adds(at, omar))
    house.settle()
    until(house, 1, 9)
    return {"stella": stella, "omar": omar, "at": at}


def test_a_day_of_news_is_one_mail_the_next_morning(house: House, cast: dict[str, Any]) -> None:
    stella, omar, at = cast["stella"], cast["omar"], cast["at"]
    for number in range(3):
        stella.posts(at, f"{number} {call(omar)}", title=f"Titre {number}")
    house.settle()
    with posted() as mails:
        until(house, 1, 20)
        until(house, 2, 7, 58)
    assert to(omar, mails) == []
    with posted() as mails:
        until(house, 2, 8, 2)
    (mail,) = to(omar, mails)
    assert mail["Subject"] == "3 pieces of news for you"
    assert all(f"Titre {number}" in plain(mail) for number in range(3))
    assert "once a day" in plain(mail)
    with posted() as mails:
        until(house, 3, 8, 2)
    assert to(omar, mails) == []


def test_what_was_seen_is_not_mailed(house: House, cast: dict[str, Any]) -> None:
    stella, omar, at = cast["stella"], cast["omar"], cast["at"]
    stella.posts(at, f"Vu {call(omar)}", title="Vu")
    house.settle()
    newest = done(omar.get("/notifications"))["items"][0]["id"]
    done(omar.put("/notifications/seen", {"until": newest}))
    with posted() as mails:
        until(house, 2, 8, 2)
    assert to(omar, mails) == []
    stella.posts(at, f"Pas vu {call(omar)}", title="Nouveau")
    house.settle()
    with posted() as mails:
        until(house, 3, 8, 2)
    (mail,) = to(omar, mails)
    assert mail["Subject"] == "You are mentioned – Nouveau"


def test_nothing_comes_at_night_or_on_a_weekend(house: House, cast: dict[str, Any]) -> None:
    stella, omar, at = cast["stella"], cast["omar"], cast["at"]
    done(omar.patch("/me/preferences", {"mail": "at_once"}))
    until(house, 4, 19, 30)
    stella.posts(at, f"Tard {call(omar)}", title="Tard")
    house.settle()
    with posted() as mails:
        passes(house)
        until(house, 6, 12)
    assert to(omar, mails) == []
    with posted() as mails:
        until(house, 0, 8, 2)
    assert [mail["Subject"] for mail in to(omar, mails)] == ["You are mentioned – Tard"]


def test_what_goes_beyond_the_budget_of_a_day_comes_with_the_next_digest(
    house: House, cast: dict[str, Any]
) -> None:
    stella, omar, at = cast["stella"], cast["omar"], cast["at"]
    wants(omar, mail_budget=3)
    for number in range(2):
        stella.posts(at, call(omar), title=f"Un {number}")
        assert len(mailed(house, omar)) == 1
    for number in range(3):
        stella.posts(at, call(omar), title=f"De trop {number}")
        assert mailed(house, omar) == []
    with posted() as mails:
        until(house, 2, 8, 2)
    (mail,) = to(omar, mails)
    assert mail["Subject"] == "3 pieces of news for you"


def test_who_snoozes_is_mailed_after_it(house: House, cast: dict[str, Any]) -> None:
    stella, omar, at = cast["stella"], cast["omar"], cast["at"]
    from chalicelib.foundation import clock

    later = clock.utc(clock.now() + 2 * clock.DAY).isoformat()
    wants(omar, snoozed_until=later)
    stella.posts(at, call(omar), title="Plus tard")
    assert mailed(house, omar) == []
    with posted() as mails:
        house.passes(days=1.9)
    assert to(omar, mails) == []
    with posted() as mails:
        house.passes(days=0.2)
    assert len(to(omar, mails)) == 1


def test_other_wishes_hold_for_what_waits(house: House, cast: dict[str, Any]) -> None:
    stella, omar, at = cast["stella"], cast["omar"], cast["at"]
    stella.posts(at, call(omar), title="Un")
    assert mailed(house, omar) == []
    wants(omar)
    assert len(mailed(house, omar)) == 1
    stella.posts(at, call(omar), title="Deux")
    house.settle()
    wants(omar, mail="never")
    assert mailed(house, omar) == []
    with posted() as mails:
        until(house, 2, 8, 2)
    assert to(omar, mails) == []


def test_only_the_first_news_of_a_day_costs_a_write_for_its_mail(house: House, cast: dict[str, Any]) -> None:
    stella, omar, at = cast["stella"], cast["omar"], cast["at"]
    stella.posts(at, call(omar))
    with counted() as bill:
        house.settle()
    assert bill.written == 3, bill
    stella.posts(at, call(omar))
    with counted() as bill:
        house.settle()
    assert bill.written == 1, bill
