"""Leads and insights: a community lets them be marked; they go to its webhooks and, as a sheet, to a CRM."""

import csv
import io
from typing import Any

import pytest

from tests.cast.house import House, Somebody, done
from tests.webhooks.receiver import Receiver
from tests.webhooks.telling import hooks

LEAD: dict[str, Any] = {"kind": "lead", "basis": "legitimate_interest", "consent": False}


def allowed(steward: Somebody, place: str) -> None:
    """A steward lets insights be marked."""
    done(steward.put(f"/communities/{place}/insights"), 204)


def sheet(steward: Somebody, place: str) -> list[dict[str, str]]:
    """The sheet of a community."""
    reply = done(steward.get(f"/communities/{place}/insights", accept="text/csv"))
    assert reply.headers["content-type"].startswith("text/csv")
    return list(csv.DictReader(io.StringIO(reply.raw.decode("utf-8-sig"), newline="")))


def test_a_mark_goes_out_with_where_it_came_from(house: House, receiver: Receiver) -> None:
    ines, otto = house.person("Ines"), house.person("Otto")
    place = ines.founds()
    done(ines.adds(place, otto))
    hooks(ines, receiver, place, events=["insight.marked"])
    allowed(ines, place)
    post = otto.posts(place, "Their pumps are too loud.")
    comment = otto.comments(post, "They would buy twelve.")
    done(otto.put(f"/posts/{post}/insight", LEAD | {"kind": "insight"}))
    done(ines.put(f"/comments/{comment}/insight", LEAD | {"basis": "consent", "consent": True}))
    house.settle()
    of_post, of_comment = sorted(
        (each.json["data"] for each in receiver.calls), key=lambda each: each["comment"] or ""
    )
    assert (of_post["post"], of_post["comment"], of_post["kind"]) == (post, None, "insight")
    assert (of_post["by"], of_post["author"], of_post["consent"]) == (otto.id, otto.id, False)
    assert (of_comment["comment"], of_comment["by"]) == (comment, ines.id)
    assert (of_comment["basis"], of_comment["consent"]) == ("consent", True)
    assert not any(b"pumps" in each.body or b"twelve" in each.body for each in receiver.calls)


def test_the_sheet_says_where_each_came_from(house: House) -> None:
    ines, otto = house.person("Ines"), house.person("Otto")
    place = ines.founds()
    done(ines.adds(place, otto))
    allowed(ines, place)
    post = otto.posts(place, 'Their pumps are too loud; ça siffle, "fort".\nSecond line.')
    done(otto.put(f"/posts/{post}/insight", LEAD))
    (row,) = sheet(ines, place)
    assert (row["kind"], row["basis"], row["consent"]) == ("lead", "legitimate_interest", "no")
    assert (row["marked_by"], row["author"], row["post"]) == ("Otto", "Otto", post)
    assert row["text"] == 'Their pumps are too loud; ça siffle, "fort".\nSecond line.'
    page = done(ines.get(f"/communities/{place}/insights"))
    assert page["allowed"] is True
    assert [each["post"] for each in page["items"]] == [post]


@pytest.mark.parametrize("formula", ["=1+1", "+1", "-1", "@SUM(A1)", "=cmd|' /C calc'!A0"])
def test_no_cell_is_a_formula(house: House, formula: str) -> None:
    ines = house.person("Ines")
    place = ines.founds()
    allowed(ines, place)
    done(ines.put(f"/posts/{ines.posts(place, formula)}/insight", LEAD))
    (row,) = sheet(ines, place)
    assert row["text"] == f"'{formula}"


def test_nothing_is_marked_where_it_is_not_allowed_and_everybody_is_told_where_it_is(house: House) -> None:
    ines, otto = house.person("Ines"), house.person("Otto")
    place = ines.founds()
    done(ines.adds(place, otto))
    post = otto.posts(place)
    assert otto.put(f"/posts/{post}/insight", LEAD).code == "insights_off"
    assert otto.put(f"/communities/{place}/insights").code == "may_not_configure"
    allowed(ines, place)
    allowed(ines, place)
    done(otto.put(f"/posts/{post}/insight", LEAD))
    house.settle()
    kinds = [each["kind"] for each in done(otto.get("/notifications"))["items"]]
    assert kinds.count("insights.allowed") == 1
    done(ines.delete(f"/communities/{place}/insights"), 204)
    assert otto.put(f"/posts/{post}/insight", LEAD | {"kind": "insight"}).code == "insights_off"


def test_a_mark_is_not_told_once_it_may_not_be(house: House, receiver: Receiver) -> None:
    ines = house.person("Ines")
    place = ines.founds()
    hooks(ines, receiver, place)
    allowed(ines, place)
    first, second = (ines.posts(place) for _ in range(2))
    house.settle()
    receiver.calls.clear()
    done(ines.put(f"/posts/{first}/insight", LEAD))
    done(ines.delete(f"/posts/{first}/insight"), 204)
    done(ines.put(f"/posts/{second}/insight", LEAD))
    done(ines.delete(f"/communities/{place}/insights"), 204)
    house.settle()
    assert receiver.calls == []


def test_guests_and_outsiders_mark_nothing_and_only_stewards_take_the_sheet(house: House) -> None:
    ines, otto, olga, acme = house.person("Ines"), house.person("Otto"), house.person("Olga"), house.company()
    place = ines.founds("open", acme)
    done(otto.joins(place))
    gil = house.guest(ines, acme, place)
    allowed(ines, place)
    post = otto.posts(place)
    assert gil.put(f"/posts/{post}/insight", LEAD).code == "members_only"
    assert olga.put(f"/posts/{post}/insight", LEAD).code == "may_not_comment"
    assert otto.get(f"/communities/{place}/insights", accept="text/csv").code == "may_not_configure"


def test_a_steward_who_came_later_takes_away_what_they_may_read(house: House) -> None:
    """Class 21: an export with what others wrote for others."""
    ines, late = house.person("Ines"), house.person("Late")
    place = ines.founds("secret")
    allowed(ines, place)
    post = ines.posts(place, "Wheatear of the old days.")
    done(ines.put(f"/posts/{post}/insight", LEAD))
    other = house.person("Otto")
    done(ines.adds(place, other, "steward"))
    number = done(
        ines.post(f"/communities/{place}/changes", {"visibility": "private", "name": "P", "purpose": ""}), 202
    )["number"]
    done(other.put(f"/communities/{place}/changes/{number}/signature"))
    house.passes(days=8)
    done(ines.adds(place, late, "steward"))
    assert [row["post"] for row in sheet(ines, place)] == [post]
    assert sheet(late, place) == []
    assert b"Wheatear" not in late.get(f"/communities/{place}/insights").raw


def test_what_is_gone_is_in_no_sheet(house: House) -> None:
    ines = house.person("Ines")
    place = ines.founds()
    allowed(ines, place)
    post = ines.posts(place)
    done(ines.put(f"/posts/{post}/insight", LEAD))
    done(ines.delete(f"/posts/{post}"), 204)
    assert sheet(ines, place) == []


def test_the_card_says_who_may_mark(house: House) -> None:
    ines, otto, outside = (house.person(name) for name in ("Ines", "Otto", "Swann"))
    acme = house.company()
    place = ines.founds("open", acme)
    done(ines.adds(place, otto))
    people = (ines, otto, house.guest(ines, acme, place), outside)
    post = otto.posts(place)

    def told(who: Somebody) -> bool:
        may: bool = done(who.get(f"/communities/{place}"))["may_mark"]
        return may

    assert [told(each) for each in people] == [False] * 4
    allowed(ines, place)
    assert [told(each) for each in people] == [True, True, False, False]
    marking = [each.put(f"/posts/{post}/insight", LEAD).status < 300 for each in people]
    assert marking == [True, True, False, False]
    done(ines.delete(f"/communities/{place}/insights"), 204)
    assert not told(otto)
