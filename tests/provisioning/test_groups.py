"""Groups of the directory: kept as they are, and what some of them make of people."""

from typing import Any

import pytest

from tests.cast import newcomers
from tests.cast.counting import counted
from tests.cast.house import House, Somebody, done
from tests.provisioning.directory import Directory, kind_of

GROUP = "urn:ietf:params:scim:schemas:core:2.0:Group"
ROLE = "urn:entrenous:params:scim:schemas:extension:role:2.0:Group"
NAMES = iter(range(1, 1_000))


def grouped(directory: Directory, *people: Somebody, name: str = "") -> dict[str, Any]:
    """A group with these people in it."""
    draft = {
        "schemas": [GROUP],
        "displayName": name or f"Group {next(NAMES)}",
        "members": [{"value": each.id} for each in people],
    }
    return dict(done(directory.ask("POST", "/Groups", draft), 201).json)


def inside(directory: Directory, group: str) -> list[str]:
    shown = done(directory.ask("GET", f"/Groups/{group}"))
    return [each["value"] for each in shown["members"]]


def comes(*people: Somebody) -> dict[str, Any]:
    return {"op": "add", "path": "members", "value": [{"value": each.id} for each in people]}


def goes(person: Somebody) -> dict[str, Any]:
    return {"op": "remove", "path": f'members[value eq "{person.id}"]'}


def roles(house: House, person: Somebody) -> list[str]:
    return list(done(house.ada.get(f"/people/{person.id}"))["roles"])


def maps(house: House, group: dict[str, Any], role: str | None) -> None:
    shown = done(house.ada.put(f"/directory/groups/{group['id']}", {"role": role}))
    assert shown["role"] == role


def test_people_come_into_a_group_and_leave_it(house: House, directory: Directory) -> None:
    ines, omar = house.person("Ines Grouped"), house.person("Omar Grouped")
    made = grouped(directory, ines)
    path = f"/Groups/{made['id']}"
    assert inside(directory, made["id"]) == [ines.id]
    done(directory.patches(path, comes(omar, ines)))
    assert inside(directory, made["id"]) == sorted([ines.id, omar.id])
    done(directory.patches(path, goes(ines), goes(ines)))
    assert inside(directory, made["id"]) == [omar.id]
    done(directory.ask("PUT", path, {"displayName": made["displayName"], "members": [{"value": ines.id}]}))
    assert inside(directory, made["id"]) == [ines.id]
    done(directory.patches(path, {"op": "Remove", "path": "members"}))
    assert inside(directory, made["id"]) == []
    done(directory.ask("DELETE", path), 204)
    assert kind_of(directory.ask("GET", path)) == (404, None)
    done(ines.get("/me"))


def test_a_group_keeps_its_id_and_its_role_when_it_is_renamed(house: House, directory: Directory) -> None:
    made = grouped(directory)
    maps(house, made, "auditor")
    path, name = f"/Groups/{made['id']}", f"Renamed {made['displayName']}"
    renamed = done(
        directory.patches(path, {"op": "replace", "value": {"id": made["id"], "displayName": name}})
    )
    assert (renamed["id"], renamed["displayName"], renamed[ROLE]["role"]) == (made["id"], name, "auditor")
    assert [each["id"] for each in directory.finds(f'displayName eq "{name}"', "Groups")] == [made["id"]]
    kira = house.person("Kira Renamed")
    done(directory.patches(path, comes(kira)))
    assert roles(house, kira) == ["auditor"]


def test_two_groups_have_two_names(directory: Directory) -> None:
    first, second = grouped(directory), grouped(directory)
    draft = {"displayName": first["displayName"].upper()}
    assert kind_of(directory.ask("POST", "/Groups", draft)) == (409, "uniqueness")
    rename = {"op": "replace", "path": "displayName", "value": first["displayName"]}
    assert kind_of(directory.patches(f"/Groups/{second['id']}", rename)) == (409, "uniqueness")
    nameless = {"op": "remove", "path": "displayName"}
    assert kind_of(directory.patches(f"/Groups/{second['id']}", nameless)) == (400, "mutability")


def test_guests_are_in_no_group(house: House, directory: Directory) -> None:
    ines, acme = house.person("Ines Hosting"), house.company()
    guest = house.guest(ines, acme, ines.founds("private", acme), "Gil Grouped")
    made = grouped(directory, ines)
    path = f"/Groups/{made['id']}"
    there = directory.patches(path, comes(guest))
    never = directory.patches(path, {"op": "add", "path": "members", "value": [{"value": "0" * 13}]})
    assert kind_of(there) == (400, "invalidValue")
    assert there.raw == never.raw
    assert inside(directory, made["id"]) == [ines.id]


def test_who_comes_into_a_group_of_auditors_is_one_until_they_leave_it(
    house: House, directory: Directory
) -> None:
    kira = house.person("Kira Audits")
    first, second = grouped(directory, kira), grouped(directory)
    assert roles(house, kira) == []
    maps(house, first, "auditor")
    assert roles(house, kira) == ["auditor"]
    maps(house, second, "auditor")
    done(directory.patches(f"/Groups/{second['id']}", comes(kira)))
    done(directory.patches(f"/Groups/{first['id']}", goes(kira)))
    assert roles(house, kira) == ["auditor"], "another group of theirs makes it still"
    done(directory.ask("DELETE", f"/Groups/{second['id']}"), 204)
    assert roles(house, kira) == []


def test_administrators_are_proposed_and_a_second_person_signs(house: House, directory: Directory) -> None:
    olga, nora = newcomers.officer(house, "OfficerSigns"), house.person("Nora Proposed")
    made = grouped(directory)
    maps(house, made, "administrator")
    told = done(directory.patches(f"/Groups/{made['id']}", comes(nora)))
    assert told[ROLE] == {"role": "administrator", "without": [nora.id]}
    assert roles(house, nora) == []
    again = done(directory.patches(f"/Groups/{made['id']}", comes(nora)))
    assert again[ROLE]["without"] == [nora.id]
    assert house.ada.put(f"/people/{nora.id}/appointment/signature").code == "own_proposal"
    done(olga.put(f"/people/{nora.id}/appointment/signature"))
    assert roles(house, nora) == ["administrator"]
    assert done(directory.ask("GET", f"/Groups/{made['id']}"))[ROLE]["without"] == []
    done(directory.patches(f"/Groups/{made['id']}", goes(nora)))
    assert roles(house, nora) == []


def test_a_machine_gives_no_second_signature(house: House, directory: Directory) -> None:
    olga, nora = newcomers.officer(house, "OfficerAlone"), house.person("Nora Unsigned")
    done(olga.patch(f"/people/{nora.id}", {"roles": ["administrator"]}), 202)
    made = grouped(directory, nora)
    maps(house, made, "administrator")
    assert roles(house, nora) == []
    assert done(house.ada.get(f"/people/{nora.id}"))["appointment"]["signed_by"]["id"] == olga.id


def test_the_last_administrator_is_not_taken_the_role(house: House, directory: Directory) -> None:
    for each in done(house.ada.get("/people?q=officer"))["items"]:
        done(house.ada.patch(f"/people/{each['id']}", {"roles": []}))
    made = grouped(directory, house.ada)
    maps(house, made, "administrator")
    path = f"/Groups/{made['id']}"
    assert kind_of(directory.patches(path, goes(house.ada))) == (409, None)
    assert kind_of(directory.ask("DELETE", path)) == (409, None)
    assert inside(directory, made["id"]) == [house.ada.id]
    maps(house, made, None)
    done(directory.ask("DELETE", path), 204)
    assert roles(house, house.ada) == ["administrator"]


def test_groups_are_found_by_what_is_in_them(house: House, directory: Directory) -> None:
    ines, omar = house.person("Ines Found"), house.person("Omar Found")
    made = grouped(directory, ines)
    external = {"op": "add", "path": "externalId", "value": f"g-{made['id']}"}
    done(directory.patches(f"/Groups/{made['id']}", external))

    def found(filter_: str) -> list[str]:
        return [each["id"] for each in directory.finds(filter_, "Groups", excludedAttributes="members")]

    assert found(f'id eq "{made["id"]}" and members eq "{ines.id}"') == [made["id"]]
    assert found(f'id eq "{made["id"]}" and members[value eq "{omar.id}"]') == []
    assert found(f'externalId eq "g-{made["id"]}"') == [made["id"]]
    assert found(f'members.value eq "{ines.id}"') == [made["id"]]
    assert (
        "members" not in directory.finds(f'id eq "{made["id"]}"', "Groups", excludedAttributes="members")[0]
    )
    assert directory.finds(f'id eq "{made["id"]}"', "Groups")[0]["members"][0]["value"] == ines.id


def test_more_people_than_one_transaction_takes(house: House, directory: Directory) -> None:
    people = [directory.enrols(f"many{number}.{next(NAMES)}@example.org")["id"] for number in range(85)]
    made = grouped(directory)
    add = {"op": "add", "path": "members", "value": [{"value": each} for each in people]}
    with counted() as bill:
        done(directory.patches(f"/Groups/{made['id']}", add))
    assert inside(directory, made["id"]) == sorted(people)
    assert bill.trips <= 8, bill.calls
    whole = {"displayName": made["displayName"], "members": [{"value": people[0]}]}
    done(directory.ask("PUT", f"/Groups/{made['id']}", whole))
    assert inside(directory, made["id"]) == [people[0]]
    assert done(house.ada.get("/directory"))["groups"]


@pytest.mark.parametrize("version", ['W/"99"', '"1"', "nonsense"])
def test_a_version_that_never_was_changes_nothing(directory: Directory, version: str) -> None:
    made = grouped(directory)
    path = f"/Groups/{made['id']}"
    rename = {"op": "replace", "path": "displayName", "value": "Never"}
    match = version if version != '"1"' else '"7"'
    assert kind_of(directory.patches(path, rename, if_match=match)) == (412, None)
    assert kind_of(directory.ask("DELETE", path, if_match=match)) == (412, None)
    assert directory.ask("GET", path, if_none_match=made["meta"]["version"]).status == 304
    done(directory.patches(path, rename, if_match=made["meta"]["version"]))
    done(directory.ask("DELETE", path), 204)
