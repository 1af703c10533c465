"""Deleting a community: two sign, it rests for thirty days, and then it is as if it had never been."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from chalicelib.access import gate, keys, memberships
from chalicelib.access import store as authority
from chalicelib.access.model import CommunityId
from chalicelib.communities import actions
from chalicelib.foundation import clock, rows
from chalicelib.foundation.changes import Change
from chalicelib.foundation.due import Due
from chalicelib.foundation.refusals import Raced
from tests.cast.house import House, Somebody, done
from tests.cast.ledgers import audit
from tests.communities.deleting import buried, deletes, nears, proposed, stewarded
from tests.communities.widening import (
    attempted,
    changes,
    moves,
    pending,
    proposes,
    rings,
    rules_ledger,
    signs,
    told,
)
from tests.matrix.ratchet import bury

MONTH = timedelta(days=30)


def inbox(someone: Somebody) -> list[str]:
    return [each["kind"] for each in done(someone.get("/notifications?limit=50"))["items"]]


def test_deleting_takes_a_second_person_and_thirty_days(house: House) -> None:
    anna, bea, place = stewarded(house, "Quince", "Rowan", visibility="open")
    paul, ines = house.person("Sorrel"), house.person("Tansy")
    done(anna.adds(place, paul))
    day = (clock.utc(clock.now()).date() + MONTH).isoformat()
    path = proposed(anna, place)
    card = pending(paul, place)
    assert (card["intent"], card["state"], card["effective_on"], card["may"]) == (
        "deletes",
        "proposed",
        day,
        [],
    )
    assert (pending(anna, place)["may"], pending(bea, place)["may"]) == (["withdraw"], ["sign", "withdraw"])
    assert [done(each.get(f"/communities/{place}"))["deleted_on"] for each in (paul, ines)] == [None, None]
    assert not done(ines.get(f"/communities/{place}"))["archived"]
    signed = done(signs(bea, path))
    assert (signed["state"], signed["effective_on"]) == ("signed", day)
    assert signs(bea, path).raw == signed.raw
    for each in (paul, ines):
        card = done(each.get(f"/communities/{place}"))
        assert (card["archived"], card["deleted_on"]) == (True, day)
    assert ines.joins(place).code == "archived"
    house.settle()
    assert "deletion.signed" in inbox(paul)
    nears(house, anna, bea, paul, ines, house.ada)
    house.passes(days=0.9)
    assert done(paul.get(f"/communities/{place}"))["pending"]["state"] == "signed"
    house.passes(days=0.2)
    absent = paul.get("/communities/0123456789abc").raw
    for each in (anna, bea, paul, ines, house.ada):
        assert each.get(f"/communities/{place}").raw == absent


def test_each_step_stands_in_the_ledger_and_everybody_inside_is_told(house: House) -> None:
    anna, bea, place = stewarded(house, "Betony", "Costmary", name="Kanarienwinkel")
    buried(house, anna, bea, place)
    assert [each.name for each in rules_ledger(place)] == [
        "community.made",
        "deletion.proposed",
        "deletion.signed",
        "community.deleted",
    ]
    last = rules_ledger(place)[-1]
    assert (last.by, last.refs) == (anna.id, {"with": bea.id})
    assert told(place) == ["deletion.signed"]
    assert "kanarien" not in "".join(map(str, rules_ledger(place))).lower()


def test_what_is_deleted_is_in_no_list_of_anybody(house: House) -> None:
    anna, bea, place = stewarded(house, "Bryony", "Campion", visibility="open", name="Hellebore")
    paul, ines = house.person("Dittany"), house.person("Elecampane")
    done(anna.adds(place, paul))
    post = anna.posts(place, f"Hellebore blooms, [@{paul.name}](person:{paul.id}).")
    done(paul.put(f"/posts/{post}/bookmark"))
    done(paul.patch(f"/communities/{place}/membership", {"favourite": True}))
    done(anna.post(f"/communities/{place}/invitations", {"person": ines.id}), 201)
    house.settle()
    lists = [
        "/communities?limit=100", "/communities?scope=discover&limit=100&q=hellebore", "/feed",
        "/bookmarks", "/notifications?limit=50", "/notifications?waiting=true", "/me",
    ]  # fmt: skip
    looks: list[tuple[Somebody, str]] = [(each, path) for each in (paul, ines, anna) for path in lists]
    looks += [(house.ada, path) for path in ("/register", "/break-glass", "/communities/orphans")]
    named = {(each.name, path) for each, path in looks if place.encode() in each.get(path).raw}
    seen = {path for _, path in named}
    assert seen >= set(lists[:5])
    path = proposed(anna, place)
    done(signs(bea, path))
    house.settle()
    # The day comes while nothing that follows from it has happened yet: the tombstone alone decides.
    nears(house, anna, bea, paul, ines, house.ada)
    moves(house, 1.1)
    rings(place)
    for each, path in looks:
        found = each.get(path)
        assert place.encode() not in found.raw, (each.name, path)
        assert b"ellebore" not in found.raw, (each.name, path)
    for each in (paul, anna, ines, house.ada):
        for path in (f"/posts/{post}", f"/posts/{post}/comments", f"/communities/{place}/ledger"):
            nowhere = path.replace(place, "0123456789abc").replace(post[:26], "0" * 26)
            assert each.get(path).raw == each.get(nowhere).raw
    house.settle()
    for each in (anna, bea, paul, ines):
        document = memberships.unpacked(rows.fetch([keys.inside(each.id)])[keys.inside(each.id)])
        assert place not in {*document.memberships, *document.invitations}


@pytest.mark.parametrize("taker", ["proposer", "signer", "steward", "restorer"])
def test_signers_and_stewards_take_it_back(house: House, taker: str) -> None:
    anna, bea, place = stewarded(house, "Foxglove", "Gentian")
    cleo, paul = house.person("Hyssop"), house.person("Ivy")
    done(anna.adds(place, cleo, "steward"))
    done(anna.adds(place, paul))
    path = proposed(anna, place)
    done(signs(bea, path))
    assert paul.delete(path).code == "not_a_signer"
    if taker == "restorer":
        done(cleo.patch(f"/communities/{place}", {"archived": False}, if_match="*"))
        assert (done(paul.get(path))["state"], done(paul.get(path))["reason"]) == ("lapsed", "restored")
        assert set(told(place)) == {"deletion.signed", "deletion.lapsed"}
    else:
        done({"proposer": anna, "signer": bea, "steward": cleo}[taker].delete(path), 204)
        assert done(paul.get(path))["state"] == "withdrawn"
        assert told(place) == ["deletion.signed", "deletion.withdrawn"]
    card = done(paul.get(f"/communities/{place}"))
    assert (card["archived"], card["deleted_on"], card["pending"]) == (taker != "restorer", None, None)
    nears(house, bea, paul)
    house.passes(days=2)
    assert done(paul.get(f"/communities/{place}"))["name"]
    assert signs(bea, path).code == "change_settled"


def demoted(house: House, anna: Somebody, bea: Somebody, place: str) -> None:
    done(anna.adds(place, bea, "moderator"))
    done(anna.adds(place, bea, "steward"))


def suspended(house: House, anna: Somebody, bea: Somebody, place: str) -> None:
    done(house.ada.patch(f"/people/{bea.id}", {"status": "suspended"}))


@pytest.mark.parametrize("story", [demoted, suspended])
@pytest.mark.parametrize("first", [True, False], ids=["proposer", "signer"])
@pytest.mark.parametrize("heard", [True, False], ids=["at once", "on the day"])
def test_who_does_not_hold_their_role_without_a_break_ends_it(
    house: House, story: Any, first: bool, heard: bool
) -> None:
    anna, bea, place = stewarded(house, "Juniper", "Knapweed")
    one, other = (bea, anna) if first else (anna, bea)
    path = proposed(one, place)
    done(signs(other, path))
    story(house, anna, bea, place)
    if heard:
        house.settle()
    else:
        moves(house, 30.1)
        rings(place)
        done(anna.signs_in(), 201)
    found = done(anna.get(path))
    assert (found["state"], found["reason"]) == ("lapsed", "role_lost")
    card = done(anna.get(f"/communities/{place}"))
    assert (card["archived"], card["deleted_on"]) == (True, None)
    assert told(place) == ["deletion.signed", "deletion.lapsed"]


def test_an_administrator_signs_where_a_steward_asks(house: House) -> None:
    anna = house.person("Larkspur")
    place = anna.founds("secret", name="Mandrake")
    path = proposed(anna, place, to=house.ada.id)
    house.settle()
    asked = inbox(house.ada).count("deletion.proposed")
    assert asked
    assert done(house.ada.get(path))["may"] == ["sign"]
    done(signs(house.ada, path))
    assert place.encode() in house.ada.get("/register").raw
    nears(house, house.ada)
    house.passes(days=1.1)
    assert inbox(house.ada).count("deletion.proposed") == asked - 1
    assert house.ada.get(path).raw == house.ada.get("/communities/0123456789abc/changes/1").raw
    assert place.encode() not in house.ada.get("/register").raw
    assert rules_ledger(place)[-1].refs == {"with": house.ada.id}


def test_what_is_not_theirs_to_propose_or_sign(house: House) -> None:
    anna, _, place = stewarded(house, "Nettle", "Oxlip", visibility="open")
    paul, ines = house.person("Pimpernel"), house.person("Ragwort")
    done(anna.adds(place, paul, "moderator"))
    for each in (paul, ines, house.ada):
        assert deletes(each, place).code == "may_not_configure"
    path = proposed(anna, place)
    assert (signs(anna, path).code, signs(paul, path).code) == ("own_proposal", "may_not_configure")
    assert attempted(paul)[-1] == "may_not_configure"
    absent = ines.get("/communities/0123456789abc/changes/1").raw
    for each in (ines, house.ada):
        assert [each.get(path).raw, signs(each, path).raw, each.delete(path).raw] == [absent] * 3
    refused = changes(anna, place, delete=True, visibility="secret")
    assert [(one["pointer"], one["code"]) for one in refused["errors"]] == [("/delete", "nothing_beside")]
    assert changes(anna, place, visibility="secret").status == 200
    assert done(anna.get(path))["reason"] == "rule_changed"


def test_one_thing_waits_at_a_time(house: House) -> None:
    anna, bea, place = stewarded(house, "Saffron", "Teasel")
    widening = proposes(anna, place, visibility="open")
    assert deletes(bea, place).code == "change_pending"
    done(anna.delete(widening), 204)
    path = proposed(anna, place)
    assert changes(bea, place, visibility="open").code == "change_pending"
    # Archiving alone ends no deletion, and does not begin its days either.
    done(anna.patch(f"/communities/{place}", {"archived": True}, if_match="*"))
    card = done(anna.get(f"/communities/{place}"))
    assert (card["pending"]["state"], card["deleted_on"]) == ("proposed", None)
    done(signs(bea, path))
    assert done(anna.get(f"/communities/{place}"))["deleted_on"]
    done(bea.delete(path), 204)
    again = proposed(bea, place)
    assert done(signs(anna, again))["state"] == "signed"


def test_the_day_rings_late_and_twice_but_never_early(house: House) -> None:
    anna, bea, place = stewarded(house, "Valerian", "Woodruff")
    done(signs(bea, proposed(anna, place)))
    then = clock.now()
    rings(place, at=then)
    assert done(anna.get(f"/communities/{place}"))["pending"]["state"] == "signed"
    house.passes(days=75)
    done(anna.signs_in(), 201)
    rings(place, at=then)
    rings(place)
    actions.go_on_clearing(Due(actions.CLEARING, place, clock.now()))
    assert anna.get(f"/communities/{place}").status == 404
    gone = [each for each in audit() if each.community == place and each.name == "community.deleted"]
    left = [each for each in audit() if each.community == place and each.name == "person.left"]
    assert (len(gone), len(left)) == (1, 2)


def test_what_was_not_deleted_is_cleared_of_nobody(house: House) -> None:
    anna, _, place = stewarded(house, "Yarrow", "Zinnia")
    actions.go_on_clearing(Due(actions.CLEARING, place, clock.now()))
    assert len(done(anna.get(f"/communities/{place}/people"))["items"]) == 2


def test_nothing_that_was_read_before_is_written_over_a_tombstone(house: House) -> None:
    anna = house.person("Agrimony")
    place = anna.founds("private")
    bury(anna, house.ada, place)
    key = keys.gate_copy(place, 0)
    at = gate.gate_of(CommunityId(place), rows.fetch([key])[key])
    change = Change()
    authority.keep_gate(change, replace(at, deleted=False, cap=7), was=replace(at, deleted=False))
    with pytest.raises(Raced):
        change.commit()
    assert anna.get(f"/communities/{place}").status == 404
