"""What stands open under break-glass: everything that can be read, with a trace each time; nothing else."""

import pytest

from app import app
from chalicelib.foundation import ids
from tests.access.test_absent_and_invisible import BODIES, NAMED
from tests.cast.caller import Reply
from tests.cast.house import House, done
from tests.files.sending import brought
from tests.governance.officers import bureau, entries, opens, rows

ROUTES = sorted(
    (method, path.removeprefix("/v1"))
    for path in app.routes
    for method in app.routes[path]
    if any(f"{{{name}}}" in path for name in NAMED)
)
READS = {
    "/communities/{community_id}", "/communities/{community_id}/posts", "/communities/{community_id}/people",
    "/communities/{community_id}/audience", "/posts/{post_id}", "/posts/{post_id}/comments",
    "/posts/{post_id}/revisions", "/posts/{post_id}/reactions", "/comments/{comment_id}/revisions",
    "/comments/{comment_id}/reactions", "/posts/{post_id}/access", "/communities/{community_id}/files",
    "/communities/{community_id}/folders", "/files/{file_id}", "/files/{file_id}/content",
}  # fmt: skip
"""All that break-glass opens: more takes a decision, and an entry here."""
OFFICERS = ("/break-glass", "/steward")
WRITES = [
    (method, path) for method, path in ROUTES if method != "GET" and not any(own in path for own in OFFICERS)
]
"""Asking, signing and ending, and naming a steward, are the officers' own doors."""


class Scene:
    """A secret community that stands open to Bea, and what is in it."""

    def __init__(self, house: House) -> None:
        self.ines, self.omar = house.person("Ines"), house.person("Omar")
        self.bea, self.place = bureau(house).bea, self.ines.founds("secret")
        done(self.ines.adds(self.place, self.omar))
        self.post = self.ines.posts(self.place, "Canari?", kind="question", title="Canari")
        done(self.ines.patch(f"/posts/{self.post}", {"body": "Canari deux?"}, if_match='"1"'))
        self.comment = self.omar.comments(self.post, "Canari trois.")
        done(self.ines.put(f"/posts/{self.post}/reactions/useful"))
        done(self.ines.put(f"/comments/{self.comment}/reactions/useful"))
        self.file = brought(self.ines, self.place, "Canari.txt")
        house.settle()
        self.number = opens(house, self.place)
        self.values = {
            "community_id": self.place, "post_id": self.post, "comment_id": self.comment,
            "person_id": self.omar.id, "name": "useful", "number": "1", "item_id": self.post,
            "webhook_id": ids.placed(self.ines.id), "incoming_id": ids.short(), "file_id": self.file,
            "folder_id": ids.short(),
        }  # fmt: skip

    def ask(self, method: str, path: str) -> Reply:
        body = BODIES.get(path) if method in ("POST", "PUT", "PATCH") else None
        match = {"if_match": '"2"'} if method == "PATCH" else {}
        return self.bea.ask(method, path.format(**self.values), body, **match)

    def traces(self) -> list[tuple[str, dict[str, str]]]:
        found = entries(self.place, name="glass.read")
        assert {each["by"] for each in found} <= {self.bea.id}
        return [(each["data"]["door"], each["refs"]) for each in found]


@pytest.fixture(scope="module")
def scene(network: House) -> Scene:
    return Scene(network)


@pytest.mark.parametrize("path", sorted(path for method, path in ROUTES if method == "GET"))
def test_what_can_be_read_leaves_a_trace_each_time(scene: Scene, path: str) -> None:
    before = len(scene.traces())
    replies = [scene.ask("GET", path) for _ in range(2)]
    read = {reply.status for reply in replies} <= {200, 302}
    assert read is (path in READS), replies[0].raw
    named = {name: value for name, value in scene.values.items() if f"{{{name}}}" in path}
    left = scene.traces()[before:]
    assert [refs for _, refs in left] == ([named, named] if read else [])


def test_the_same_page_again_by_any_way_is_another_trace(scene: Scene) -> None:
    scene.ines.posts(scene.place, "Another.")
    before = len(scene.traces())
    page = done(scene.bea.get(f"/communities/{scene.place}/posts?limit=1"))
    done(scene.bea.get(f"/communities/{scene.place}/posts?limit=1&cursor={page['next']}"))
    known = done(scene.bea.get(f"/posts/{scene.post}"))
    done(scene.bea.get(f"/posts/{scene.post}", if_none_match=known.headers["etag"]))
    done(scene.bea.get(f"/mentions?community={scene.place}&q=om"))
    doors = [door for door, _ in scene.traces()[before:]]
    assert doors == [
        *["conversation.stream"] * 2,
        *["conversation.show"] * 2,
        "conversation.mentions",
    ]


@pytest.mark.parametrize(("method", "path"), WRITES)
def test_whatever_writes_stays_refused_and_changes_nothing(scene: Scene, method: str, path: str) -> None:
    ids = (scene.place, scene.post[:26], scene.bea.id)
    before = rows(*ids)
    reply = scene.ask(method, path)
    assert reply.status in (403, 404) or (method, reply.status) == ("DELETE", 204), reply.raw
    assert rows(*ids) == before


def test_nothing_of_it_reaches_lists_of_ones_own(scene: Scene) -> None:
    for path in ("/feed", "/bookmarks", "/communities", "/communities?scope=discover&q="):
        page = done(scene.bea.get(path))
        assert scene.place.encode() not in page.raw, path
        assert b"Canari" not in page.raw, path


def test_an_auditor_and_other_administrators_read_nothing_by_it(scene: Scene, network: House) -> None:
    office = bureau(network)
    for someone in (office.cleo, office.audrey, network.ada):
        for path in READS:
            assert someone.get(path.format(**scene.values)).status == 404, path


def test_what_others_keep_for_themselves_is_never_opened(scene: Scene) -> None:
    done(scene.omar.put(f"/posts/{scene.post}/bookmark"))
    done(scene.omar.patch(f"/communities/{scene.place}/membership", {"favourite": True}))
    seen = done(scene.bea.get(f"/posts/{scene.post}"))
    assert (seen["mine"]["bookmarked"], seen["mine"]["reaction"]) == (False, None)
    card = done(scene.bea.get(f"/communities/{scene.place}"))
    assert (card["membership"]["favourite"], card["membership"]["read_until"]) == (False, None)
    assert not {"post", "comment", "react", "moderate", "configure"} & set(card["may"])


def test_whoever_is_inside_and_looks_through_the_glass_leaves_traces_too(house: House) -> None:
    bea, ines = bureau(house).bea, house.person("Ines")
    place = ines.founds("private", name="Ere")
    early = ines.posts(place, "Canari de la veille.")
    done(ines.post(f"/communities/{place}/changes", {"visibility": "secret"}))
    done(ines.adds(place, bea))
    late = ines.posts(place, "Hello.")
    assert [each["id"] for each in done(bea.get(f"/communities/{place}/posts"))["items"]] == [late]
    assert bea.get(f"/posts/{early}").status == 404
    assert entries(place, name="glass.read") == []
    opens(house, place)
    assert [each["id"] for each in done(bea.get(f"/communities/{place}/posts"))["items"]] == [late, early]
    done(bea.get(f"/posts/{early}"))
    assert len(entries(place, name="glass.read")) == 2
    done(bea.post(f"/posts/{late}/comments", {"body": "As one of you."}), 201)
