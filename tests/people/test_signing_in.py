"""Signing in with a one-time code: what opens, what does not, and what nobody learns by trying."""

import json
import re

import pytest

from tests.cast.counting import counted
from tests.cast.house import House, Somebody, done
from tests.people.conftest import Later


def wrong(code: str) -> str:
    """Another code than this one."""
    return f"{(int(code) + 1) % 1_000_000:06d}"


def asks(house: House, someone: Somebody) -> str:
    """Asks for a code and answers the one that came."""
    done(someone.post("/sign-in/codes", {"email": someone.email}), 202)
    house.settle()
    return house.code_for(someone.email)


def test_an_invited_person_becomes_active_with_the_code_from_their_mailbox(house: House) -> None:
    ines = house.person("Ines Marchand")
    me = done(ines.get("/me"))
    assert me["person"]["name"] == "Ines Marchand"
    assert (me["person"]["status"], me["person"]["email"]) == ("active", ines.email)
    assert me["may"] == {"create_communities": True, "invite_guests": True, "administer": False}


def test_an_unknown_address_costs_and_answers_the_same_and_gets_no_mail(house: House) -> None:
    ines, stranger = house.person(), house.stranger()
    with counted() as known_bill:
        known = ines.post("/sign-in/codes", {"email": ines.email})
    with counted() as unknown_bill:
        unknown = stranger.post("/sign-in/codes", {"email": stranger.email})
    house.settle()
    assert (known.status, known.raw) == (unknown.status, unknown.raw) == (202, b'{"valid_minutes":10}')
    assert known_bill.calls == unknown_bill.calls
    assert house.mails(stranger.email) == []


def test_the_spelling_of_an_address_does_not_matter(house: House) -> None:
    ines = house.person()
    ines.email = f" {ines.email.upper()} "
    done(ines.post("/sign-in/codes", {"email": ines.email}), 202)
    house.settle()
    done(ines.enters(house.code_for(ines.email.strip().lower())), 201)


def test_a_code_opens_one_session_and_no_second(house: House) -> None:
    ines = house.person()
    code = asks(house, ines)
    done(ines.enters(code), 201)
    again = ines.enters(code)
    assert (again.status, again.code) == (422, "wrong_code")


def test_wrong_codes_and_unknown_addresses_are_told_the_same_and_cost_the_same(house: House) -> None:
    ines, stranger = house.person(), house.stranger()
    code = asks(house, ines)
    with counted() as wrong_bill:
        refused = ines.enters(wrong(code))
    with counted() as unknown_bill:
        unknown = stranger.enters(code)
    assert refused.raw == unknown.raw
    assert wrong_bill.calls == unknown_bill.calls


def test_after_five_wrong_tries_the_right_code_is_wrong_too(house: House) -> None:
    ines = house.person()
    code = asks(house, ines)
    for _ in range(5):
        assert ines.enters(wrong(code)).code == "wrong_code"
    assert ines.enters(code).code == "wrong_code"


def test_the_fifth_try_may_still_be_the_right_one(house: House) -> None:
    ines = house.person()
    code = asks(house, ines)
    for _ in range(4):
        assert ines.enters(wrong(code)).code == "wrong_code"
    done(ines.enters(code), 201)


def test_a_code_is_too_old_after_ten_minutes(house: House, later: Later) -> None:
    ines = house.person()
    code = asks(house, ines)
    later(minutes=10.1)
    assert ines.enters(code).code == "wrong_code"


def test_a_second_ask_within_a_minute_sends_nothing_and_later_replaces(house: House, later: Later) -> None:
    ines = house.person()
    first = asks(house, ines)
    mails = len(house.mails(ines.email))
    asks(house, ines)
    assert len(house.mails(ines.email)) == mails
    later(minutes=1.1)
    second = asks(house, ines)
    assert len(house.mails(ines.email)) == mails + 1
    if first != second:
        assert ines.enters(first).code == "wrong_code"
    done(ines.enters(second), 201)


def test_an_address_is_written_to_five_times_an_hour_known_or_not(house: House) -> None:
    for someone in (house.person(), house.stranger()):
        done_before = 1 if someone.cookie else 0
        for _ in range(5 - done_before):
            done(someone.post("/sign-in/codes", {"email": someone.email}), 202)
        refused = someone.post("/sign-in/codes", {"email": someone.email})
        assert (refused.status, refused.code) == (429, "too_many_requests")
        assert 0 < int(refused.headers["retry-after"]) <= 3600


@pytest.mark.parametrize(("language", "word"), [("fr", "Votre code"), ("en", "Your code")])
def test_the_mail_speaks_the_persons_language(house: House, language: str, word: str) -> None:
    mail = json.dumps(house.mails(house.person(language=language).email)[-1], ensure_ascii=False)
    assert word in mail


def test_neither_code_nor_address_is_kept_in_plain(house: House) -> None:
    from chalicelib.foundation import settings
    from tests.cast.clients import CLIENTS

    ines = house.person()
    code = asks(house, ines)
    for table in ("ephemera", "journal"):
        kept = json.dumps(CLIENTS["dynamodb"].scan(TableName=settings.TABLES[table])["Items"])
        assert ines.email not in kept
        assert not re.search(rf'"{code}"', kept)


def test_the_cookie_is_for_this_host_alone_and_out_of_reach_of_scripts(house: House) -> None:
    ines = house.person()
    cookie = ines.enters(asks(house, ines)).headers["set-cookie"]
    assert cookie.startswith("__Host-entrenous=")
    crumbs = {crumb.strip() for crumb in cookie.split(";")[1:]}
    assert crumbs == {"Path=/", "Secure", "HttpOnly", "SameSite=Lax", "Max-Age=2592000"}


@pytest.mark.parametrize(
    "draft",
    [
        {"email": "ines"}, {"email": "ines@@example.org"}, {"email": "I <ines@example.org>"}, {"email": ""},
        {"email": "ines@example.org\r\nbcc: all@example.org"}, {"email": ["ines@example.org"]}, {}, [],
        {"email": "ines@example.org", "more": 1}, {"email": "ines@[127.0.0.1]"}, {"email": "a" * 300},
    ],
)  # fmt: skip
def test_what_is_no_address_is_refused_where_it_stands(house: House, draft: object) -> None:
    refused = house.stranger().post("/sign-in/codes", draft)
    assert refused.status == 422
    assert refused["errors"][0]["detail"]


def test_a_suspended_person_gets_no_code(house: House) -> None:
    ines = house.person()
    done(house.ada.patch(f"/people/{ines.id}", {"status": "suspended"}))
    mails = len(house.mails(ines.email))
    done(ines.post("/sign-in/codes", {"email": ines.email}), 202)
    house.settle()
    assert len(house.mails(ines.email)) == mails


def test_a_code_that_waits_opens_nothing_after_suspension(house: House) -> None:
    ines = house.person()
    code = asks(house, ines)
    done(house.ada.patch(f"/people/{ines.id}", {"status": "suspended"}))
    assert ines.enters(code).code == "wrong_code"
