"""Widening a community: proposed by one, signed by another, told to everybody inside, in force on its day."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest

from chalicelib.foundation import clock, singles
from chalicelib.network.store.settings import PLACE, SettingsRow
from tests.cast.house import House, done
from tests.communities.widening import (
    attempted,
    changes,
    pending,
    proposes,
    rings,
    rules_ledger,
    signs,
    stewards,
    told,
    widens,
)

DAY = timedelta(days=1)


def today() -> Any:
    return clock.utc(clock.now()).date()


def test_a_widening_takes_a_second_person_and_a_week(house: House) -> None:
    anna, bea, place = stewards(house, name="Quiet room")
    paul, ines = house.person("Paul"), house.person("Ines")
    done(anna.adds(place, paul))
    path = proposes(anna, place, visibility="open", name="Hall for all", purpose="Come in.")
    card = pending(paul, place)
    assert (card["state"], card["visibility"], card["was"]["visibility"]) == ("proposed", "open", "private")
    assert (card["name"], card["purpose"], card["signed_by"]) == ("Hall for all", "Come in.", None)
    assert (card["may"], pending(anna, place)["may"], pending(bea, place)["may"]) == (
        [],
        ["withdraw"],
        ["sign"],
    )
    assert card["effective_on"] == (today() + 7 * DAY).isoformat()
    assert pending(ines, place) is None
    signed = done(signs(bea, path))
    assert signs(bea, path).raw == signed.raw
    assert (signed["state"], signed["effective_on"]) == ("signed", (today() + 7 * DAY).isoformat())
    assert pending(paul, place)["signed_by"]["name"] == "Bea"
    house.passes(days=6.99)
    assert ines.get(f"/communities/{place}/posts").status == 403
    assert done(paul.get(f"/communities/{place}"))["name"] == "Quiet room"
    house.passes(days=0.02)
    card = done(ines.get(f"/communities/{place}"))
    assert (card["name"], card["visibility"], card["purpose"]) == ("Hall for all", "open", "Come in.")
    assert done(ines.get(f"/communities/{place}/posts"))["items"] == []
    halls = done(ines.get("/communities?scope=discover&q=hall+for&limit=100"))["items"]
    assert place in {each["id"] for each in halls}
    assert pending(paul, place) is None
    assert signs(bea, path)["state"] == "in_force"
    newest = done(paul.get(f"/communities/{place}/eras"))["items"][0]
    assert (newest["number"], newest["kind"]) == (2, "widened")
    assert (newest["by"]["name"], newest["signed_by"]["name"]) == ("Anna", "Bea")


def test_each_step_stands_in_the_ledger_and_everybody_inside_is_told(house: House) -> None:
    anna, bea, place = stewards(house, name="Kanarienvogel")
    widens(anna, bea, place, visibility="open", name="Kanarienhalle")
    kept = rules_ledger(place)
    assert [each.name for each in kept] == [
        "community.made",
        "change.proposed",
        "change.signed",
        "community.rule_changed",
    ]
    proposed, signed, changed = kept[1:]
    assert (proposed.by, signed.by, signed.refs) == (anna.id, bea.id, {"with": anna.id})
    assert (changed.by, changed.refs, changed.data["kind"]) == (anna.id, {"with": bea.id}, "widened")
    assert signed.data["effective"] == pytest.approx(signed.at + 7 * clock.DAY, abs=5000)
    assert told(place) == ["change.signed", "community.rule_changed"]
    assert "kanarien" not in "".join(map(str, kept)).lower()


def test_what_was_written_keeps_its_audience(house: House) -> None:
    anna, bea, place = stewards(house)
    ines, lea = house.person("Ines"), house.person("Lea")
    done(anna.adds(place, lea))
    old = anna.posts(place, "Sous nous.", kind="question", title="Avant")
    said = bea.comments(old, "Oui.")
    widens(anna, bea, place, visibility="open")
    new = anna.posts(place, "Pour tous.")
    done(ines.joins(place))
    late = lea.comments(old, "Encore.")
    for someone, seen in ((ines, {new}), (lea, {old, new}), (house.person("Zoe"), {new})):
        stream = done(someone.get(f"/communities/{place}/posts"))["items"]
        assert {each["id"] for each in stream} == seen, someone.name
        assert someone.get(f"/posts/{old}").status == (200 if old in seen else 404)
        assert someone.get(f"/posts/{new}").status == 200
    thread = done(anna.get(f"/posts/{old}/comments"))["items"]
    assert {each["id"] for each in thread} == {said, late}
    assert ines.get(f"/posts/{old}/comments").status == 404
    tag = done(anna.get(f"/posts/{old}")).headers["etag"]
    done(anna.patch(f"/posts/{old}", {"body": "Toujours sous nous."}, if_match=tag))
    assert ines.get(f"/posts/{old}").status == 404


def test_a_wider_clause_lets_guests_in_from_its_day_on(house: House) -> None:
    anna, bea, place = stewards(house)
    acme = house.company("Acme")
    old = anna.posts(place, "Nothing for guests.")
    draft = {"name": "Gil", "company": acme, "communities": [place]}
    draft["ends_on"] = (today() + 60 * DAY).isoformat()
    early = anna.post("/guests", {**draft, "email": "early@partner.example"})
    assert early.code == "company_wall"
    path = proposes(anna, place, guests=acme)
    assert done(bea.get(path))["company"]["name"] == "Acme"
    done(signs(bea, path))
    assert anna.post("/guests", {**draft, "email": "early@partner.example"}).code == "company_wall"
    house.passes(days=7.01)
    gil = house.guest(anna, acme, place)
    new = anna.posts(place, "With Acme.")
    assert {each["id"] for each in done(gil.get(f"/communities/{place}/posts"))["items"]} == {new}
    assert gil.get(f"/posts/{old}").status == 404
    assert done(gil.get(f"/communities/{place}"))["company"]["name"] == "Acme"
    again = proposes(anna, place, guests="mixed")
    assert done(gil.get(again))["guests"] == "mixed"
    assert gil.put(f"{again}/signature").code == "may_not_configure"
    done(anna.delete(again), 204)
    bolt = house.company("Bolt")
    third = proposes(anna, place, guests=bolt)
    assert [
        (each["guests"], each["was"]["guests"]) for each in (done(gil.get(third)), pending(gil, place))
    ] == [
        ("company", acme),
        ("company", acme),
    ]
    assert "Bolt" not in gil.get(third).raw.decode()
    assert done(bea.get(third))["company"] == {"id": bolt, "name": "Bolt"}


@pytest.mark.parametrize("withdraws", ["anna", "bea"])
def test_either_signer_takes_it_back(house: House, withdraws: str) -> None:
    anna, bea, place = stewards(house)
    cleo, paul = house.person("Cleo"), house.person("Paul")
    done(anna.adds(place, cleo, "steward"))
    done(anna.adds(place, paul))
    path = proposes(anna, place, visibility="open")
    assert bea.delete(path).code == "not_a_signer"
    done(signs(bea, path))
    assert signs(cleo, path).code == "already_signed"
    assert [each.delete(path).code for each in (cleo, paul)] == ["not_a_signer"] * 2
    taker = {"anna": anna, "bea": bea}[withdraws]
    assert taker.get(path)["may"] == ["withdraw"]
    for _ in range(2):
        done(taker.delete(path), 204)
    assert pending(paul, place) is None
    assert signs(bea, path).code == "change_settled"
    assert signs(cleo, path).code == "change_settled"
    assert told(place) == ["change.signed", "change.withdrawn"]
    house.passes(days=7.1)
    assert done(paul.get(f"/communities/{place}"))["visibility"] == "private"
    assert done(paul.get(path))["state"] == "withdrawn"


def test_what_is_not_theirs_to_sign(house: House) -> None:
    anna, bea, place = stewards(house)
    paul, ines = house.person("Paul"), house.person("Ines")
    done(anna.adds(place, paul, "moderator"))
    path = proposes(anna, place, visibility="open")
    assert (signs(anna, path).status, signs(anna, path).code) == (403, "own_proposal")
    assert (signs(paul, path).status, signs(paul, path).code) == (403, "may_not_configure")
    absent = ines.get("/communities/0123456789abc/changes/1")
    for someone in (ines, house.ada):
        assert someone.get(path).raw == absent.raw
        assert signs(someone, path).raw == absent.raw
        assert someone.delete(path).raw == absent.raw
    for number in ("0", "01", "2", "1.0", "-1", "x", "٣", "9999999"):
        assert anna.get(f"/communities/{place}/changes/{number}").raw == absent.raw
    assert (attempted(anna), attempted(paul)) == (["own_proposal"] * 2, ["may_not_configure"] * 2)
    assert ines.get(f"/communities/{place}/changes").code == "not_inside"
    assert pending(bea, place)["state"] == "proposed"


def test_one_at_a_time_and_a_narrowing_ends_it(house: House) -> None:
    anna, bea, place = stewards(house)
    path = proposes(anna, place, visibility="open")
    refused = changes(bea, place, guests="mixed")
    assert (refused.status, refused.code, refused["number"]) == (409, "change_pending", 1)
    done(signs(bea, path))
    card = done(changes(bea, place, visibility="secret"))
    assert (card["pending"], card["visibility"]) == (None, "secret")
    assert done(anna.get(path)).json["reason"] == "rule_changed"
    assert told(place)[0] == "change.signed"
    assert set(told(place)[1:]) == {"community.rule_changed", "change.lapsed"}
    house.passes(days=7.1)
    assert done(anna.get(f"/communities/{place}"))["visibility"] == "secret"
    second = proposes(anna, place, visibility="private")
    assert second.endswith("/2")
    done(anna.delete(second), 204)
    third = proposes(bea, place, visibility="open")
    page = done(anna.get(f"/communities/{place}/changes?limit=2"))
    assert [each["number"] for each in page["items"]] == [3, 2]
    rest = done(anna.get(f"/communities/{place}/changes?limit=2&cursor={page['next']}"))
    assert ([each["number"] for each in rest["items"]], rest["next"]) == ([1], None)
    one = done(anna.get(f"/communities/{place}/changes?limit=1"))
    assert [each["state"] for each in one["items"]] == ["proposed"]
    done(bea.delete(third), 204)


def test_archiving_ends_it_and_nothing_is_proposed_there(house: House) -> None:
    anna, bea, place = stewards(house)
    path = proposes(anna, place, visibility="open")
    done(signs(bea, path))
    archived = done(anna.patch(f"/communities/{place}", {"archived": True}, if_match="*"))
    assert archived["pending"] is None
    assert done(anna.get(path)).json["reason"] == "archived"
    assert changes(bea, place, visibility="open").code == "archived"
    done(anna.patch(f"/communities/{place}", {"archived": False}, if_match="*"))
    house.passes(days=7.1)
    assert done(anna.get(f"/communities/{place}"))["visibility"] == "private"


def test_a_repeated_proposal_is_the_same_one(house: House) -> None:
    anna, bea, place = stewards(house)
    draft = {"visibility": "open"}
    first = done(anna.post(f"/communities/{place}/changes", draft, idempotency_key="once"), 202)
    done(signs(bea, f"/communities/{place}/changes/1"))
    again = done(anna.post(f"/communities/{place}/changes", draft, idempotency_key="once"), 202)
    assert (first["state"], again["state"], again["number"]) == ("proposed", "signed", 1)
    done(anna.delete(f"/communities/{place}/changes/1"), 204)
    narrow = {"visibility": "secret"}
    for _ in range(2):
        done(anna.post(f"/communities/{place}/changes", narrow, idempotency_key="narrow"))
    assert len(done(anna.get(f"/communities/{place}/eras"))["items"]) == 2


@pytest.fixture
def fortnight(house: House) -> Iterator[None]:
    """A network that waits for two weeks."""
    _waits(14)
    yield
    _waits(7)


def _waits(days: int) -> None:
    singles.update(SettingsRow(PLACE.pk, PLACE.sk), SettingsRow.widening_days.set(days))


def test_a_network_can_wait_longer_but_what_was_told_stands(house: House, fortnight: None) -> None:
    anna, bea, place = stewards(house)
    path = proposes(anna, place, visibility="open")
    assert done(anna.get(path))["effective_on"] == (today() + 14 * DAY).isoformat()
    assert done(signs(bea, path))["effective_on"] == (today() + 14 * DAY).isoformat()
    _waits(7)
    house.passes(days=8)
    assert done(anna.get(path))["state"] == "signed"
    house.passes(days=6.1)
    assert done(anna.get(path))["state"] == "in_force"


def test_the_day_rings_late_and_twice_but_never_early(house: House) -> None:
    anna, bea, place = stewards(house)
    path = proposes(anna, place, visibility="open")
    done(signs(bea, path))
    then = clock.now()
    rings(place, at=then)
    rings(place, number=2)
    rings("0123456789abc")
    assert done(anna.get(path))["state"] == "signed"
    house.passes(days=29)
    rings(place, at=then)
    rings(place)
    assert done(anna.get(path))["state"] == "in_force"
    assert len(done(anna.get(f"/communities/{place}/eras"))["items"]) == 2


def test_drafts_that_do_not_hold(house: House) -> None:
    anna, _, place = stewards(house)
    gil = house.person("Gil")
    drafts: list[tuple[dict[str, Any], str, str]] = [
        ({"visibility": "open", "to": gil.id}, "/to", "unknown_administrator"),
        ({"visibility": "open", "to": "0123456789abc"}, "/to", "unknown_administrator"),
        ({"visibility": "secret", "to": house.ada.id}, "/to", "nothing_to_sign"),
        ({"visibility": "open", "name": "…"}, "/name", "name_without_letters"),
        ({"guests": "0123456789abc"}, "/guests", "unknown_company"),
        ({"visibility": "open", "effective_on": "2020-01-01"}, "/effective_on", "unknown_field"),
    ]
    for draft, pointer, code in drafts:
        refused = changes(anna, place, **draft)
        assert refused.status == 422
        assert [(each["pointer"], each["code"]) for each in refused["errors"]] == [(pointer, code)]
    assert pending(anna, place) is None
    assert len(done(anna.get(f"/communities/{place}/eras"))["items"]) == 1
