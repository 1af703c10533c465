"""The rules ledger: what was done to a community's rules, for its people; the network's chain."""

from typing import Any

from chalicelib.governance.actions import sealing
from chalicelib.governance.model.ledger import Kept
from chalicelib.governance.rules import chains
from tests.cast.counting import counted
from tests.cast.house import House, Somebody, done
from tests.governance.keeping import Ruled, keep, rows


def actions(someone: Somebody, place: str) -> list[str]:
    return [each["action"] for each in done(someone.get(f"/communities/{place}/ledger")).json["items"]]


def test_its_people_read_it_and_nobody_else(house: House) -> None:
    ines, lea, odile, acme = house.person("Ines"), house.person("Lea"), house.person("Odile"), house.company()
    for visibility, outside in (("open", 403), ("private", 403), ("secret", 404)):
        place = ines.founds(visibility, acme)
        done(ines.adds(place, lea))
        gil = house.guest(ines, acme, place)
        for inside in (ines, lea, gil):
            assert actions(inside, place) == ["community.made"]
        refused = odile.get(f"/communities/{place}/ledger")
        assert refused.status == outside
        assert house.ada.get(f"/communities/{place}/ledger").status == outside
        done(lea.leaves(place), 204)
        assert lea.get(f"/communities/{place}/ledger").status == outside


def test_each_change_of_rule_is_an_entry(house: House) -> None:
    ines = house.person("Ines")
    place = ines.founds("open")
    done(ines.post(f"/communities/{place}/changes", {"visibility": "private"}))
    assert actions(ines, place) == ["community.rule_changed", "community.made"]


def test_entries_show_the_link_that_holds_them(house: House) -> None:
    ines = house.person("Ines")
    place = ines.founds("open")
    (fresh,) = done(ines.get(f"/communities/{place}/ledger")).json["items"]
    assert fresh["seal"] is None
    sealing.run()
    (entry,) = done(ines.get(f"/communities/{place}/ledger")).json["items"]
    kept = {row["sk"]: row for row in rows() if row["pk"] == f"COMMUNITY#{place}"}
    assert entry["hash"] == chains.entry_hash(Kept(entry["id"], kept[f"E#{entry['id']}"]["fact"]))
    (link,) = [row for row in rows() if row["pk"] == f"SEAL#{place}"]
    assert entry["seal"] == {"number": 1, "hash": link["hash"]}
    assert f"entry {entry['id']} {entry['hash']}\n" in link["text"]


def test_pages_neither_repeat_nor_leave_out_across_sealed_and_fresh(house: House) -> None:
    ines = house.person("Ines")
    place = ines.founds("open")
    keep(*(Ruled(by=ines.id, subject=place, community=place) for _ in range(11)))
    sealing.run()
    keep(*(Ruled(by=ines.id, subject=place, community=place) for _ in range(6)))
    expected = sorted(r["sk"][2:] for r in rows() if r["pk"] == f"COMMUNITY#{place}" and "fact" in r)
    for limit in (1, 2, 5, 9, 18, 19):
        found, cursor = list[dict[str, Any]](), ""
        while True:
            page = done(ines.get(f"/communities/{place}/ledger?limit={limit}{cursor}")).json
            found += page["items"]
            assert len(page["items"]) == limit or page["next"] is None
            if page["next"] is None:
                break
            cursor = f"&cursor={page['next']}"
        assert [each["id"] for each in found] == expected[::-1], limit
        assert [each["seal"] is None for each in found] == [True] * 6 + [False] * 12


def test_a_page_costs_one_trip(house: House) -> None:
    ines = house.person("Ines")
    place = ines.founds("open")
    for path in (f"/communities/{place}/ledger", "/ledger"):
        with counted() as bill:
            done(ines.get(path))
        assert (bill.trips, bill.count) == (1, 2)


def test_every_member_sees_the_chain_of_the_network_and_no_guest(house: House) -> None:
    ines, acme = house.person("Ines"), house.company()
    secret = ines.founds("secret", acme)
    gil = house.guest(ines, acme, secret)
    for _ in range(3):
        done(ines.patch("/me", {"headline": "Newly"}))
        sealing.run()
    odile = house.person("Odile")
    first = done(odile.get("/ledger?limit=2"))
    rest = done(odile.get(f"/ledger?limit=2&cursor={first['next']}"))
    links = first["items"] + rest["items"]
    assert [each["n"] for each in links] == list(range(links[0]["n"], links[0]["n"] - 4, -1))
    assert [each["previous"] for each in links[:3]] == [each["hash"] for each in links[1:]]
    assert secret.encode() not in first.raw + rest.raw
    assert {*links[0]} == {"n", "at", "previous", "hash"}
    refused = gil.get("/ledger")
    assert (refused.status, refused.code) == (403, "members_only")


def test_a_cursor_belongs_to_its_ledger(house: House) -> None:
    ines = house.person("Ines")
    place, other = ines.founds("open"), ines.founds("open")
    keep(*(Ruled(by=ines.id, subject=place, community=place) for _ in range(2)))
    cursor = done(ines.get(f"/communities/{place}/ledger?limit=1"))["next"]
    assert ines.get(f"/communities/{other}/ledger?cursor={cursor}").code == "wrong_cursor"
    assert ines.get(f"/ledger?cursor={cursor}").code == "wrong_cursor"
