"""Sessions and tokens: listed, shown once, gone with the next request."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from tests.cast.caller import Reply
from tests.cast.house import House, Somebody, done
from tests.people.conftest import Later


def in_days(days: int) -> str:
    return (datetime.now(UTC).date() + timedelta(days=days)).isoformat()


def with_token(
    someone: Somebody, token: str, method: str = "GET", path: str = "/me", body: Any = None
) -> Reply:
    """A request that carries a token and no cookie."""
    headers = {"authorization": f"Bearer {token}"}
    return someone.house.door.ask(method, path, body, headers, someone.origin)


def test_signing_out_ends_the_session_that_asks_and_no_other(house: House) -> None:
    ines = house.person()
    first = ines.cookie
    done(ines.signs_in(), 201)
    second = ines.cookie
    gone = done(ines.delete("/sign-in/sessions/current"), 204)
    assert "Max-Age=0" in gone.headers["set-cookie"]
    assert ines.get("/me").status == 401
    ines.cookie = first
    assert done(ines.get("/me/sessions"))["items"][0]["current"] is True
    assert first != second


def test_a_session_is_ended_from_another_by_an_id_that_opens_nothing(house: House) -> None:
    ines = house.person()
    lost = ines.cookie
    done(ines.signs_in(), 201)
    items = done(ines.get("/me/sessions"))["items"]
    other = next(each for each in items if not each["current"])
    assert other["id"] not in lost
    done(ines.delete(f"/me/sessions/{other['id']}"), 204)
    done(ines.delete(f"/me/sessions/{other['id']}"), 204)
    ines.cookie, kept = lost, ines.cookie
    assert ines.get("/me").status == 401
    ines.cookie = kept
    done(ines.get("/me"))


def test_nobody_ends_the_sessions_of_others(house: House) -> None:
    ines, omar = house.person("Ines"), house.person("Omar")
    session = done(ines.get("/me/sessions"))["items"][0]["id"]
    done(omar.delete(f"/me/sessions/{session}"), 204)
    done(ines.get("/me"))


def test_a_session_lasts_thirty_days(house: House, later: Later) -> None:
    ines = house.person()
    later(days=29)
    done(ines.get("/me"))
    later(days=1.1)
    assert ines.get("/me").status == 401


def test_a_session_names_its_browser_without_what_cannot_be_shown(house: House) -> None:
    ines = house.person()
    done(ines.post("/sign-in/codes", {"email": ines.email}), 202)
    house.settle()
    draft = {"email": ines.email, "code": house.code_for(ines.email)}
    answer = ines.post("/sign-in/sessions", draft, user_agent="Fire\u202efox\x07" + "x" * 300)
    ines.cookie = answer.headers["set-cookie"].partition("=")[2].partition(";")[0]
    current = next(each for each in done(ines.get("/me/sessions"))["items"] if each["current"])
    assert current["device"] == ("Firefox" + "x" * 300)[:120]


def test_a_token_acts_as_its_owner_until_it_is_revoked(house: House) -> None:
    ines = house.person()
    made = done(ines.post("/me/tokens", {"name": "Deploy", "ends_on": in_days(30)}), 201)
    assert done(with_token(ines, made["token"]))["person"]["id"] == ines.id
    listed = done(ines.get("/me/tokens"))
    assert [each["name"] for each in listed["items"]] == ["Deploy"]
    assert made["token"].rpartition("_")[2] not in listed.raw.decode()
    done(ines.delete(f"/me/tokens/{made['id']}"), 204)
    done(ines.delete(f"/me/tokens/{made['id']}"), 204)
    assert with_token(ines, made["token"]).status == 401


def test_a_token_works_through_its_last_day(house: House, later: Later) -> None:
    ines = house.person()
    made = done(ines.post("/me/tokens", {"name": "Deploy", "ends_on": in_days(3)}), 201)
    later(days=2.9)
    done(with_token(ines, made["token"]))
    later(days=1.2)
    assert with_token(ines, made["token"]).status == 401
    done(ines.signs_in(), 201)
    assert done(ines.get("/me/tokens"))["items"][0]["expired"] is True


@pytest.mark.parametrize(
    ("draft", "pointer", "code"),
    [
        ({"name": "Old", "ends_on": in_days(-1)}, "/ends_on", "date_not_ahead"),
        ({"name": "Long", "ends_on": in_days(400)}, "/ends_on", "date_too_far"),
        ({"name": "Odd", "ends_on": "tomorrow"}, "/ends_on", "wrong_date"),
        ({"name": "Endless"}, "/ends_on", "missing_field"),
        ({"name": "\u202eevil", "ends_on": in_days(1)}, "/name", "bidi"),
        ({"name": "More", "ends_on": in_days(1), "person": "x"}, "/person", "unknown_field"),
    ],
)
def test_a_token_that_does_not_hold_is_refused(house: House, draft: object, pointer: str, code: str) -> None:
    refused = house.ada.post("/me/tokens", draft)
    assert refused.status == 422
    assert (refused["errors"][0]["pointer"], refused["errors"][0]["code"]) == (pointer, code)


def test_a_repeated_request_shows_the_same_token_and_makes_no_second(house: House) -> None:
    ines = house.person()
    draft = {"name": "Deploy", "ends_on": in_days(30)}
    first = done(ines.post("/me/tokens", draft, idempotency_key="one"), 201)
    again = done(ines.post("/me/tokens", draft, idempotency_key="one"), 201)
    assert first["token"] == again["token"]
    assert len(done(ines.get("/me/tokens"))["items"]) == 1
    other = ines.post("/me/tokens", {**draft, "name": "Else"}, idempotency_key="one")
    assert (other.status, other.code) == (422, "idempotency_conflict")


def test_a_revoked_token_does_not_come_back_with_its_key(house: House, later: Later) -> None:
    ines = house.person()
    draft = {"name": "Deploy", "ends_on": in_days(30)}
    first = done(ines.post("/me/tokens", draft, idempotency_key="one"), 201)
    done(ines.delete(f"/me/tokens/{first['id']}"), 204)
    assert ines.post("/me/tokens", draft, idempotency_key="one").status == 404
    later(days=1.1)
    second = done(ines.post("/me/tokens", draft, idempotency_key="one"), 201)
    assert second["token"] != first["token"]
    assert with_token(ines, first["token"]).status == 401


def test_a_token_makes_no_other_token_and_is_no_session(house: House) -> None:
    ines = house.person()
    token = done(ines.post("/me/tokens", {"name": "Deploy", "ends_on": in_days(30)}), 201)["token"]
    refused = with_token(ines, token, "POST", "/me/tokens", {"name": "Second", "ends_on": in_days(30)})
    assert (refused.status, refused.code) == (403, "session_only")
    assert with_token(ines, token, "DELETE", "/sign-in/sessions/current").status == 404


def test_a_change_by_cookie_needs_the_header_that_other_sites_cannot_send(house: House) -> None:
    refused = house.ada.post("/me/tokens", {"name": "Stolen", "ends_on": in_days(1)}, x_requested_with="")
    assert (refused.status, refused.code) == (403, "csrf")


@pytest.mark.parametrize(
    "token", ["", "ent_", "ent_abc", "ent_0000000000000_secret", "abc", "ent_" + "0" * 13 + "_" + "x" * 4000]
)
def test_what_is_no_token_is_nobody(house: House, token: str) -> None:
    assert with_token(house.stranger(), token).status == 401
