"""What waits for somebody: asked of them, done by nobody yet, and seen as it is now."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from tests.cast.counting import counted
from tests.cast.house import House, Somebody, done
from tests.cast.network import STAY, as_before, calm
from tests.communities.widening import proposes, signs
from tests.governance import officers


def page(someone: Somebody, query: str = "") -> Any:
    """What waits for somebody, newest first."""
    return done(someone.get(f"/notifications?waiting=true{query}"))


def waiting(someone: Somebody) -> list[str]:
    """The kinds of it."""
    return [each["kind"] for each in page(someone)["items"]]


def call(someone: Somebody) -> str:
    return f"[@{someone.name}](person:{someone.id})"


def in_days(days: int) -> str:
    return (datetime.now(UTC).date() + timedelta(days=days)).isoformat()


def asks(asker: Somebody, place: str) -> None:
    done(asker.post(f"/communities/{place}/requests", {"answer": "Bonjour"}), 201)


@pytest.fixture
def place(house: House) -> dict[str, Any]:
    """A private community with two stewards and one who takes part."""
    stella, sven, omar = house.person("Stella"), house.person("Sven"), house.person("Omar")
    at = stella.founds("private", name="Atelier")
    done(stella.adds(at, sven, "steward"))
    done(stella.adds(at, omar))
    house.settle()
    return {"at": at, "stella": stella, "sven": sven, "omar": omar}


def test_a_request_waits_until_one_steward_decides(house: House, place: dict[str, Any]) -> None:
    stella, sven, at = place["stella"], place["sven"], place["at"]
    lea, max_ = house.person("Léa"), house.person("Max")
    asks(lea, at)
    asks(max_, at)
    house.settle()
    for steward in (stella, sven):
        (one,) = page(steward)["items"]
        assert (one["kind"], one["count"], one["waits"]) == ("request.made", 2, True)
    done(stella.adds(at, lea))
    assert waiting(sven) == ["request.made"]
    done(stella.delete(f"/communities/{at}/requests/{max_.id}"), 204)
    assert waiting(sven) == waiting(stella) == []
    told = done(sven.get("/notifications"))["items"]
    assert [each["waits"] for each in told if each["kind"] == "request.made"] == [False]


def test_who_is_no_steward_any_more_has_nothing_to_decide(house: House, place: dict[str, Any]) -> None:
    asks(house.person("Léa"), place["at"])
    house.settle()
    assert waiting(place["sven"]) == ["request.made"]
    done(place["stella"].adds(place["at"], place["sven"], "participant"))
    assert waiting(place["sven"]) == []


def test_an_invitation_waits_until_it_is_accepted(house: House, place: dict[str, Any]) -> None:
    lea, at = house.person("Léa"), place["at"]
    done(place["stella"].post(f"/communities/{at}/invitations", {"person": lea.id}), 201)
    house.settle()
    assert waiting(lea) == ["person.invited_in"]
    lea.joins(at)
    assert waiting(lea) == []


def test_a_widening_waits_for_the_other_steward_until_it_is_signed(
    house: House, place: dict[str, Any]
) -> None:
    path = proposes(place["stella"], place["at"], visibility="open")
    house.settle()
    assert waiting(place["sven"]) == ["change.proposed"]
    assert waiting(place["stella"]) == []
    done(signs(place["sven"], path))
    house.settle()
    assert waiting(place["sven"]) == []


def test_a_widening_that_was_sent_waits_for_that_administrator_alone(house: House) -> None:
    bureau = officers.bureau(house)
    stella = house.person("Stella")
    at = stella.founds("private", name="Atelier")
    path = proposes(stella, at, visibility="open", to=bureau.bea.id)
    house.settle()
    mine = [each for each in page(bureau.bea)["items"] if each["kind"] == "change.proposed"]
    assert len(mine) == 1
    done(stella.delete(path), 204)
    assert [each for each in page(bureau.bea)["items"] if each["id"] == mine[0]["id"]] == []


def test_a_question_waits_for_whom_it_calls_until_it_is_answered(house: House, place: dict[str, Any]) -> None:
    stella, omar, at = place["stella"], place["omar"], place["at"]
    question = stella.posts(at, f"{call(omar)}, quelle pompe ?", kind="question", title="Quelle pompe ?")
    house.settle()
    newest = page(omar)["items"][0]
    done(omar.put("/notifications/seen", {"until": newest["id"]}))
    assert (waiting(omar), newest["waits"]) == (["post.written"], True)
    answer = omar.comments(question, "La verte.")
    assert waiting(omar) == ["post.written"]
    done(stella.put(f"/posts/{question}/answer", {"comment": answer}))
    assert waiting(omar) == []


def test_a_call_waits_until_it_was_seen(house: House, place: dict[str, Any]) -> None:
    stella, omar, at = place["stella"], place["omar"], place["at"]
    stella.posts(at, f"Merci, {call(omar)}.")
    house.settle()
    (one,) = page(omar)["items"]
    assert (one["kind"], one["why"], one["waits"]) == ("post.written", "mentioned", False)
    done(omar.put("/notifications/seen", {"until": one["id"]}))
    assert waiting(omar) == []


def test_a_report_waits_for_moderators_until_it_is_decided(house: House, place: dict[str, Any]) -> None:
    stella, sven, omar, at = place["stella"], place["sven"], place["omar"], place["at"]
    post = omar.posts(at, "Vendu.")
    done(sven.post(f"/posts/{post}/reports", {"reason": "spam"}), 201)
    house.settle()
    assert waiting(stella) == ["post.reported"]
    done(stella.put(f"/posts/{post}/hidden", {"reason": "spam"}))
    assert waiting(stella) == []


def test_a_guests_last_days_wait_for_their_sponsor_until_the_stay_is_longer(house: House) -> None:
    ines, acme = house.person("Ines"), house.company()
    gil = house.guest(ines, acme, ines.founds("private", acme), days=5)
    house.passes(days=3.5)
    assert waiting(ines) == ["guest.ending"]
    assert waiting(gil) == []
    done(ines.patch(f"/guests/{gil.id}", {"ends_on": in_days(40)}))
    assert waiting(ines) == []


def test_broken_glass_waits_for_another_administrator(house: House, place: dict[str, Any]) -> None:
    bureau, at = officers.bureau(house), place["at"]
    done(officers.asks(bureau.bea, at), 202)
    house.settle()

    def asked(someone: Somebody) -> int:
        return sum(
            each["kind"] == "glass.asked" and (each["community"] or {}).get("id") == at
            for each in page(someone)["items"]
        )

    assert (asked(bureau.bea), asked(bureau.cleo)) == (0, 1)
    done(officers.signs(bureau.cleo, at, 1))
    assert asked(bureau.cleo) == 0


def test_settings_that_loosen_wait_for_another_administrator(house: House) -> None:
    bureau = officers.bureau(house)

    def asked(someone: Somebody, number: int) -> int:
        return sum(
            (each["kind"], each["subject"]) == ("settings.proposed", str(number))
            for each in page(someone)["items"]
        )

    with as_before():
        version = calm()
        number = done(
            bureau.bea.patch("/settings", {"guest_days": STAY + 1}, **{"if-match": f'"{version}"'}), 202
        )["number"]
        house.settle()
        assert (asked(bureau.bea, number), asked(bureau.cleo, number)) == (0, 1)
        done(bureau.cleo.put(f"/settings/changes/{number}/signature"))
        assert asked(bureau.cleo, number) == 0
        done(bureau.cleo.delete(f"/settings/changes/{number}"), 204)


def test_pages_of_what_waits_neither_repeat_nor_leave_out(house: House, place: dict[str, Any]) -> None:
    stella, omar, at = place["stella"], place["omar"], place["at"]
    for turn in range(5):
        stella.posts(at, f"{turn}, {call(omar)}.")
        stella.posts(at, f"{turn} sans lui.")
    house.settle()
    whole = [each["id"] for each in page(omar)["items"]]
    seen, more = [], ""
    while True:
        part = page(omar, f"&limit=2{more}")
        seen += [each["id"] for each in part["items"]]
        if part["next"] is None:
            break
        assert len(part["items"]) == 2
        more = f"&cursor={part['next']}"
    assert seen == whole
    assert len(whole) == 5


def test_a_cursor_of_the_inbox_is_none_of_what_waits(house: House, place: dict[str, Any]) -> None:
    stella, omar, at = place["stella"], place["omar"], place["at"]
    for _ in range(2):
        stella.posts(at, f"Merci, {call(omar)}.")
    house.settle()
    cursor = done(omar.get("/notifications?limit=1"))["next"]
    assert omar.get(f"/notifications?waiting=true&cursor={cursor}").status == 400


def test_what_waits_costs_what_a_page_costs(house: House, place: dict[str, Any]) -> None:
    asks(house.person("Léa"), place["at"])
    house.settle()
    with counted() as count:
        assert waiting(place["sven"]) == ["request.made"]
    assert (count.trips, count.count) == (2, 3)
