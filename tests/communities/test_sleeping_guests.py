"""Guests who are switched off sleep: nothing exists for them, and nothing of theirs is lost or promoted."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest

from chalicelib.access.keys import COPIES, network_gate_copy
from tests.cast.clients import CLIENTS
from tests.cast.house import House, Somebody, done


@contextmanager
def guests_off() -> Iterator[None]:
    """The network has its guests switched off."""
    from chalicelib.foundation import settings

    store, table = CLIENTS["dynamodb"], settings.TABLES["network"]
    keys = [network_gate_copy(copy) for copy in range(COPIES)]
    typed = [{"pk": {"S": key.pk}, "sk": {"S": key.sk}} for key in keys]
    before = [store.get_item(TableName=table, Key=key).get("Item") for key in typed]
    for key, was in zip(typed, before, strict=True):
        store.put_item(TableName=table, Item={**(was or {}), **key, "guests": {"BOOL": False}})
    try:
        yield
    finally:
        for key, was in zip(typed, before, strict=True):
            if was is None:
                store.delete_item(TableName=table, Key=key)
            else:
                store.put_item(TableName=table, Item=was)


class Scene:
    """A guest in two communities, and all that they can look at."""

    def __init__(self, house: House) -> None:
        self.house, self.ines, acme = house, house.person("Ines"), house.company()
        self.place, self.open = self.ines.founds("private", acme), self.ines.founds("open", "mixed")
        self.gil = house.guest(self.ines, acme, self.place)
        done(self.ines.adds(self.open, self.gil))
        self.waits = self.ines.founds("secret", acme)
        done(self.ines.post(f"/communities/{self.waits}/invitations", {"person": self.gil.id}), 201)
        self.post = self.ines.posts(self.place, "Canari.", kind="question", title="Canari ?")
        self.comment = self.gil.comments(self.post, "Canari aussi.")
        done(self.gil.put(f"/posts/{self.post}/bookmark"))
        house.settle()

    def seen(self, someone: Somebody) -> dict[str, Any]:
        """What somebody gets at every address that leads there."""
        post, place = self.post, self.place
        paths = [
            "/feed", "/communities", "/communities?scope=discover", "/bookmarks", f"/people/{self.ines.id}",
            f"/mentions?community={place}&q=ines", f"/people/{self.gil.id}/access", f"/posts/{post}",
            f"/posts/{post}/comments", f"/posts/{post}/reactions", f"/posts/{post}/access",
            *(f"/communities/{at}{more}" for at in (place, self.open, self.waits)
              for more in ("", "/people", "/posts", "/audience", "/eras")),
        ]  # fmt: skip
        answers = {path: someone.get(path) for path in paths}
        return {path: (each.status, each.json) for path, each in answers.items()}


def bare(seen: dict[str, Any]) -> None:
    """Nothing is there: lists are empty, everything else is as if it had never been."""
    for path, (status, body) in seen.items():
        if status == 200:
            assert body["items"] == [], path
        else:
            assert (status, body["code"]) == (404, "not_found"), path


def writes(scene: Scene) -> list[int]:
    gil, post, place = scene.gil, scene.post, scene.place
    draft = {"kind": "update", "body": "Canari.", "audience": "1.p.none."}
    return [
        gil.post(f"/communities/{place}/posts", draft).status,
        gil.post(f"/posts/{post}/comments", {"body": "Canari."}).status,
        gil.put(f"/posts/{post}/reactions/useful").status,
        gil.patch(f"/comments/{scene.comment}", {"body": "Autre."}, if_match="*").status,
        gil.joins(scene.waits).status,
        gil.joins(scene.open).status,
        gil.put(f"/communities/{place}/people/{gil.id}", {"role": "steward"}).status,
    ]


def test_a_network_without_guests_shows_them_nothing_and_gives_everything_back(house: House) -> None:
    scene = Scene(house)
    before = scene.seen(scene.gil)
    assert before[f"/posts/{scene.post}"][0] == 200
    with guests_off():
        bare(scene.seen(scene.gil))
        assert writes(scene) == [404] * 7
        assert done(scene.gil.get("/me"))["may"] == {
            **done(scene.gil.get("/me"))["may"], "create_communities": False, "invite_guests": False,
        }  # fmt: skip
        told = done(scene.ines.get(f"/people/{scene.gil.id}/access"))["items"]
        assert {each["because"] for each in told} == {"off"}
        asked = done(scene.ines.get(f"/posts/{scene.post}/access?person={scene.gil.id}"))
        assert (asked["reads"], asked["because"]) == (False, "asleep")
    assert scene.seen(scene.gil) == before


def test_a_community_without_guests_sleeps_for_them_and_promotes_nobody(house: House) -> None:
    scene = Scene(house)
    for place in (scene.place, scene.open, scene.waits):
        done(scene.ines.post(f"/communities/{place}/changes", {"guests": "none"}))
    bare(scene.seen(scene.gil))
    assert writes(scene) == [404] * 7
    assert done(house.ada.get(f"/people/{scene.gil.id}"))["kind"] == "guest"


@pytest.mark.parametrize("status", ["suspended", "departed"])
def test_who_comes_back_from_nowhere_is_still_a_guest(house: House, status: str) -> None:
    scene = Scene(house)
    done(house.ada.patch(f"/people/{scene.gil.id}", {"status": status}))
    assert {each[0] for each in scene.seen(scene.gil).values()} == {401}
    if status == "suspended":
        done(house.ada.patch(f"/people/{scene.gil.id}", {"status": "active"}))
        house.settle()
        done(scene.gil.signs_in(), 201)
        card = done(scene.gil.get(f"/communities/{scene.place}"))
        assert (card["membership"]["role"], scene.gil.get("/communities?scope=discover")["items"]) == (
            "participant",
            [],
        )
