"""People come in and go out with their company's directory."""

from typing import Any

import pytest

from tests.cast.counting import counted
from tests.cast.house import House, Somebody, done
from tests.people.test_credentials import in_days, with_token
from tests.provisioning.directory import Directory, kind_of


def test_somebody_comes_works_rests_returns_and_leaves(
    house: House, directory: Directory, newcomer: Somebody
) -> None:
    made = directory.enrols(newcomer.email, externalId=f"x-{newcomer.email}", title="Welder", active=True)
    house.settle()
    assert house.mails(newcomer.email), "the invitation is mailed"
    done(newcomer.signs_in(), 201)
    assert newcomer.id == made["id"]
    assert done(newcomer.get("/me"))["person"]["headline"] == "Welder"
    rests = directory.patches(f"/Users/{newcomer.id}", {"op": "replace", "path": "active", "value": False})
    assert done(rests)["active"] is False
    assert newcomer.get("/me").status == 401
    returns = directory.patches(f"/Users/{newcomer.id}", {"op": "replace", "path": "active", "value": True})
    assert done(returns)["active"] is True
    done(directory.ask("DELETE", f"/Users/{newcomer.id}"), 204)
    assert kind_of(directory.ask("GET", f"/Users/{newcomer.id}")) == (404, None)
    assert kind_of(directory.ask("DELETE", f"/Users/{newcomer.id}")) == (404, None)
    assert directory.finds(f'userName eq "{newcomer.email}"') == []
    assert done(house.ada.get(f"/people/{newcomer.id}"))["status"] == "departed"


@pytest.mark.parametrize("goes", ["rests", "leaves"])
def test_what_hangs_on_an_account_ends_with_it_on_the_next_request(
    house: House, directory: Directory, goes: str
) -> None:
    dora = house.person("Dora Hang")
    token = done(dora.post("/me/tokens", {"name": "Mine", "ends_on": in_days(9)}), 201)["token"]
    bot = done(dora.post("/me/bots", {"name": "Botty"}), 201)["id"]
    made = done(dora.post(f"/me/bots/{bot}/tokens", {"name": "CI", "ends_on": in_days(9)}), 201)
    assert [with_token(dora, each).status for each in (token, made["token"])] == [200, 200]
    if goes == "rests":
        done(directory.patches(f"/Users/{dora.id}", {"op": "Replace", "path": "active", "value": "False"}))
    else:
        done(directory.ask("DELETE", f"/Users/{dora.id}"), 204)
    assert dora.get("/me").status == 401
    assert [with_token(dora, each).status for each in (token, made["token"])] == [401, 401]


def test_an_account_that_begins_inactive_rests_and_nobody_is_invited(
    house: House, directory: Directory, newcomer: Somebody
) -> None:
    made = directory.enrols(newcomer.email, active=False)
    house.settle()
    assert made["active"] is False
    assert house.mails(newcomer.email) == []
    begins = directory.patches(f"/Users/{made['id']}", {"op": "add", "value": {"active": True}})
    assert done(begins)["active"] is True
    done(newcomer.signs_in(), 201)


def test_whatever_arrives_twice_counts_once(directory: Directory, newcomer: Somebody) -> None:
    external = f"x-{newcomer.email}"
    made = directory.enrols(newcomer.email, externalId=external)
    again = {"userName": newcomer.email.upper(), "displayName": "Dora Lang"}
    assert kind_of(directory.ask("POST", "/Users", again)) == (409, "uniqueness")
    other = {"userName": f"other-{newcomer.email}", "externalId": external}
    assert kind_of(directory.ask("POST", "/Users", other)) == (409, "uniqueness")
    same = {"op": "replace", "path": "title", "value": "Welder"}
    first = done(directory.patches(f"/Users/{made['id']}", same))
    second = done(directory.patches(f"/Users/{made['id']}", same))
    assert first.raw == second.raw
    key = {"idempotency_key": f"key-{newcomer.email}"}
    draft = {"userName": f"third-{newcomer.email}"}
    once = done(directory.ask("POST", "/Users", draft, **key), 201)
    twice = done(directory.ask("POST", "/Users", draft, **key), 201)
    assert once["id"] == twice["id"]


def test_the_id_of_somebody_who_left_may_be_anothers(directory: Directory, newcomer: Somebody) -> None:
    external = f"x-{newcomer.email}"
    left = directory.enrols(newcomer.email, externalId=external)
    done(directory.ask("DELETE", f"/Users/{left['id']}"), 204)
    came = directory.enrols(newcomer.email, externalId=external)
    assert came["id"] != left["id"]
    assert [each["id"] for each in directory.finds(f'externalId eq "{external}"')] == [came["id"]]


def test_the_id_of_somebody_whom_an_administrator_let_go_may_be_anothers(
    house: House, directory: Directory, newcomer: Somebody
) -> None:
    external = f"x-{newcomer.email}"
    left = directory.enrols(newcomer.email, externalId=external)
    done(house.ada.patch(f"/people/{left['id']}", {"status": "departed"}))
    assert directory.finds(f'externalId eq "{external}"') == []
    assert directory.enrols(newcomer.email, externalId=external)["id"] != left["id"]


def test_guests_and_bots_are_not_there(house: House, directory: Directory) -> None:
    ines, acme = house.person("Ines Guestless"), house.company()
    guest = house.guest(ines, acme, ines.founds("private", acme), "Gil Unseen")
    bot = done(ines.post("/me/bots", {"name": "Unseen"}), 201)["id"]
    rests = {"op": "replace", "path": "active", "value": False}
    never = "0" * 13
    for hidden in (guest.id, bot):
        for method, body in (("GET", None), ("PUT", {"userName": "x@example.org"}), ("DELETE", None)):
            there = directory.ask(method, f"/Users/{hidden}", body)
            assert (there.status, there.raw) == (404, directory.ask(method, f"/Users/{never}", body).raw)
        there = directory.patches(f"/Users/{hidden}", rests)
        assert (there.status, there.raw) == (404, directory.patches(f"/Users/{never}", rests).raw)
        assert directory.finds(f'id eq "{hidden}"') == []
    assert directory.finds(f'userName eq "{guest.email}"') == []
    assert done(guest.get("/me"))["person"]["id"] == guest.id


def test_nobody_outside_the_domains_comes_by_the_directory(house: House, directory: Directory) -> None:
    tag = done(house.ada.get("/settings")).headers["etag"]
    done(house.ada.patch("/settings", {"domains": ["example.org"]}, if_match=tag))
    try:
        refused = directory.ask("POST", "/Users", {"userName": "dora@partner.example"})
        assert kind_of(refused) == (400, "invalidValue")
    finally:
        _any_domain(house)


def _any_domain(house: House) -> None:
    """As before, without the week that loosening takes."""
    from dataclasses import replace

    from chalicelib.foundation.changes import Change
    from chalicelib.network.access import waiting
    from chalicelib.network.store import settings as store

    was, _ = waiting()
    change = Change()
    store.keep(change, replace(was, settings=replace(was.settings, domains=())), was=was)
    change.commit()


def test_another_address_works_after_a_week_and_is_the_directorys_at_once(
    house: House, directory: Directory
) -> None:
    dora = house.person("Dora Moving")
    new = f"moved-{dora.email}"
    told = done(directory.patches(f"/Users/{dora.id}", {"op": "replace", "path": "userName", "value": new}))
    assert (told["userName"], told["emails"][0]["value"]) == (new, new)
    extension = told["urn:entrenous:params:scim:schemas:extension:address:2.0:User"]
    assert extension["works"] == dora.email
    assert dora.get("/me").status == 401
    assert [each["id"] for each in directory.finds(f'userName eq "{new}"')] == [dora.id]
    again = directory.patches(f"/Users/{dora.id}", {"op": "replace", "path": "userName", "value": new})
    assert done(again)["meta"] == told["meta"]
    taken = {"op": "replace", "path": "userName", "value": "ada@example.org"}
    assert kind_of(directory.patches(f"/Users/{dora.id}", taken)) == (409, "uniqueness")
    own = directory.finds('userName eq "ada@example.org"')[0]["id"]
    moved = {"op": "replace", "path": "userName", "value": f"ada-{new}"}
    assert kind_of(directory.patches(f"/Users/{own}", moved))[0] == 403


def test_two_addresses_of_one_person_are_refused(directory: Directory, newcomer: Somebody) -> None:
    emails = [{"value": f"mail-{newcomer.email}", "type": "work", "primary": True}]
    draft = {"userName": newcomer.email, "emails": emails}
    assert kind_of(directory.ask("POST", "/Users", draft)) == (400, "invalidValue")
    made = directory.enrols(newcomer.email)
    assert kind_of(directory.ask("PUT", f"/Users/{made['id']}", draft)) == (400, "invalidValue")
    gone = {"op": "remove", "path": "userName"}
    assert kind_of(directory.patches(f"/Users/{made['id']}", gone)) == (400, "invalidValue")


def test_a_version_that_has_passed_changes_nothing(directory: Directory, newcomer: Somebody) -> None:
    made = directory.enrols(newcomer.email)
    path, first = f"/Users/{made['id']}", made["meta"]["version"]
    assert directory.ask("GET", path, if_none_match=first).status == 304
    change = {"op": "replace", "path": "displayName", "value": "Dora Long"}
    second = done(directory.patches(path, change, if_match=first))["meta"]["version"]
    assert second != first
    assert directory.ask("GET", path, if_none_match=first).status == 200
    body: dict[str, Any] = {"userName": newcomer.email, "displayName": "Dora"}
    assert kind_of(directory.patches(path, change, if_match=first)) == (412, None)
    assert kind_of(directory.ask("PUT", path, body, if_match=first)) == (412, None)
    assert kind_of(directory.ask("DELETE", path, if_match=first)) == (412, None)
    assert done(directory.ask("PUT", path, body, if_match=second))["displayName"] == "Dora"


def test_the_last_administrator_stays(house: House, directory: Directory) -> None:
    path = f"/Users/{house.ada.id}"
    rests = {"op": "replace", "path": "active", "value": False}
    assert kind_of(directory.patches(path, rests)) == (409, None)
    assert kind_of(directory.ask("DELETE", path)) == (409, None)
    done(house.ada.get("/me"))


def test_nothing_else_that_is_known_of_somebody_can_be_asked_for(
    directory: Directory, newcomer: Somebody
) -> None:
    made = directory.enrols(newcomer.email)
    asked = "attributes=sponsor,roles,stood,sessions_from,owner,status,name"
    assert set(done(directory.ask("GET", f"/Users/{made['id']}?{asked}")).json) == {"schemas", "id", "name"}


def test_what_it_costs(directory: Directory, newcomer: Somebody) -> None:
    with counted() as enrolling:
        made = directory.enrols(newcomer.email, externalId=f"x-{newcomer.email}")
    with counted() as showing:
        done(directory.ask("GET", f"/Users/{made['id']}"))
    with counted() as finding:
        directory.finds(f'userName eq "{newcomer.email}"')
    with counted() as resting:
        done(directory.patches(f"/Users/{made['id']}", {"op": "replace", "path": "active", "value": False}))
    trips = [bill.trips for bill in (enrolling, showing, finding, resting)]
    assert all(has <= most for has, most in zip(trips, [4, 2, 4, 3], strict=True)), trips
