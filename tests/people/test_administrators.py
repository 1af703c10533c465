"""What administrators decide: suspension, departure, roles; and that it takes two to make another."""

import pytest

from tests.cast.house import House, Somebody, done
from tests.people.conftest import Invites, Later


def decides(administrator: Somebody, person: Somebody, **said: object) -> int:
    return administrator.patch(f"/people/{person.id}", said).status


def test_only_administrators_decide_about_accounts(house: House) -> None:
    ines, omar = house.person("Ines"), house.person("Omar")
    for method, path, body in (
        ("PATCH", f"/people/{omar.id}", {"status": "suspended"}),
        ("POST", "/people", {"email": "x@example.org", "name": "X"}),
        ("POST", "/companies", {"name": "X"}),
        ("GET", "/people?status=suspended", None),
    ):
        refused = ines.ask(method, path, body)
        assert (refused.status, refused.code) == (403, "administrators_only"), path
    done(omar.get("/me"))


def test_suspension_bites_on_the_next_request_and_can_be_taken_back(house: House) -> None:
    ines = house.person("Ines Sauvage")
    assert done(house.ada.patch(f"/people/{ines.id}", {"status": "suspended"}))["status"] == "suspended"
    assert ines.get("/me").status == 401
    suspended = done(house.ada.get("/people?status=suspended&q=sauvage"))["items"]
    assert [each["id"] for each in suspended] == [ines.id]
    assert done(house.ada.get("/people?q=sauvage"))["items"] == []
    assert decides(house.ada, ines, status="active") == 200
    done(ines.get("/me"))
    house.settle()
    assert ines.get("/me").status == 401, "browsers of before stay signed out"
    done(ines.signs_in(), 201)
    assert [each["id"] for each in done(house.ada.get("/people?q=sauvage"))["items"]] == [ines.id]


def test_departure_is_final_ends_everything_and_frees_the_address(house: House) -> None:
    ines, omar = house.person("Ines Duval"), house.person("Omar")
    assert decides(house.ada, ines, status="departed") == 200
    assert ines.get("/me").status == 401
    for status in ("active", "suspended"):
        refused = house.ada.patch(f"/people/{ines.id}", {"status": status})
        assert (refused.status, refused.code) == (409, "departed_final")
    page = done(omar.get(f"/people/{ines.id}"))
    assert (page["name"], page["departed"], page["status"]) == ("Ines Duval", True, None)
    mails = len(house.mails(ines.email))
    done(ines.post("/sign-in/codes", {"email": ines.email}), 202)
    house.settle()
    assert len(house.mails(ines.email)) == mails
    anew = done(house.ada.post("/people", {"email": ines.email, "name": "Ines Duval"}), 201)
    assert anew["id"] != ines.id


def test_departure_empties_the_packed_memberships(house: House) -> None:
    from chalicelib.access import keys, memberships
    from chalicelib.access.model import CommunityId, Membership, Packed, PersonId, Role
    from chalicelib.access.store import keep_inside
    from chalicelib.foundation import rows
    from chalicelib.foundation.changes import Change

    ines = house.person()
    inside = keys.inside(ines.id)
    change = Change()
    joined = {CommunityId("0" * 13): Membership(Role.PARTICIPANT, 1, 1000)}
    keep_inside(
        change, PersonId(ines.id), memberships.unpacked(rows.fetch([inside]).get(inside)), Packed(joined, {})
    )
    change.commit()
    assert decides(house.ada, ines, status="departed") == 200
    assert memberships.unpacked(rows.fetch([inside])[inside]).memberships == {}


def test_who_was_suspended_before_signing_in_comes_back_invited(house: House) -> None:
    email = house.stranger().email
    invited = done(house.ada.post("/people", {"email": email, "name": "Late Comer"}), 201)
    path = f"/people/{invited['id']}"
    assert done(house.ada.patch(path, {"status": "suspended"}))["status"] == "suspended"
    assert done(house.ada.patch(path, {"status": "active"}))["status"] == "invited"


def test_the_first_administrator_appoints_the_second_alone_and_a_third_takes_two(
    house: House, only_ada: Somebody
) -> None:
    bea, cleo = house.person("Bea"), house.person("Cleo")
    done(only_ada.patch(f"/people/{bea.id}", {"roles": ["administrator"]}))
    assert done(bea.get("/me"))["may"]["administer"] is True

    waits = done(only_ada.patch(f"/people/{cleo.id}", {"roles": ["administrator"]}), 202)
    assert (waits["roles"], waits["appointment"]["signed_by"]["id"]) == ([], only_ada.id)
    done(only_ada.patch(f"/people/{cleo.id}", {"roles": ["administrator"]}), 202)
    assert done(cleo.get("/me"))["may"]["administer"] is False

    seen = done(bea.get(f"/people/{cleo.id}"))["appointment"]
    assert seen["roles"] == ["administrator"]
    done(bea.patch(f"/people/{cleo.id}", {"roles": ["administrator"]}))
    assert done(cleo.get("/me"))["may"]["administer"] is True
    assert done(bea.get(f"/people/{cleo.id}"))["appointment"] is None


def test_a_signature_lapses_and_does_not_outlive_its_signer(
    house: House, only_ada: Somebody, later: Later
) -> None:
    bea, cleo, dora = house.person("Bea"), house.person("Cleo"), house.person("Dora")
    done(only_ada.patch(f"/people/{bea.id}", {"roles": ["administrator"]}))
    done(bea.patch(f"/people/{cleo.id}", {"roles": ["administrator"]}), 202)
    done(only_ada.patch(f"/people/{bea.id}", {"roles": []}))
    done(only_ada.patch(f"/people/{cleo.id}", {"roles": ["administrator"]}), 202)
    done(only_ada.patch(f"/people/{bea.id}", {"roles": ["administrator"]}), 202)

    assert done(cleo.get("/me"))["may"]["administer"] is False
    later(days=7.1)
    assert done(only_ada.get(f"/people/{cleo.id}"))["appointment"] is None
    assert done(only_ada.get(f"/people/{dora.id}"))["appointment"] is None


@pytest.mark.parametrize("said", [{"status": "suspended"}, {"status": "departed"}, {"roles": []}])
def test_the_last_administrator_stays(house: House, only_ada: Somebody, said: dict[str, object]) -> None:
    refused = only_ada.patch(f"/people/{only_ada.id}", said)
    assert (refused.status, refused.code) == (409, "last_administrator")
    assert done(only_ada.get("/me"))["may"]["administer"] is True


def test_roles_are_for_active_members(house: House, guest: Invites) -> None:
    gil = guest(house.person(), house.company())
    refused = house.ada.patch(f"/people/{gil.id}", {"roles": ["auditor"]})
    assert (refused.status, refused["errors"][0]["code"]) == (422, "roles_of_members")
    invited = done(house.ada.post("/people", {"email": house.stranger().email, "name": "Soon"}), 201)
    refused = house.ada.patch(f"/people/{invited['id']}", {"roles": ["auditor"]})
    assert (refused.status, refused.code) == (409, "not_active")


def test_an_auditor_is_named_by_one_administrator(house: House) -> None:
    ines = house.person()
    assert done(house.ada.patch(f"/people/{ines.id}", {"roles": ["auditor"]}))["roles"] == ["auditor"]
    assert done(ines.get("/me"))["may"]["administer"] is False


@pytest.mark.parametrize("field", ["kind", "company", "sponsor", "id", "version", "address"])
def test_what_a_person_is_cannot_be_changed(house: House, field: str) -> None:
    refused = house.ada.patch(f"/people/{house.ada.id}", {field: "guest"})
    assert (refused.status, refused["errors"][0]["code"]) == (422, "unknown_field")


def test_an_administrator_corrects_a_card(house: House) -> None:
    ines = house.person()
    page = done(house.ada.patch(f"/people/{ines.id}", {"name": "Inès Marchand", "unit": "Quality"}))
    assert (page["name"], page["unit"]) == ("Inès Marchand", "Quality")


def test_people_who_are_nobody_are_not_found(house: House) -> None:
    for person in ("0" * 13, "x", "me", "%00", "x" * 5000, "é" * 13):
        assert house.ada.patch(f"/people/{person}", {"status": "suspended"}).status == 404
        assert house.ada.get(f"/people/{person}").status == 404
        assert house.ada.patch(f"/guests/{person}", {}).status == 404


def test_the_command_for_the_first_administrator_can_be_repeated(house: House) -> None:
    from chalicelib.people.actions import first_administrator

    before = len(house.mails(house.ada.email))
    again = first_administrator(" ADA@example.org", "Somebody Else")
    house.settle()
    assert (again.id, again.name) == (house.ada.id, "Ada Lovelace")
    assert len(house.mails(house.ada.email)) == before


def test_the_command_appoints_a_member_and_refuses_a_guest(
    house: House, only_ada: Somebody, guest: Invites
) -> None:
    from chalicelib.foundation.refusals import Conflict
    from chalicelib.people.actions import first_administrator

    ines = house.person()
    first_administrator(ines.email, "Ines")
    assert done(ines.get("/me"))["may"]["administer"] is True
    gil = guest(ines, house.company())
    with pytest.raises(Conflict) as refused:
        first_administrator(gil.email, "Gil")
    assert refused.value.code == "not_a_member"
