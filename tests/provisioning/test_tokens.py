"""The directory's token: made by who runs the network, for SCIM alone, and good as long as they do."""

import pytest

from tests.cast import newcomers
from tests.cast.house import House, Somebody, done
from tests.people.test_credentials import in_days, with_token
from tests.provisioning.directory import Directory, connected, kind_of

DOORS = (("GET", "/Users"), ("GET", "/Groups"), ("GET", "/ServiceProviderConfig"), ("GET", "/Schemas"))


def test_it_is_shown_once_listed_without_its_secret_and_revoked_by_any(house: House) -> None:
    olga = newcomers.officer(house, "OlgaLists")
    directory = connected(house.ada, "Okta")
    done(directory.ask("GET", "/ServiceProviderConfig"))
    shown = done(olga.get("/directory"))
    assert directory.token not in shown.raw.decode()
    assert shown["address"].endswith("/api/v1/scim/v2")
    token = next(each for each in shown["tokens"] if each["name"] == "Okta")
    assert token["by"]["id"] == house.ada.id
    assert (token["works"], token["used_at"] is not None) == (True, True)
    done(olga.delete(f"/directory/tokens/{token['id']}"), 204)
    done(olga.delete(f"/directory/tokens/{token['id']}"), 204)
    assert kind_of(directory.ask("GET", "/Users"))[0] == 401
    assert token["id"] not in done(olga.get("/directory")).raw.decode()


def test_it_opens_no_other_door_and_nothing_else_opens_its_own(house: House, directory: Directory) -> None:
    for method, path in (("GET", "/me"), ("GET", "/feed"), ("GET", "/people"), ("GET", "/directory")):
        assert with_token(house.ada, directory.token, method, path).code == "scope_missing"
    posted = with_token(house.ada, directory.token, "POST", "/companies", {"name": "By a machine"})
    assert posted.code == "scope_missing"
    every = {"name": "All", "ends_on": in_days(3), "scopes": ["read", "write", "administer"]}
    whole = done(house.ada.post("/me/tokens", every), 201)["token"]
    for method, path in DOORS:
        assert kind_of(house.ada.ask(method, f"/scim/v2{path}")) == (403, None)
        assert kind_of(with_token(house.ada, whole, method, f"/scim/v2{path}")) == (403, None)
        assert kind_of(house.stranger().ask(method, f"/scim/v2{path}")) == (401, None)


def test_nobody_gives_themselves_one(house: House) -> None:
    ines = house.person("Ines Grasps")
    draft = {"name": "Mine", "ends_on": in_days(3)}
    assert ines.post("/directory/tokens", draft).code == "administrators_only"
    for who in (ines, house.ada):
        refused = who.post("/me/tokens", {**draft, "scopes": ["provision"]})
        assert (refused.status, refused.code) == (422, "invalid")
    whole = {**draft, "scopes": ["read", "write", "administer"]}
    token = done(house.ada.post("/me/tokens", whole), 201)["token"]
    made = with_token(house.ada, token, "POST", "/directory/tokens", draft)
    assert made.code == "session_only"


@pytest.mark.parametrize("ends", ["role", "rests", "leaves"])
def test_it_ends_with_what_its_maker_is(house: House, ends: str) -> None:
    olga = newcomers.officer(house, f"Olga{ends}")
    directory = connected(olga)
    done(directory.ask("GET", "/Users?count=1"))
    patch = {"role": {"roles": []}, "rests": {"status": "suspended"}, "leaves": {"status": "departed"}}[ends]
    done(house.ada.patch(f"/people/{olga.id}", patch))
    expected = 403 if ends == "role" else 401
    for method, path in DOORS:
        assert kind_of(directory.ask(method, path)) == (expected, None)
    tokens = done(house.ada.get("/directory"))["tokens"]
    assert [each["works"] for each in tokens if each["by"]["id"] == olga.id] in ([False], [])
    revoke_all(house)


def revoke_all(house: House) -> None:
    for each in done(house.ada.get("/directory"))["tokens"]:
        done(house.ada.delete(f"/directory/tokens/{each['id']}"), 204)


def test_it_ends_on_its_day(house: House) -> None:
    directory = connected(house.ada)
    done(directory.ask("GET", "/Users?count=1"))
    house.passes(days=92)
    assert kind_of(directory.ask("GET", "/Users?count=1")) == (401, None)


def test_there_are_ten_at_most(house: House) -> None:
    revoke_all(house)
    for number in range(10):
        connected(house.ada, f"Number {number}")
    draft = {"name": "One more", "ends_on": in_days(3)}
    assert house.ada.post("/directory/tokens", draft).code == "too_many_directory_tokens"
    revoke_all(house)


def test_a_repeat_is_the_same_token(house: House) -> None:
    draft, key = {"name": "Twice", "ends_on": in_days(9)}, {"idempotency_key": "directory-twice"}
    first = done(house.ada.post("/directory/tokens", draft, **key), 201)
    second = done(house.ada.post("/directory/tokens", draft, **key), 201)
    assert (first["id"], first["token"]) == (second["id"], second["token"])
    done(house.ada.delete(f"/directory/tokens/{first['id']}"), 204)
    assert house.ada.post("/directory/tokens", draft, **key).status == 404


def test_it_speaks_the_language_that_is_asked_for(house: House, directory: Directory) -> None:
    directory.language = "fr"
    refused = directory.ask("GET", "/Users?filter=title%20pr")
    assert kind_of(refused) == (400, "tooMany")
    assert "On ne trouve" in refused["detail"]


def test_what_it_did_stands_in_the_audit_log(house: House, directory: Directory, newcomer: Somebody) -> None:
    from chalicelib.foundation import clock
    from tests.cast.ledgers import audit

    begun = clock.now() // clock.DAY
    made = directory.enrols(newcomer.email, externalId=f"x-{newcomer.email}")
    done(directory.ask("DELETE", f"/Users/{made['id']}"), 204)
    days = sorted({begun, clock.now() // clock.DAY})
    facts = [each for each in audit(*days) if each.subject == made["id"]]
    assert {each.name for each in facts} >= {"person.invited", "person.enrolled", "person.departed"}
    assert {each.by for each in facts} == {house.ada.id}
    assert newcomer.email not in str(facts)
