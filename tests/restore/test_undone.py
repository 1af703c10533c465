"""Rows that a restore would bring back, put back by hand: what was erased or taken goes again."""

from collections.abc import Callable
from typing import Any

import pytest

from chalicelib.access import keys, memberships
from chalicelib.conversation.store import keys as talk
from chalicelib.foundation import clock, settings
from chalicelib.foundation.events import Event
from chalicelib.foundation.tables import Key, plain
from infra.restore import forward
from infra.restore.replay import replayed
from tests.cast.clients import CLIENTS
from tests.cast.house import House, Somebody, done
from tests.matrix.ratchet import bury


def stored(key: Key) -> dict[str, Any]:
    """A row as the wire has it."""
    at = {"pk": {"S": key.pk}, "sk": {"S": key.sk}}
    found = CLIENTS["dynamodb"].get_item(TableName=settings.TABLES[key.table], Key=at, ConsistentRead=True)
    row: dict[str, Any] = found["Item"]
    return row


def back(key: Key, row: dict[str, Any]) -> None:
    """A row as it was, put back."""
    CLIENTS["dynamodb"].put_item(TableName=settings.TABLES[key.table], Item=row)


def fact(name: str, subject: str) -> Event:
    """What the journal tells of it."""
    told = forward.facts(settings.TABLES["journal"], clock.now() - clock.HOUR)
    return next(each for each in reversed(told) if (each.name, each.subject) == (name, subject))


def test_erased_words_that_came_back_are_erased_again(house: House) -> None:
    ines = house.person("Ines")
    post = ines.posts(ines.founds("private"), "Cormoran.")
    comment = ines.comments(post, "Cormoran too.")
    for name, item in (("comment", comment), ("post", post)):
        key = talk.item(item)
        row = stored(key)
        done(ines.delete(f"/{name}s/{item}"), 204)
        house.settle()
        back(key, row)
        assert "Cormoran" in str(stored(key))
        assert replayed([fact(f"{name}.deleted", item)]).done == {f"{name}.deleted": 1}
        assert "Cormoran" not in str(stored(key))
        assert replayed([fact(f"{name}.deleted", item)]).done == {}


def test_who_was_put_out_and_came_back_is_put_out_again(house: House) -> None:
    ines, omar = house.person("Ines"), house.person("Omar")
    place = ines.founds("private")
    done(ines.adds(place, omar))
    key = keys.inside(omar.id)
    row = stored(key)
    done(ines.delete(f"/communities/{place}/people/{omar.id}"), 204)
    back(key, row)
    assert place in memberships.unpacked(plain(stored(key))).memberships
    replayed([fact("person.removed", omar.id)])
    assert place not in memberships.unpacked(plain(stored(key))).memberships


Taking = Callable[[House, Somebody], None]


def _suspends(house: House, someone: Somebody) -> None:
    done(house.ada.patch(f"/people/{someone.id}", {"status": "suspended"}))


def _departs(house: House, someone: Somebody) -> None:
    done(house.ada.patch(f"/people/{someone.id}", {"status": "departed"}))


def _takes_the_role(house: House, someone: Somebody) -> None:
    done(house.ada.patch(f"/people/{someone.id}", {"roles": []}))


@pytest.mark.parametrize(
    ("taking", "name"),
    [
        (_suspends, "person.suspended"),
        (_departs, "person.departed"),
        (_takes_the_role, "person.roles_changed"),
    ],
)
def test_an_account_that_came_back_rests_again(house: House, taking: Taking, name: str) -> None:
    someone = house.person("Rosa")
    done(house.ada.patch(f"/people/{someone.id}", {"roles": ["auditor"]}))
    key = keys.card(someone.id)
    row = stored(key)
    taking(house, someone)
    now = stored(key)
    back(key, row)
    assert replayed([fact(name, someone.id)]).done == {name: 1}
    after = stored(key)
    assert (after["status"], after.get("roles")) == (now["status"], now.get("roles"))


def test_whoever_moved_rests_until_an_administrator_says_their_address(house: House) -> None:
    someone = house.person("Tara")
    draft = {"email": f"moved.{someone.email}"}
    before = stored(keys.card(someone.id))
    done(house.ada.patch(f"/people/{someone.id}", draft), 202)
    house.passes(8)
    house.settle()
    told = fact("person.address_changed", someone.id)
    back(keys.card(someone.id), before)
    found = replayed([told])
    assert stored(keys.card(someone.id))["status"] == {"S": "suspended"}
    (said,) = found.by_hand
    assert said.startswith(f"person.address_changed {someone.id}: the account rests")


def test_a_widening_that_was_taken_back_does_not_wait(house: House) -> None:
    ines = house.person("Ines")
    place = ines.founds("secret")
    number = done(ines.post(f"/communities/{place}/changes", {"visibility": "private"}), 202)["number"]
    from chalicelib.communities.store import keys as places

    key, settled = places.waiting(place), places.change(place, number)
    row = stored(key)
    done(ines.delete(f"/communities/{place}/changes/{number}"), 204)
    back(key, row)
    at = {"pk": {"S": settled.pk}, "sk": {"S": settled.sk}}
    CLIENTS["dynamodb"].delete_item(TableName=settings.TABLES["network"], Key=at)
    assert replayed([fact("change.withdrawn", str(number))]).done == {"change.withdrawn": 1}
    assert stored(settled)["state"] == {"S": "withdrawn"}


def test_a_deleted_community_that_came_back_is_deleted_again(house: House) -> None:
    from chalicelib.communities.store import keys as places

    ines, omar = house.person("Ines"), house.person("Omar")
    place = ines.founds("secret", name="Ossuary")
    done(ines.adds(place, omar))
    kept = [keys.community(place), places.head(place), places.register(place)]
    kept += [keys.gate_copy(place, copy) for copy in range(keys.COPIES)]
    rows = {key: stored(key) for key in kept}
    bury(ines, house.ada, place)
    for key, row in rows.items():
        back(key, row)
    assert omar.get(f"/communities/{place}").status == 200
    told = fact("community.deleted", place)
    assert replayed([told]).done == {"community.deleted": 1}
    assert omar.get(f"/communities/{place}").raw == omar.get("/communities/0123456789abc").raw
    assert place.encode() not in house.ada.get("/register?limit=100").raw
    assert replayed([told]).done == {}


def test_an_archived_community_that_woke_is_archived_again(house: House) -> None:
    ines = house.person("Ines")
    place = ines.founds("private")
    kept = [keys.community(place), *(keys.gate_copy(place, copy) for copy in range(keys.COPIES))]
    rows = {key: stored(key) for key in kept}
    done(ines.patch(f"/communities/{place}", {"archived": True}, if_match="*"))
    for key, row in rows.items():
        back(key, row)
    told = fact("community.archived", place)
    assert replayed([told]).done == {"community.archived": 1}
    assert all(stored(key)["archived"] == {"BOOL": True} for key in kept)
    assert replayed([told]).done == {}
    done(ines.patch(f"/communities/{place}", {"archived": False}, if_match="*"))
    for key, row in rows.items():
        back(key, {**row, "archived": {"BOOL": True}})
    assert replayed([fact("community.restored", place)]).done == {"community.restored": 1}
    assert not any("archived" in stored(key) for key in kept)
