"""What opens nothing and adds nothing: forged, replayed, meant for another, or broken."""

from collections.abc import Callable
from typing import Any, Final

import cbor2
import pytest
from cryptography.hazmat.primitives.asymmetric import rsa

from tests.cast.counting import counted
from tests.cast.house import House, Somebody, done
from tests.cast.ledgers import audited
from tests.passkeys.device import (
    MADE,
    PRESENT,
    VERIFIED,
    Device,
    adds,
    asked_to_make,
    asked_to_sign,
    brings,
    comes_in,
    raw,
    refused,
    text,
)

ELSEWHERE: Final = "https://evil.example"
WEAK: Final = rsa.generate_private_key(65_537, 1_024).public_key().public_numbers()  # noqa: S505 (that is what is refused)
MAKING: Final[dict[str, dict[str, Any]]] = {
    "of another origin": {"client": {"origin": ELSEWHERE}},
    "of our host on another port": {"client": {"origin": "http://127.0.0.1:1"}},
    "of our origin with a slash": {"client": {"origin": "http://127.0.0.1:8000/"}},
    "with no origin": {"client": {"origin": None}},
    "in another site's frame": {"client": {"crossOrigin": True}},
    "under another site": {"client": {"topOrigin": ELSEWHERE}},
    "bound to another host": {"host": "evil.example"},
    "of the other ceremony": {"client": {"type": "webauthn.get"}},
    "of a payment": {"client": {"type": "payment.get"}},
    "with a challenge that never was": {"client": {"challenge": text(bytes(32))}},
    "with a short challenge": {"client": {"challenge": "AAAA"}},
    "with no challenge": {"client": {"challenge": None}},
    "without the owner's proof": {"flags": PRESENT | MADE},
    "without anybody there": {"flags": VERIFIED | MADE},
    "without a key": {"flags": PRESENT | VERIFIED},
    "backed up although it cannot be": {"flags": PRESENT | VERIFIED | MADE | 0x10},
    "with an algorithm that was not offered": {"key": {1: 2, 3: -35, -1: 2, -2: bytes(48), -3: bytes(48)}},
    "with no algorithm": {"key": {1: 2, -1: 1, -2: bytes(32), -3: bytes(32)}},
    "with a point that is not on the curve": {"key": {1: 2, 3: -7, -1: 1, -2: bytes(32), -3: bytes(32)}},
    "with a symmetric key": {"key": {1: 4, 3: -7, -1: bytes(32)}},
    "with a small RSA key": {"key": {1: 3, 3: -257, -1: WEAK.n.to_bytes(128, "big"), -2: b"\1\0\1"}},
    "with a key that is no map": {"key": [1, 2, 3]},
    "with a broken key": {"key": b"\xa5\x01\x02"},
    "with an attestation that nobody asked for": {
        "object": {"fmt": "fido-u2f", "attStmt": {"sig": b"", "x5c": [b"x"]}}
    },
    "with a certificate": {"object": {"fmt": "packed", "attStmt": {"alg": -7, "sig": b"x", "x5c": [b"x"]}}},
    "vouched for by a wrong signature": {"object": {"fmt": "packed", "attStmt": {"alg": -7, "sig": b"x"}}},
    "with a statement about nothing": {"object": {"attStmt": {"sig": b"x"}}},
    "of an unknown format": {"object": {"fmt": "evil"}},
    "without the device's data": {"object": {"authData": None}},
    "with too little of it": {"data": bytes(36)},
    "with none of a key in it": {"data": bytes(32) + bytes([PRESENT | VERIFIED | MADE]) + bytes(4)},
    "that is no map": {"attestation": cbor2.dumps(["none"])},
    "that is no CBOR": {"attestation": b"\xff\xff\xff"},
    "that says it is longer than memory": {"attestation": b"\x5b\x7f\xff\xff\xff\xff\xff\xff\xff"},
    "nested without an end": {"attestation": b"\x81" * 5_000},
}  # fmt: skip
SIGNING: Final[dict[str, dict[str, Any]]] = {
    "of another origin": {"client": {"origin": ELSEWHERE}},
    "in another site's frame": {"client": {"crossOrigin": True}},
    "bound to another host": {"host": "evil.example"},
    "of the other ceremony": {"client": {"type": "webauthn.create"}},
    "with a challenge that never was": {"client": {"challenge": text(bytes(32))}},
    "with a challenge of another type": {"client": {"challenge": 1}},
    "without the owner's proof": {"flags": PRESENT},
    "without anybody there": {"flags": VERIFIED},
    "by an unknown passkey": {"credential": bytes(32)},
    "for nobody": {"handle": b"0" * 13},
    "for what is no id": {"handle": b"\xff\x00"},
}
FIELDS: Final = ("client_data", "authenticator_data", "signature")


@pytest.fixture
def owner(house: House) -> tuple[Somebody, Device]:
    """Somebody with a passkey that opens: the same for all of these stories."""
    if "owner" not in house.kept:
        lena, device = house.person("Lena"), Device()
        done(adds(lena, device), 201)
        house.kept["owner"] = (lena, device)
    found: tuple[Somebody, Device] = house.kept["owner"]
    return found


@pytest.mark.parametrize("wrong", sorted(MAKING))
def test_it_adds_nothing(house: House, owner: tuple[Somebody, Device], wrong: str) -> None:
    lena, device = owner[0], Device()
    before = done(lena.get("/me/passkeys"))["items"]
    assert refused(adds(lena, device, **MAKING[wrong]))
    assert done(lena.get("/me/passkeys"))["items"] == before
    assert refused(comes_in(house.stranger(), device))


@pytest.mark.parametrize("wrong", sorted(SIGNING))
def test_it_opens_nothing(house: House, owner: tuple[Somebody, Device], wrong: str) -> None:
    browser, device = house.stranger(), owner[1]
    assert refused(comes_in(browser, device, **SIGNING[wrong]))
    done(comes_in(browser, device), 201)


Meddle = Callable[[bytes], bytes]
MEDDLING: Final[dict[str, Meddle]] = {
    "changed": lambda data: data[:-1] + bytes([data[-1] ^ 1]),
    "cut": lambda data: data[: len(data) // 2],
    "longer": lambda data: data + b"\0",
    "nothing": lambda data: b"\0",
}


@pytest.mark.parametrize("field", FIELDS)
@pytest.mark.parametrize("how", sorted(MEDDLING))
def test_nothing_of_it_can_be_changed(
    house: House, owner: tuple[Somebody, Device], field: str, how: str
) -> None:
    browser = house.stranger()
    options, crumb = asked_to_sign(browser)
    proof = owner[1].signs(options)
    assert refused(brings(browser, {**proof, field: text(MEDDLING[how](raw(proof[field])))}, crumb))
    done(brings(browser, proof, crumb), 201)


@pytest.mark.parametrize(
    "said",
    [
        {"signature": ""}, {"signature": "a+b/"}, {"signature": "AAA="}, {"signature": 1},
        {"signature": None}, {"signature": "A" * 8_001}, {"credential": "A" * 1_365},
        {"user_handle": "A" * 87}, {"more": "x"},
    ],
    ids=str,
)  # fmt: skip
def test_drafts_have_a_shape(house: House, said: dict[str, Any]) -> None:
    """Before anything is looked at."""
    proof = dict.fromkeys((*FIELDS, "credential", "user_handle"), "AAAA")
    reply = house.stranger().post("/sign-in/passkeys", {**proof, **said})
    assert (reply.status, reply.code) == (422, "invalid")


def test_another_spelling_of_the_same_bytes_is_not_the_same(
    house: House, owner: tuple[Somebody, Device]
) -> None:
    """The last letter of 32 bytes has bits to spare: two texts mean one credential, one counts."""
    browser = house.stranger()
    options, crumb = asked_to_sign(browser)
    proof = owner[1].signs(options)
    letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
    other = letters[letters.index(proof["credential"][-1]) ^ 1]
    assert raw(proof["credential"][:-1] + other) == raw(proof["credential"])
    assert refused(brings(browser, {**proof, "credential": proof["credential"][:-1] + other}, crumb))
    done(brings(browser, proof, crumb), 201)


def test_a_challenge_is_answered_once(house: House, owner: tuple[Somebody, Device]) -> None:
    browser, device = house.stranger(), owner[1]
    options, crumb = asked_to_sign(browser)
    proof = device.signs(options)
    done(brings(browser, proof, crumb), 201)
    assert refused(brings(house.stranger(), proof, crumb)), "replayed"
    assert refused(brings(house.stranger(), device.signs(options), crumb)), "signed anew"


def test_a_challenge_that_made_a_passkey_makes_no_second(house: House) -> None:
    lena = house.person("Lena")
    options = asked_to_make(lena)
    done(lena.post("/me/passkeys", {"name": "One", **Device().makes(options)}), 201)
    assert refused(lena.post("/me/passkeys", {"name": "Two", **Device().makes(options)}))


def test_a_challenge_is_of_the_browser_that_asked(house: House, owner: tuple[Somebody, Device]) -> None:
    """Somebody brings what a device of theirs has signed into another's browser, or the other way round."""
    mine, theirs, device = house.stranger(), house.stranger(), owner[1]
    options, crumb = asked_to_sign(mine)
    _, other = asked_to_sign(theirs)
    proof = device.signs(options)
    for wrong in (other, "", crumb[:-1], crumb + "x"):
        assert refused(brings(theirs, proof, wrong))
    done(brings(mine, proof, crumb), 201)


def test_a_challenge_to_make_is_of_one_session(house: House) -> None:
    lena, omar = house.person("Lena"), house.person("Omar")
    options, device = asked_to_make(lena), Device()
    draft = {"name": "Laptop", **device.makes(options)}
    assert refused(omar.post("/me/passkeys", draft)), "another person's"
    first = lena.cookie
    done(lena.signs_in(), 201)
    assert lena.cookie != first
    assert refused(lena.post("/me/passkeys", draft)), "another session's"
    lena.cookie = first
    done(lena.post("/me/passkeys", draft), 201)


def test_no_challenge_is_good_for_the_other_ceremony(house: House, owner: tuple[Somebody, Device]) -> None:
    lena, device = owner
    to_make = asked_to_make(lena)
    to_sign, crumb = asked_to_sign(browser := house.stranger())
    assert refused(brings(browser, device.signs({**to_sign, "challenge": to_make["challenge"]}), crumb))
    draft = Device().makes({**to_make, "challenge": to_sign["challenge"]})
    assert refused(lena.post("/me/passkeys", {"name": "Laptop", **draft}))


def test_a_challenge_is_too_old_after_five_minutes(house: House) -> None:
    lena, device, browser = house.person("Lena"), Device(), house.stranger()
    done(adds(lena, device), 201)
    to_make, (to_sign, crumb) = asked_to_make(lena), asked_to_sign(browser)
    house.passes(days=6 / 1_440)
    assert refused(lena.post("/me/passkeys", {"name": "Late", **Device().makes(to_make)}))
    assert refused(brings(browser, device.signs(to_sign), crumb))


def test_a_device_is_nobody_elses_too(house: House) -> None:
    lena, omar, device = house.person("Lena"), house.person("Omar"), Device()
    done(adds(lena, device), 201)
    for who in (lena, omar):
        reply = adds(who, device)
        assert (reply.status, reply.code) == (409, "passkey_known")
    assert done(omar.get("/me/passkeys"))["items"] == []


def test_a_passkey_opens_no_other_account(house: House, owner: tuple[Somebody, Device]) -> None:
    omar, own = house.person("Omar"), Device()
    done(adds(omar, own), 201)
    lena, device = owner
    assert refused(comes_in(house.stranger(), own, handle=lena.id.encode()))
    assert refused(comes_in(house.stranger(), own, handle=lena.id.encode(), credential=device.credential))
    assert refused(comes_in(house.stranger(), device, credential=own.credential, handle=omar.id.encode()))


def test_a_count_that_does_not_go_on_is_refused_and_told(house: House) -> None:
    lena, device = house.person("Lena"), Device()
    passkey = done(adds(lena, device), 201)["id"]
    done(comes_in(house.stranger(), device), 201)
    for back in (1, 2):
        device.count -= back
        assert refused(comes_in(house.stranger(), device))
    doubts = [each for each in audited(house, passkey) if each.name == "passkey.doubted"]
    assert [each.refs["person"] for each in doubts] == [lena.id] * 2
    device.count += 9
    done(comes_in(house.stranger(), device), 201)


def test_nobody_fills_the_log_with_doubts(house: House) -> None:
    """What is not signed by the passkey says nothing about it, and what is says it once."""
    lena, device = house.person("Lena"), Device()
    passkey = done(adds(lena, device), 201)["id"]
    device.count = 0
    options, crumb = asked_to_sign(browser := house.stranger())
    proof = device.signs({**options})
    forged = {**proof, "signature": text(b"forged")}
    for each in (forged, proof, proof):
        assert refused(brings(browser, each, crumb))
    assert [each.name for each in audited(house, passkey)] == ["passkey.added", "passkey.doubted"]


def test_nobody_learns_which_passkeys_there_are(house: House, owner: tuple[Somebody, Device]) -> None:
    """Known, unknown and resting: the same bytes, the same headers, the same calls."""
    lena, device = owner
    resting, asleep = house.person("Omar"), Device()
    done(adds(resting, asleep), 201)
    done(house.ada.patch(f"/people/{resting.id}", {"status": "suspended"}))
    stranger = Device()
    stranger.handle = lena.id.encode()
    nobody = Device()
    nobody.handle = b"0" * 13
    answers, calls = set(), []
    for each in (device, asleep, stranger, nobody):
        browser = house.stranger()
        options, crumb = asked_to_sign(browser)
        proof = {**each.signs(options), "signature": text(b"forged")}
        with counted() as bill:
            reply = brings(browser, proof, crumb)
        assert refused(reply)
        headers = tuple(
            sorted((name, value) for name, value in reply.headers.items() if name != "x-request-id")
        )
        answers.add((reply.raw, headers))
        calls.append(bill.calls)
    assert len(answers) == 1
    assert calls == [["UpdateItem", "BatchGetItem", "BatchGetItem"]] * 4
