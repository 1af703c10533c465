"""A restore can hold a part of a transaction: what decides stays, and what follows agrees with it again."""

from collections.abc import Iterator
from dataclasses import dataclass

import pytest

from chalicelib.access import keys
from chalicelib.communities.store import keys as places
from chalicelib.conversation.store import keys as talk
from chalicelib.foundation import ids
from chalicelib.foundation.tables import Key
from chalicelib.governance.actions import sealing
from tests.cast.house import House, Somebody, done
from tests.restore.stage import Stage


@dataclass
class Scene:
    """A community in restored tables that tests tear, one after the other, and that is mended each time."""

    stage: Stage
    ines: Somebody
    omar: Somebody
    place: str
    post: str

    def mended(self, *laws: str) -> None:
        """It is mended, and all laws hold."""
        done_ = self.stage.finished()
        assert done_.wrong == []
        assert set(laws) <= set(done_.mended), done_.mended
        assert self.stage.holds(self.place) == ""


@pytest.fixture(scope="module")
def scene(network: House) -> Iterator[Scene]:
    ines, omar, acme = network.person("Ines"), network.person("Omar"), network.company()
    place = ines.founds("private", acme, name="Mole")
    done(ines.adds(place, omar))
    network.guest(ines, acme, place)
    post = ines.posts(place, "Here.")
    network.settle()
    sealing.run()
    stage = Stage()
    yield Scene(stage, ines, omar, place, post)
    stage.discard()


def test_a_list_follows_the_packed_documents(house: House, scene: Scene) -> None:
    scene.stage.tear(keys.member(scene.place, scene.omar.id))
    scene.mended("lists")
    assert scene.stage.row(keys.member(scene.place, scene.omar.id)) is not None


def test_who_is_in_no_document_is_on_no_list_and_no_card(house: House, scene: Scene) -> None:
    nobody = ids.short()
    scene.stage.set(keys.member(scene.place, nobody), "role", {"S": "steward"})
    scene.stage.set(keys.community(scene.place), "stewards", {"SS": [scene.ines.id, nobody]})
    scene.mended("lists", "cards")
    card = scene.stage.row(keys.community(scene.place))
    assert card is not None
    assert card["stewards"] == {scene.ines.id}


def test_copies_of_a_gate_are_what_they_were_before_a_torn_change(house: House, scene: Scene) -> None:
    for copy in (1, 5):
        key = keys.gate_copy(scene.place, copy)
        scene.stage.set(key, "visibility", {"S": "open"})
        scene.stage.set(key, "era", {"N": "2"})
    scene.stage.tear(keys.gate_copy(scene.place, 7))
    scene.mended("gates")
    for copy in range(keys.COPIES):
        gate = scene.stage.row(keys.gate_copy(scene.place, copy))
        assert gate is not None
        assert (gate["visibility"], gate["era"]) == ("private", 1)


def test_a_secret_place_is_found_nowhere_and_others_are(house: House, scene: Scene) -> None:
    key = places.discover("mole", scene.place)
    scene.stage.tear(key)
    scene.mended("found")
    assert scene.stage.row(key) is not None


def test_a_card_counts_the_guests_who_are_inside(house: House, scene: Scene) -> None:
    scene.stage.set(keys.community(scene.place), "companies", {"M": {}})
    scene.stage.set(places.audience(scene.place), "members", {"N": "9"})
    scene.mended("cards", "headcounts")


def test_streams_and_heads_follow_the_posts(house: House, scene: Scene) -> None:
    ulid = ids.part(scene.post)
    scene.stage.tear(Key("network", talk.stream(scene.place), ulid))
    scene.mended("streams")
    stray = ids.ulid()
    scene.stage.set(Key("network", talk.stream(scene.place), stray), "author", {"S": scene.ines.id})
    scene.stage.set(talk.head(scene.place), "entries", {"SS": [f"{stray}|1.p.none|{scene.ines.id}"]})
    scene.mended("streams", "heads")
    head = scene.stage.row(talk.head(scene.place))
    assert head is not None
    assert {line.partition("|")[0] for line in head["entries"]} == {ulid}


def test_who_has_left_the_network_is_inside_nothing(house: House, scene: Scene) -> None:
    scene.stage.set(keys.card(scene.omar.id), "status", {"S": "departed"})
    scene.mended("documents", "lists")
    assert scene.stage.row(keys.member(scene.place, scene.omar.id)) is None


def test_a_byte_of_the_ledger_that_was_changed_is_found(house: House, scene: Scene) -> None:
    entry = next(row for row in scene.stage.rows("ledger") if row.get("cls") == "Entry")
    key = Key("ledger", entry["pk"], entry["sk"])
    scene.stage.set(key, "fact", {"S": entry["fact"].replace("{", "{ ", 1)})
    found = scene.stage.finished()
    assert found.wrong
    assert "Something was changed" in found.ledger
    scene.stage.set(key, "fact", {"S": entry["fact"]})
    assert scene.stage.finished().wrong == []
