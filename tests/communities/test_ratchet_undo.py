"""Taking a narrowing back: another steward, within a day, exactly the rule before."""

from tests.cast.house import House, done
from tests.communities.widening import changes, listed, pending, proposes, rules_ledger, signs, stewards, told


def test_another_steward_restores_the_rule_and_what_was_between_keeps_its_era(house: House) -> None:
    anna, bea, place = stewards(house, "open")
    ines, lea, zoe = house.person("Ines"), house.person("Lea"), house.person("Zoe")
    before = anna.posts(place, "Pour tous.")
    done(ines.joins(place))
    done(changes(anna, place, visibility="private"))
    between = anna.posts(place, "Entre nous.")
    done(anna.adds(place, lea))
    assert zoe.get(f"/posts/{between}").status == 404
    again = changes(anna, place, visibility="open")
    assert again.status == 202
    card = done(changes(bea, place, visibility="open"))
    assert (card["visibility"], card["pending"]) == ("open", None)
    after = anna.posts(place, "De nouveau.")
    for someone, seen in (
        (zoe, {before, after}),
        (ines, {before, between, after}),
        (lea, {before, between, after}),
    ):
        stream = done(someone.get(f"/communities/{place}/posts"))["items"]
        assert {each["id"] for each in stream} == seen, someone.name
    newest = done(anna.get(f"/communities/{place}/eras"))["items"]
    assert [(each["number"], each["kind"]) for each in newest] == [
        (3, "restored"),
        (2, "narrowed"),
        (1, "founded"),
    ]
    assert [each["by"]["name"] for each in newest] == ["Bea", "Anna", "Anna"]
    assert [
        each.data.get("kind") for each in rules_ledger(place) if each.name == "community.rule_changed"
    ] == [
        "narrowed",
        "restored",
    ]
    assert told(place).count("community.rule_changed") == 2


def test_who_came_in_between_is_unlisted_and_nobody_else(house: House) -> None:
    anna, bea, place = stewards(house, "open")
    ines, lea, zoe, max_ = (house.person(name) for name in ("Ines", "Lea", "Zoe", "Max"))
    done(ines.joins(place))
    done(changes(anna, place, visibility="private"))
    done(anna.adds(place, lea))
    done(changes(bea, place, visibility="open"))
    done(max_.joins(place))
    assert listed(zoe, place) == {"Anna", "Bea", "Ines", "Max"}
    assert listed(max_, place) == {"Anna", "Bea", "Ines", "Max"}
    assert listed(ines, place) == listed(lea, place) == {"Anna", "Bea", "Ines", "Lea", "Max"}
    assert done(lea.get(f"/communities/{place}"))["membership"]["unlisted"] is True
    done(lea.patch(f"/communities/{place}/membership", {"listed": True}))
    assert "Lea" in listed(zoe, place)


def test_an_undoing_is_not_undone_and_takes_no_more_than_a_day(house: House) -> None:
    anna, bea, place = stewards(house, "open", "mixed")
    done(changes(anna, place, visibility="private", guests="none"))
    assert changes(bea, place, visibility="open", guests="none").status == 202
    done(bea.delete(f"/communities/{place}/changes/1"), 204)
    done(changes(bea, place, visibility="open", guests="mixed"))
    assert changes(anna, place, visibility="private", guests="none").status == 200
    house.passes(days=1.01)
    late = changes(bea, place, visibility="open", guests="mixed")
    assert (late.status, late["state"]) == (202, "proposed")


def test_a_widening_disguised_as_two_narrowings_takes_its_week(house: House) -> None:
    anna, bea, place = stewards(house, "open", "none")
    done(changes(anna, place, visibility="secret"))
    first = changes(bea, place, visibility="private")
    assert (first.status, first["visibility"]) == (202, "private")
    done(bea.delete(f"/communities/{place}/changes/1"), 204)
    mixed = changes(bea, place, visibility="open", guests="mixed")
    assert mixed.status == 202
    done(bea.delete(f"/communities/{place}/changes/2"), 204)
    assert changes(anna, place, visibility="open").status == 202
    assert len(done(anna.get(f"/communities/{place}/eras"))["items"]) == 2


def test_an_undoing_ends_a_widening_that_waits(house: House) -> None:
    anna, bea, place = stewards(house, "open")
    done(changes(anna, place, visibility="private"))
    path = proposes(anna, place, guests="mixed")
    done(signs(bea, path))
    done(changes(bea, place, visibility="open"))
    assert pending(anna, place) is None
    assert done(anna.get(path))["reason"] == "rule_changed"


def test_nothing_is_undone_in_the_archive(house: House) -> None:
    anna, bea, place = stewards(house, "open")
    done(changes(anna, place, visibility="private"))
    done(anna.patch(f"/communities/{place}", {"archived": True}, if_match="*"))
    assert changes(bea, place, visibility="open").code == "archived"
    assert changes(bea, place, visibility="secret").status == 200
