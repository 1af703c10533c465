"""Another address: who is signed in is out at once, the old one is warned, the new one works in a week."""

from datetime import UTC, datetime, timedelta

import pytest

from tests.cast.house import House, Somebody, done
from tests.cast.ledgers import audited
from tests.people.conftest import Invites


def with_token(someone: Somebody, token: str) -> int:
    ask = {"authorization": f"Bearer {token}", "accept": "application/json"}
    return someone.house.door.ask("GET", "/me", None, ask, someone.origin).status


def a_token(someone: Somebody) -> str:
    ends = (datetime.now(UTC).date() + timedelta(days=90)).isoformat()
    return str(done(someone.post("/me/tokens", {"name": "Sync", "ends_on": ends}), 201)["token"])


def gets_a_code(house: House, someone: Somebody, email: str) -> bool:
    before = len(house.mails(email))
    done(someone.post("/sign-in/codes", {"email": email}), 202)
    house.settle()
    return len(house.mails(email)) > before


def another(someone: Somebody) -> Somebody:
    """The same person in front of the network with the address that they were given."""
    return Somebody(someone.house, someone.name, f"new.{someone.email}")


@pytest.fixture
def ines(house: House) -> Somebody:
    someone = house.person("Ines Vidal")
    done(someone.patch("/me", {"language": "fr"}))
    return someone


def test_everything_that_was_signed_in_with_ends_at_once(house: House, ines: Somebody) -> None:
    token, moved = a_token(ines), another(ines)
    answer = done(house.ada.patch(f"/people/{ines.id}", {"email": moved.email.upper()}), 202)
    assert ines.get("/me").status == 401
    assert with_token(ines, token) == 401
    on = (datetime.now(UTC) + timedelta(days=7)).date().isoformat()
    assert (answer["email"], answer["address_pending"]) == (ines.email, {"email": moved.email, "on": on})
    house.settle()
    mail = str(house.mails(ines.email)[-1])
    assert "va changer" in mail
    assert "dites-le tout de suite" in mail
    assert moved.email not in mail.replace(ines.email, "")
    assert house.mails(moved.email) == []


def test_the_old_address_works_for_a_week_and_the_new_one_since(house: House, ines: Somebody) -> None:
    moved = another(ines)
    done(house.ada.patch(f"/people/{ines.id}", {"email": moved.email}), 202)
    house.settle()
    mails = len(house.mails(ines.email))
    assert not gets_a_code(house, moved, moved.email)
    assert len(house.mails(ines.email)) == mails, "nor is one sent to the address that works"
    done(ines.signs_in(), 201)
    assert done(ines.get("/me"))["person"]["address_pending"]["email"] == moved.email
    assert len(done(ines.get("/me/sessions"))["items"]) == 1
    token = a_token(ines)
    house.passes(days=6.9)
    done(ines.get("/me"))
    done(ines.post("/sign-in/codes", {"email": ines.email}), 202)
    house.settle()
    kept = house.code_for(ines.email)
    house.passes(days=0.11)
    assert ines.get("/me").status == 401, "whoever came in by the old address is out"
    assert with_token(ines, token) == 401
    assert ines.enters(kept).status == 422
    assert not gets_a_code(house, ines, ines.email)
    assert "adresse" in str(house.mails(moved.email)[-1])
    done(moved.signs_in(), 201)
    assert moved.id == ines.id
    page = done(moved.get("/me"))["person"]
    assert (page["email"], page["address_pending"]) == (moved.email, None)
    names = [each.name for each in audited(house, ines.id) if "address" in each.name]
    assert names == ["person.address_planned", "person.address_changed"]


def test_only_who_it_concerns_learns_of_it(house: House, ines: Somebody) -> None:
    omar = house.person("Omar")
    before = done(omar.get(f"/people/{ines.id}")).raw
    done(house.ada.patch(f"/people/{ines.id}", {"email": another(ines).email}), 202)
    assert done(omar.get(f"/people/{ines.id}")).raw == before
    refused = omar.patch(f"/people/{ines.id}", {"email": "mine@example.org"})
    assert (refused.status, refused.code) == (403, "administrators_only")
    assert omar.patch("/me", {"email": "mine@example.org"}).status == 422


def test_sending_the_present_address_keeps_it(house: House, ines: Somebody) -> None:
    moved, mails = another(ines), len(house.mails(ines.email))
    done(house.ada.patch(f"/people/{ines.id}", {"email": moved.email}), 202)
    kept = done(house.ada.patch(f"/people/{ines.id}", {"email": ines.email}))
    assert kept["address_pending"] is None
    done(house.ada.patch(f"/people/{ines.id}", {"email": ines.email}))
    house.settle()
    assert len(house.mails(ines.email)) == mails, "nobody is warned of what will not be"
    done(house.ada.post("/people", {"email": moved.email, "name": "Somebody Else"}), 201)
    house.passes(days=8)
    assert done(house.ada.get(f"/people/{ines.id}"))["email"] == ines.email
    names = [each.name for each in audited(house, ines.id) if "address" in each.name]
    assert names == ["person.address_planned", "person.address_kept"]


def test_nobody_takes_the_address_meanwhile(house: House, ines: Somebody) -> None:
    moved, omar, acme = another(ines), house.person("Omar"), house.company()
    done(house.ada.patch(f"/people/{ines.id}", {"email": moved.email}), 202)
    for taken in (moved.email, ines.email):
        refused = house.ada.post("/people", {"email": taken, "name": "Somebody Else"})
        assert (refused.status, refused.code) == (409, "address_taken")
        refused = house.ada.patch(f"/people/{omar.id}", {"email": taken})
        assert (refused.status, refused.code) == (409, "address_taken")
    done(omar.get("/me"))
    sheet = f"email,name\n{moved.email},Somebody Else\n".encode()
    told = done(house.ada.post("/people/import", sheet, content_type="text/csv"))
    assert (told["invited"], told["known"]) == (0, 1)
    ends = (datetime.now(UTC).date() + timedelta(days=9)).isoformat()
    draft = {"email": moved.email, "name": "X", "company": acme, "ends_on": ends}
    done(omar.post("/guests", {**draft, "communities": [omar.founds("private", acme)]}), 201)
    assert done(house.ada.get("/people?kind=guest&q=x"))["items"] == []


def test_a_second_thought_begins_the_week_again(house: House, ines: Somebody) -> None:
    first, second = another(ines), Somebody(house, ines.name, f"second.{ines.email}")
    done(house.ada.patch(f"/people/{ines.id}", {"email": first.email}), 202)
    house.passes(days=4)
    done(ines.signs_in(), 201)
    done(house.ada.patch(f"/people/{ines.id}", {"email": second.email}), 202)
    assert ines.get("/me").status == 401
    done(house.ada.patch(f"/people/{ines.id}", {"email": second.email}), 202)
    house.passes(days=4)
    assert done(house.ada.get(f"/people/{ines.id}"))["email"] == ines.email
    done(house.ada.post("/people", {"email": first.email, "name": "Somebody Else"}), 201)
    house.passes(days=3.1)
    assert done(house.ada.get(f"/people/{ines.id}"))["email"] == second.email


def test_what_does_not_hold_changes_nothing(house: House, ines: Somebody, guest: Invites) -> None:
    acme = house.company()
    gil = guest(house.person(), acme)
    done(house.ada.patch(f"/companies/{acme}", {"domains": ["partner.example"]}))
    done(house.ada.patch(f"/people/{ines.id}", {"status": "departed"}))
    for someone, email, status, code in (
        (house.ada, "ada.new@example.org", 403, "own_address"),
        (ines, "ines.new@example.org", 409, "departed_final"),
        (gil, "gil@elsewhere.example", 422, "address_of_another_company"),
        (gil, "no address", 422, "address_incomplete"),
    ):
        refused = house.ada.patch(f"/people/{someone.id}", {"email": email})
        told = refused.code if status != 422 else refused["errors"][0]["code"]
        assert (refused.status, told) == (status, code)
    done(gil.get("/me"))
    done(house.ada.get("/me"))


def test_who_leaves_leaves_neither_address_behind(house: House, ines: Somebody) -> None:
    moved = another(ines)
    done(house.ada.patch(f"/people/{ines.id}", {"email": moved.email}), 202)
    done(house.ada.patch(f"/people/{ines.id}", {"status": "departed"}))
    for free in (moved.email, ines.email):
        done(house.ada.post("/people", {"email": free, "name": "Somebody Else"}), 201)
    house.passes(days=8)
    assert done(house.ada.get(f"/people/{ines.id}"))["email"] is None
