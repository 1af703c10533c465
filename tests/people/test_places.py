"""Nine o'clock behind one address: an office of thousands comes in, and who guesses there does not."""

import pytest

from tests.cast.counting import counted
from tests.cast.house import House, Somebody, done
from tests.cast.newcomers import code_of, invited
from tests.cast.places import counts, hour_begins, stands
from tests.people.test_signing_in import asks, wrong

COLLEAGUES = 61
"""More than there may be tries that opened nothing, and twice what one place was once allowed in all."""


@pytest.fixture
def office(house: House) -> Somebody:
    """Somebody at a place where nobody was before, at the beginning of an hour."""
    hour_begins(house)
    return house.stranger()


def refused(who: Somebody, path: str, body: object) -> bool:
    """Whether somebody is told to come again within the hour."""
    reply = who.post(path, body)
    assert reply.status != 429 or 0 < int(reply.headers["retry-after"]) <= 3_600
    return (reply.status, reply.code if reply.status >= 400 else "") == (429, "too_many_requests")


def test_a_whole_office_comes_in_within_an_hour(house: House, office: Somebody) -> None:
    """All of them ask first; then each mistypes once, and comes in. What is left stands against nobody."""
    people = [invited(house) for _ in range(COLLEAGUES)]
    for each in people:
        each.origin = office.origin
        done(each.post("/sign-in/codes", {"email": each.email}), 202)
    assert counts(office, "codes-from") == COLLEAGUES
    for each in people:
        code = code_of(each)
        assert each.enters(wrong(code)).code == "wrong_code"
        done(each.enters(code), 201)
    assert (counts(office, "codes-from"), counts(office, "sessions-from")) == (0, 0)


def test_who_guesses_is_stopped_whoever_is_meant_and_nobody_else_is(house: House, office: Somebody) -> None:
    from chalicelib.people.actions.places import TRIES_MOST

    ines = invited(house)
    for number in range(TRIES_MOST):
        draft = {"email": f"guessed{number}.{office.email}", "code": f"{number:06d}"}
        assert office.post("/sign-in/sessions", draft).code == "wrong_code"
    right = {"email": ines.email, "code": code_of(ines)}
    assert refused(office, "/sign-in/sessions", right), "not even by the right code"
    assert refused(office, "/sign-in/sessions", {**right, "code": wrong(right["code"])})
    done(ines.enters(right["code"]), 201)
    house.passes(days=1 / 24)
    assert office.post("/sign-in/sessions", right).code == "wrong_code", "used up elsewhere"


def test_an_account_of_ones_own_buys_one_guess(house: House, office: Somebody) -> None:
    """Its own try and one more come back: who signs in over and over is bound by the codes that they get."""
    from chalicelib.people.actions.places import TRIES_MOST

    stands(office, "sessions-from", TRIES_MOST - 1)
    ines = invited(house)
    ines.origin = office.origin
    done(ines.enters(code_of(ines)), 201)
    assert counts(office, "sessions-from") == TRIES_MOST - 2
    guess = {"email": office.email, "code": "000000"}
    assert [refused(office, "/sign-in/sessions", guess) for _ in range(3)] == [False, False, True]


def test_what_was_asked_for_and_not_used_is_bounded(house: House, office: Somebody) -> None:
    from chalicelib.people.actions.places import OPEN_MOST

    stands(office, "codes-from", OPEN_MOST - 1)
    drafts = [{"email": f"asked{number}.{office.email}"} for number in range(3)]
    assert [refused(office, "/sign-in/codes", each) for each in drafts[:2]] == [False, True]
    ines = invited(house)
    ines.origin = office.origin
    done(ines.enters(code_of(ines)), 201)
    assert [refused(office, "/sign-in/codes", each) for each in drafts[1:]] == [False, True]


def test_what_is_given_back_never_goes_below_nothing(house: House, office: Somebody) -> None:
    """Asked at another place, or in an hour that is over."""
    ines = house.person()
    code = asks(house, ines)
    ines.origin = office.origin
    done(ines.enters(code), 201)
    assert (counts(office, "codes-from"), counts(office, "sessions-from")) == (0, 0)


def test_an_open_session_is_open_though_nothing_can_be_given_back(house: House, office: Somebody) -> None:
    from tests.faults.wire import Fault, Lasts, wired

    ines = invited(house)
    ines.origin = office.origin
    code = code_of(ines)
    with wired(Fault("throttled", Lasts.ON), "UpdateItem 3") as wire:
        done(ines.enters(code), 201)
    assert wire.strokes
    done(ines.get("/me"))


def test_what_coming_in_costs(house: House, office: Somebody) -> None:
    """Two counts, who it is, the session, and two counts given back."""
    ines = invited(house)
    ines.origin = office.origin
    code = code_of(ines)
    with counted() as bill:
        done(ines.enters(code), 201)
    counts_, opening = ["UpdateItem"] * 2, ["BatchGetItem", "TransactWriteItems"]
    assert bill.calls == [*counts_, *opening, *counts_]
