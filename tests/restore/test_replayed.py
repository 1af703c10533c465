"""What was taken from somebody since the point stays taken after a restore; what was given is lost."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from chalicelib.access import keys, memberships
from chalicelib.conversation.store import keys as talk
from chalicelib.files.store import keys as shelves
from chalicelib.foundation import events
from chalicelib.foundation.tables import Key
from chalicelib.governance.actions import sealing
from infra.restore.inside import Done
from infra.restore.replay import BY_HAND, LOST, REPLAYED
from tests.cast.house import House, Somebody, done
from tests.files.sending import brought, narrows
from tests.restore.stage import Stage, live

WORD = "Cormoran"


@dataclass
class Story:
    """Who was there at the point, what was done to them since, and what a restore made of it."""

    stage: Stage
    people: dict[str, Somebody]
    named: dict[str, str]
    done: Done = field(init=False)

    def inside(self, name: str) -> dict[str, str]:
        """The communities that somebody is in, with their role, by the new tables."""
        document = memberships.unpacked(self.stage.row(keys.inside(self.people[name].id)))
        return {str(place): each.role.value for place, each in document.memberships.items()}

    def card(self, name: str) -> dict[str, object]:
        """Somebody's card in the new tables."""
        return self.stage.row(keys.card(self.people[name].id)) or {}

    def item(self, name: str) -> dict[str, object]:
        """A post or a comment in the new tables."""
        return self.stage.row(talk.item(self.named[name])) or {}


CAST = ("Ines", "Omar", "Rosa", "Sven", "Tara", "Ugo", "Vera")


def _before(house: House) -> dict[str, str]:
    """What there is at the point."""
    people = {name: house.person(name) for name in CAST}
    ines, place = people["Ines"], people["Ines"].founds("private", name="Harbour")
    for name in CAST[1:]:
        done(ines.adds(place, people[name]))
    done(ines.adds(place, people["Vera"], "moderator"))
    open_place = ines.founds("open", name="Square")
    ends = (datetime.now(UTC).date() + timedelta(days=9)).isoformat()
    token = done(people["Rosa"].post("/me/tokens", {"name": "Sync", "ends_on": ends}), 201)["id"]
    kept = done(people["Rosa"].post("/me/tokens", {"name": "Kept", "ends_on": ends}), 201)["id"]
    directory = done(house.ada.post("/directory/tokens", {"name": "Hub", "ends_on": ends}), 201)["id"]
    post = ines.posts(place, f"{WORD} one.")
    thread = ines.posts(place, "A thread.")
    named = {
        "place": place, "open": open_place, "token": token, "kept": kept, "directory": directory,
        "post": post, "thread": thread,
        "comment": ines.comments(thread, f"{WORD} two."), "other": ines.comments(thread, "It stays."),
        "hidden": people["Omar"].posts(place, f"{WORD} three."), "file": brought(ines, place, f"{WORD}.txt"),
        "bot": done(ines.post("/me/bots", {"name": "Beep"}), 201)["id"],
    }  # fmt: skip
    house.kept["restored people"] = people
    return named


def _since(house: House, named: dict[str, str]) -> None:
    """What is taken from people after it, and what is given to them."""
    people = house.kept["restored people"]
    ines, place = people["Ines"], named["place"]
    done(ines.delete(f"/communities/{place}/people/{people['Omar'].id}"), 204)
    done(people["Tara"].leaves(place), 204)
    done(ines.adds(place, people["Vera"], "participant"))
    done(house.ada.patch(f"/people/{people['Sven'].id}", {"status": "suspended"}))
    done(house.ada.patch(f"/people/{people['Ugo'].id}", {"status": "departed"}))
    done(people["Rosa"].delete(f"/me/tokens/{named['token']}"), 204)
    done(house.ada.delete(f"/directory/tokens/{named['directory']}"), 204)
    narrows(ines, named["open"], "secret")
    done(ines.delete(f"/posts/{named['post']}"), 204)
    done(ines.delete(f"/comments/{named['comment']}"), 204)
    done(ines.put(f"/posts/{named['hidden']}/hidden", {"reason": "spam"}))
    done(ines.delete(f"/files/{named['file']}"), 204)
    done(ines.delete(f"/me/bots/{named['bot']}"), 204)
    # What is given since then is lost, and nobody is let in by it.
    named["late"] = ines.posts(place, "Written too late.")
    done(ines.adds(named["open"], house.ada))


@pytest.fixture(scope="module")
def story(network: House) -> Iterator[Story]:
    named = _before(network)
    network.settle()
    sealing.run()
    stage = Stage()
    _since(network, named)
    network.settle()
    sealing.run()
    told = Story(stage, network.kept["restored people"], named)
    told.done = stage.finished()
    yield told
    stage.discard()


def test_everything_is_right_in_the_new_tables(house: House, story: Story) -> None:
    assert story.done.wrong == []
    assert story.done.ledger.startswith("Nothing was changed: ")
    assert story.stage.holds(story.named["place"], story.named["open"]) == ""


def test_who_was_put_out_or_went_is_outside(house: House, story: Story) -> None:
    place = story.named["place"]
    assert [name for name in CAST if place in story.inside(name)] == ["Ines", "Rosa", "Sven", "Vera"]
    for name in ("Omar", "Tara", "Ugo"):
        assert story.stage.row(keys.member(place, story.people[name].id)) is None


def test_a_role_that_was_taken_stays_taken(house: House, story: Story) -> None:
    assert story.inside("Vera")[story.named["place"]] == "participant"


def test_accounts_that_were_stopped_are_stopped(house: House, story: Story) -> None:
    assert (story.card("Sven")["status"], story.card("Ugo")["status"]) == ("suspended", "departed")
    assert story.inside("Ugo") == {}
    assert story.card("Rosa")["status"] == "active"
    bot = story.stage.row(keys.card(story.named["bot"]))
    assert bot is not None
    assert bot["status"] == "departed"


def test_a_revoked_token_is_gone_and_others_are_there(house: House, story: Story) -> None:
    tokens = {row["id"] for row in story.stage.rows("network") if row.get("cls") == "Token"}
    assert {story.named["token"], story.named["directory"]}.isdisjoint(tokens)
    assert story.named["kept"] in tokens


def test_a_narrowed_community_is_narrow_and_found_nowhere(house: House, story: Story) -> None:
    place = story.named["open"]
    for copy in range(keys.COPIES):
        gate = story.stage.row(keys.gate_copy(place, copy))
        assert gate is not None
        assert (gate["visibility"], gate["era"]) == ("secret", 2)
    found = [row for row in story.stage.rows("network") if row["pk"] == "COMMUNITIES"]
    assert place not in {row["community"] for row in found}


def test_erased_words_do_not_come_back(house: House, story: Story) -> None:
    for name in ("post", "comment"):
        assert story.item(name)["deleted"] is True
    assert story.item("hidden")["hidden"] is True
    file = story.stage.row(shelves.file(story.named["file"]))
    assert file is not None
    assert file["deleted"] is True
    # What is hidden keeps its words, for who moderates; of what was deleted there is none in any table.
    gone = [
        row
        for table in ("network", "journal", "ledger", "inbox", "ephemera")
        for row in story.stage.rows(table)
    ]
    assert [row["sk"] for row in gone if f"{WORD} one" in str(row) or f"{WORD} two" in str(row)] == []
    assert [row["sk"] for row in gone if f"{WORD}.txt" in str(row)] == []


def test_every_session_has_ended(house: House, story: Story) -> None:
    assert [row for row in story.stage.rows("ephemera") if row.get("cls") == "Session"] == []
    assert list(story.stage.rows("inbox")) == []


def test_what_was_given_since_then_is_lost(house: House, story: Story) -> None:
    assert story.item("late") == {}
    ada = memberships.unpacked(story.stage.row(keys.inside(house.ada.id)))
    assert story.named["open"] not in ada.memberships


def test_the_ledger_is_not_rolled_back(house: House, story: Story) -> None:
    there = {row["sk"] for row in story.stage.rows("ledger") if row.get("cls") == "Entry"}
    lived = {row["sk"] for row in live()["ledger"] if row.get("cls") == "Entry"}
    assert lived == there
    assert story.done.carried["ledger"] > 0


def test_done_again_it_does_nothing_more(house: House, story: Story) -> None:
    before = list(story.stage.rows("network"))
    again = story.stage.finished()
    assert (again.replayed, again.mended, again.wrong) == ({}, {}, [])
    assert sorted(map(str, before)) == sorted(map(str, story.stage.rows("network")))


def test_cut_short_anywhere_the_same_again_ends_well(house: House, story: Story, tmp_path: Path) -> None:
    # Somebody is put back by hand, as if it had never been replayed, and it dies before each of its writes.
    member = keys.inside(story.people["Omar"].id)
    for writes in (0, 3):
        _let_in_again(story, member)
        assert story.stage.cut(writes, str(tmp_path / "answer")) == 9
        ended = story.stage.finished()
        assert ended.wrong == []
        assert story.named["place"] not in story.inside("Omar")
        assert story.stage.holds(story.named["place"]) == ""


def _let_in_again(story: Story, member: Key) -> None:
    was = memberships.unpacked(story.stage.row(member))
    vera = memberships.unpacked(story.stage.row(keys.inside(story.people["Vera"].id)))
    packed = memberships.packed(type(was)(vera.memberships, {}, was.version))
    story.stage.set(member, "packed", {"B": packed})


def test_every_fact_has_been_thought_of() -> None:
    ours = {name for name, event in events.every().items() if event.__module__.startswith("chalicelib")}
    assert ours == {*REPLAYED, *BY_HAND, *LOST}
    assert not {*LOST} & {*REPLAYED, *BY_HAND}
