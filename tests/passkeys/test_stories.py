"""Passkeys of employees and guests: made, used, removed, and void where their owner is out."""

import pytest

from tests.cast.counting import counted
from tests.cast.house import House, Somebody, done
from tests.cast.ledgers import audited
from tests.passkeys.device import Device, adds, asked_to_make, asked_to_sign, brings, comes_in, refused, text


@pytest.mark.parametrize("kind", ["ES256", "EdDSA", "RS256"])
def test_somebody_adds_a_passkey_and_comes_in_by_it(house: House, kind: str) -> None:
    lena, device = house.person("Lena"), Device(kind)
    made = done(adds(lena, device, "  My phone "), 201)
    assert made.headers["location"] == f"/api/v1/me/passkeys/{made['id']}"
    assert (made["name"], made["used_at"]) == ("My phone", None)
    done(lena.delete("/sign-in/sessions/current"), 204)
    browser = house.stranger()
    done(comes_in(browser, device), 201)
    assert browser.id == lena.id
    (shown,) = done(browser.get("/me/passkeys"))["items"]
    assert shown["id"] == made["id"]
    assert shown["used_at"]
    done(comes_in(house.stranger(), device), 201)


def test_a_guest_does_too(house: House) -> None:
    ines, company = house.person("Ines"), house.company()
    place = ines.founds("private", company)
    guy, device, browser = house.guest(ines, company, place, "Guy"), Device(), house.stranger()
    done(adds(guy, device), 201)
    done(comes_in(browser, device), 201)
    assert browser.id == guy.id
    assert done(browser.get(f"/communities/{place}"))["id"] == place
    assert browser.get("/people").code == "members_only"


def test_what_a_device_vouches_for_by_its_own_key_is_taken(house: House) -> None:
    lena, device = house.person("Lena"), Device(counts=False)
    done(adds(lena, device, signs=True), 201)
    for _ in range(2):
        done(comes_in(house.stranger(), device), 201)


def test_it_is_told_to_its_owner_and_in_the_audit_log(house: House) -> None:
    lena, device = house.person("Lena"), Device()
    passkey = done(adds(lena, device), 201)["id"]
    session = done(comes_in(house.stranger(), device), 201).headers["location"].rpartition("/")[2]
    done(lena.delete(f"/me/passkeys/{passkey}"), 204)
    house.settle()
    told = [each.name for each in audited(house, passkey)]
    assert told == ["passkey.added", "passkey.removed"]
    assert [each.data for each in audited(house, session)] == [{"way": "passkey"}]
    subjects = [mail["Subject"] if "Subject" in mail else str(mail) for mail in house.mails(lena.email)]
    assert ["passkey was added" in each for each in subjects].count(True) == 1
    assert ["passkey was removed" in each for each in subjects].count(True) == 1


def test_it_gets_another_name(house: House) -> None:
    lena, device = house.person("Lena"), Device()
    made = done(adds(lena, device, "Laptop"), 201)
    path = f"/me/passkeys/{made['id']}"
    with counted() as bill:
        renamed = done(lena.patch(path, {"name": "  The blue one "}))
    assert bill.calls == ["BatchGetItem", "Query", "TransactWriteItems"]
    assert renamed.json == {**made.json, "name": "The blue one"}
    assert done(lena.get("/me/passkeys"))["items"] == [renamed.json]
    done(lena.patch(path, {"name": "The blue one"}))
    assert [each.name for each in audited(house, made["id"])] == ["passkey.added", "passkey.renamed"]
    done(comes_in(house.stranger(), device), 201)


@pytest.mark.parametrize("name", ["", " \t", "a\u202eb", "x" * 101])
def test_another_name_is_clean_too(house: House, name: str) -> None:
    lena = house.person("Lena")
    made = done(adds(lena, Device(), "Laptop"), 201)
    reply = lena.patch(f"/me/passkeys/{made['id']}", {"name": name})
    assert (reply.status, reply["errors"][0]["pointer"]) == (422, "/name")
    assert [each["name"] for each in done(lena.get("/me/passkeys"))["items"]] == ["Laptop"]


def test_nobody_renames_anothers(house: House) -> None:
    lena, omar = house.person("Lena"), house.person("Omar")
    passkey = done(adds(lena, Device(), "Laptop"), 201)["id"]
    theirs = omar.patch(f"/me/passkeys/{passkey}", {"name": "Mine"})
    never = omar.patch(f"/me/passkeys/{'0' * 13}", {"name": "Mine"})
    assert (theirs.status, theirs.raw) == (404, never.raw)
    assert [each["name"] for each in done(lena.get("/me/passkeys"))["items"]] == ["Laptop"]


def test_what_is_removed_opens_nothing(house: House) -> None:
    lena, device, other = house.person("Lena"), Device(), Device()
    passkey = done(adds(lena, device), 201)["id"]
    done(adds(lena, other), 201)
    options, crumb = asked_to_sign(browser := house.stranger())
    proof = device.signs(options)
    for _ in range(2):
        done(lena.delete(f"/me/passkeys/{passkey}"), 204)
    assert refused(brings(browser, proof, crumb))
    done(comes_in(browser, other), 201)
    done(adds(lena, device), 201)


def test_nobody_removes_anothers(house: House) -> None:
    lena, omar, device = house.person("Lena"), house.person("Omar"), Device()
    passkey = done(adds(lena, device), 201)["id"]
    assert done(omar.get("/me/passkeys"))["items"] == []
    done(omar.delete(f"/me/passkeys/{passkey}"), 204)
    done(comes_in(house.stranger(), device), 201)


def test_an_account_that_rests_is_not_opened_until_it_works_again(house: House) -> None:
    lena, device = house.person("Lena"), Device()
    done(adds(lena, device), 201)
    done(house.ada.patch(f"/people/{lena.id}", {"status": "suspended"}))
    assert refused(comes_in(house.stranger(), device))
    house.settle()
    done(house.ada.patch(f"/people/{lena.id}", {"status": "active"}))
    done(comes_in(house.stranger(), device), 201)


@pytest.mark.parametrize("hears", [False, True])
def test_who_has_left_is_out_at_once_and_their_passkeys_end(house: House, hears: bool) -> None:
    from chalicelib.access.model import PersonId
    from chalicelib.passkeys import store

    lena, device = house.person("Lena"), Device()
    done(adds(lena, device), 201)
    options, crumb = asked_to_sign(browser := house.stranger())
    proof = device.signs(options)
    done(house.ada.patch(f"/people/{lena.id}", {"status": "departed"}))
    if hears:
        house.settle()
    assert refused(brings(browser, proof, crumb))
    house.settle()
    assert store.passkeys(PersonId(lena.id)) == []
    # Their device is free for somebody else, as if it had never been here.
    done(adds(house.person("Omar"), device), 201)


def test_a_guest_whose_day_has_passed_is_out(house: House) -> None:
    ines, company = house.person("Ines"), house.company()
    guy, device = house.guest(ines, company, ines.founds("private", company), "Guy", days=3), Device()
    done(adds(guy, device), 201)
    house.passes(days=5)
    assert refused(comes_in(house.stranger(), device))


def test_another_address_makes_passkeys_void(house: House) -> None:
    """As sessions and tokens: an administrator who gives another address doubts who has the account."""
    lena, device = house.person("Lena"), Device()
    done(adds(lena, device), 201)
    done(house.ada.patch(f"/people/{lena.id}", {"email": f"new.{lena.email}"}), 202)
    assert refused(comes_in(house.stranger(), device))
    house.settle()
    done(lena.signs_in(), 201)
    assert done(lena.get("/me/passkeys"))["items"] == []
    done(adds(lena, device), 201)
    done(comes_in(house.stranger(), device), 201)


def test_ten_are_enough(house: House) -> None:
    lena = house.person("Lena")
    options = asked_to_make(lena)
    for number in range(10):
        done(adds(lena, Device(), f"Device {number}"), 201)
    assert lena.post("/me/passkeys/challenges").code == "too_many_passkeys"
    late = lena.post("/me/passkeys", {"name": "One more", **Device().makes(options)})
    assert (late.status, late.code) == (409, "too_many_passkeys")


def test_ten_are_enough_though_one_goes_and_another_comes(house: House) -> None:
    lena = house.person("Lena")
    for number in range(10):
        done(adds(lena, Device(), f"Device {number}"), 201)
    for each in done(lena.get("/me/passkeys"))["items"][:2]:
        done(lena.delete(f"/me/passkeys/{each['id']}"), 204)
    for number in range(2):
        done(adds(lena, Device(), f"Again {number}"), 201)
    assert lena.post("/me/passkeys/challenges").code == "too_many_passkeys"


def test_a_device_is_told_what_there_is_already(house: House) -> None:
    lena, device = house.person("Lena"), Device()
    done(adds(lena, device), 201)
    options = asked_to_make(lena)
    assert [each["id"] for each in options["excludeCredentials"]] == [text(device.credential)]
    assert options["authenticatorSelection"]["userVerification"] == "required"
    assert (options["user"]["name"], options["attestation"]) == (lena.email, "none")
    assert asked_to_make(house.ada)["excludeCredentials"] == []


def test_a_repeated_request_adds_it_once(house: House) -> None:
    lena, device = house.person("Lena"), Device()
    draft = {"name": "Laptop", **device.makes(asked_to_make(lena))}
    first, again = (done(lena.post("/me/passkeys", draft, idempotency_key="k"), 201) for _ in range(2))
    assert first.raw == again.raw
    assert len(done(lena.get("/me/passkeys"))["items"]) == 1


def test_a_token_neither_adds_nor_removes(house: House) -> None:
    from datetime import UTC, datetime, timedelta

    lena, device = house.person("Lena"), Device()
    passkey = done(adds(lena, device), 201)["id"]
    options = asked_to_make(lena)
    ends = (datetime.now(UTC).date() + timedelta(days=3)).isoformat()
    bearer = done(lena.post("/me/tokens", {"name": "CI", "ends_on": ends}), 201)["token"]
    robot = Somebody(house, "Robot", "", cookie="")
    headers = {"authorization": f"Bearer {bearer}"}
    draft = {"name": "Mine", **Device().makes(options)}
    for reply in (
        robot.post("/me/passkeys/challenges", **headers),
        robot.post("/me/passkeys", draft, **headers),
        robot.patch(f"/me/passkeys/{passkey}", {"name": "Mine"}, **headers),
        robot.delete(f"/me/passkeys/{passkey}", **headers),
    ):
        assert (reply.status, reply.code) == (403, "session_only")
    assert len(done(lena.get("/me/passkeys"))["items"]) == 1


@pytest.mark.parametrize("name", ["", " \t", "a\u202eb", "x" * 101])
def test_names_are_clean(house: House, name: str) -> None:
    reply = adds(house.person("Lena"), Device(), name)
    assert (reply.status, reply["errors"][0]["pointer"]) == (422, "/name")


def test_what_it_costs(house: House) -> None:
    lena, device, browser = house.person("Lena"), Device(), house.stranger()
    draft = {"name": "Laptop", **device.makes(asked_to_make(lena))}
    with counted() as bill:
        done(lena.post("/me/passkeys", draft), 201)
    assert bill.calls == ["BatchGetItem", "Query", "TransactWriteItems"]
    options, crumb = asked_to_sign(browser)
    proof = device.signs(options)
    with counted() as bill:
        done(brings(browser, proof, crumb), 201)
    opening = ["UpdateItem", "BatchGetItem", "BatchGetItem", "TransactWriteItems"]
    assert bill.calls == [*opening, "UpdateItem", "UpdateItem"]
