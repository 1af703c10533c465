"""How often a place may ask for challenges and answer them: who comes in counts nothing."""

import pytest

from tests.cast.house import House, done
from tests.cast.places import counts, hour_begins, stands
from tests.passkeys.device import Device, adds, asked_to_sign, brings, comes_in, refused, text


@pytest.fixture
def device(house: House) -> Device:
    """A device whose passkey opens."""
    lena, made = house.person("Lena"), Device()
    done(adds(lena, made), 201)
    return made


def test_challenges_that_nobody_answers_are_bounded(house: House) -> None:
    from chalicelib.people.actions.places import OPEN_MOST

    hour_begins(house)
    who = house.stranger()
    stands(who, "passkeys-from", OPEN_MOST - 1)
    replies = [who.post("/sign-in/passkeys/challenges") for _ in range(2)]
    assert [each.status for each in replies] == [200, 429]
    assert 0 < int(replies[1].headers["retry-after"]) <= 3_600
    assert house.stranger().post("/sign-in/passkeys/challenges").status == 200


def test_answers_that_open_nothing_are_bounded(house: House, device: Device) -> None:
    from chalicelib.people.actions.places import OPEN_MOST

    hour_begins(house)
    who = house.stranger()
    options, crumb = asked_to_sign(who)
    proof = device.signs(options)
    stands(who, "proofs-from", OPEN_MOST - 1)
    assert refused(brings(who, {**proof, "signature": text(b"forged")}, crumb))
    assert brings(who, proof, crumb).status == 429
    # What is wrong with passkeys leaves codes alone.
    assert who.enters("000000").code == "wrong_code"


def test_an_office_that_comes_in_counts_nothing(house: House, device: Device) -> None:
    """More often than one place was once allowed."""
    hour_begins(house)
    office = house.stranger()
    for _ in range(31):
        who = house.stranger()
        who.origin = office.origin
        done(comes_in(who, device), 201)
    assert (counts(office, "passkeys-from"), counts(office, "proofs-from")) == (0, 0)
