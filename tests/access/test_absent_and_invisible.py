"""Absent and invisible answer alike, at every end point that names a place, for all who may not know of it.

The end points come from the application's own table; what is asked of a secret community and of what is
in it must be answered to outsiders with exactly the bytes that a never-existing id gets.
"""

from typing import Any

import pytest

from app import app
from chalicelib.foundation import ids
from tests.cast.caller import Reply
from tests.cast.counting import counted
from tests.cast.house import House, Somebody, done

NAMED = ("community_id", "post_id", "comment_id")
ROUTES = sorted(
    (method, path.removeprefix("/v1"))
    for path in app.routes
    for method in app.routes[path]
    if any(f"{{{name}}}" in path for name in NAMED)
)
KNOWN = {("POST", "/communities/{community_id}/break-glass"): {"administrator"}}
"""Who may know of a secret community here all the same: administrators have the register to ask with."""
CALLERS = (
    "outsider",
    "foreign guest",
    "ex-participant",
    "administrator",
    "suspended",
    "visitor",
    "lapsed guest",
)
BODIES: dict[str, Any] = {
    "/communities/{community_id}/incoming": {"name": "Canari"},
    "/posts/{post_id}/insight": {"kind": "lead", "basis": "contract", "consent": False},
    "/comments/{comment_id}/insight": {"kind": "lead", "basis": "contract", "consent": False},
    "/communities/{community_id}/break-glass": {"category": "legal", "reason": "A court has ordered it."},
    "/communities/{community_id}/posts": {"kind": "update", "body": "Hello.", "audience": "1.s.none."},
    "/communities/{community_id}/preview": {"body": "Hello."},
    "/communities/{community_id}/people/{person_id}": {"role": "participant"},
    "/communities/{community_id}/invitations": {"person": "0" * 13},
    "/communities/{community_id}/requests": {},
    "/communities/{community_id}/changes": {"name": "Mine now"},
    "/communities/{community_id}/people/{person_id}/earlier": {"era": 1},
    "/communities/{community_id}/membership": {"accepts": 1},
    "/communities/{community_id}/steward": {"person": "0" * 13},
    "/communities/{community_id}": {"purpose": "Mine now"},
    "/posts/{post_id}/comments": {"body": "Hello."},
    "/posts/{post_id}/reports": {"reason": "spam"},
    "/posts/{post_id}/answer": {"comment": "0" * 65},
    "/posts/{post_id}": {"body": "Mine now"},
    "/comments/{comment_id}": {"body": "Mine now"},
    "/comments/{comment_id}/reports": {"reason": "spam"},
    "/comments/{comment_id}/hidden": {"reason": "spam"},
    "/posts/{post_id}/hidden": {"reason": "spam"},
    "/posts/{post_id}/closed": {"reason": "heated"},
}


@pytest.fixture(scope="module")
def secret(network: House) -> dict[str, str]:
    """A secret community and what is in it."""
    steward, acme = network.person("Sibylle"), network.company()
    place = steward.founds("secret", acme)
    post = steward.posts(place, "Canari?", kind="question", title="Canari")
    found = {"community_id": place, "post_id": post, "comment_id": steward.comments(post, "Canari.")}
    found |= {"person_id": steward.id, "steward": steward.id, "acme": acme, "name": "useful", "item_id": post}
    found |= {"webhook_id": ids.placed(steward.id), "incoming_id": ids.short()}
    wider = {"visibility": "private", "guests": acme, "name": "Canari"}
    found["number"] = str(done(steward.post(f"/communities/{place}/changes", wider), 202)["number"])
    CAST["steward"] = steward
    return found


CAST: dict[str, Somebody] = {}


@pytest.fixture(scope="module")
def callers(network: House, secret: dict[str, str]) -> dict[str, Somebody]:
    """Everybody who may not know."""
    steward, place = CAST["steward"], secret["community_id"]
    left, host = network.person("Lucas"), network.person("Hector")
    done(steward.adds(place, left))
    done(left.leaves(place), 204)
    bolt = network.company()
    foreign = network.guest(host, bolt, host.founds("private", bolt), "Greta")
    lapsed = network.guest(host, secret["acme"], host.founds("private", secret["acme"]), "Gaspard")
    stopped = network.person("Salome")
    done(network.ada.patch(f"/people/{stopped.id}", {"status": "suspended"}))
    everybody = (network.person("Odile"), foreign, left, network.ada, stopped, network.stranger(), lapsed)
    return dict(zip(CALLERS, everybody, strict=True))


def never(name: str) -> str:
    """An id of the same shape that was never given."""
    length = {"community_id": 1, "person_id": 1, "post_id": 3, "comment_id": 5}[name]
    return "".join(ids.short() for _ in range(length))


def ask(someone: Somebody, method: str, path: str, values: dict[str, str]) -> Reply:
    body = BODIES.get(path) if method in ("POST", "PUT", "PATCH") else None
    match = {"if_match": '"1"'} if method == "PATCH" else {}
    return someone.ask(method, path.format(**values), body, **match)


@pytest.mark.parametrize(("method", "path"), ROUTES)
def test_what_one_may_not_know_of_is_as_if_it_had_never_been(
    secret: dict[str, str], callers: dict[str, Somebody], method: str, path: str
) -> None:
    for name, someone in callers.items():
        if name in KNOWN.get((method, path), ()):
            continue
        absent = {**secret, **{each: never(each) for each in NAMED}}
        with counted() as bill:
            there = ask(someone, method, path, secret)
        with counted() as nowhere:
            gone = ask(someone, method, path, absent)
        assert there.status == (401 if name in ("visitor", "suspended") else 404), (name, there.raw)
        assert there.raw == gone.raw, name
        assert _told(there) == _told(gone), name
        assert bill.trips == nowhere.trips, name


def _told(reply: Reply) -> dict[str, str]:
    return {name: value for name, value in reply.headers.items() if name != "x-request-id"}


@pytest.mark.parametrize(("method", "path"), [each for each in ROUTES if each[0] == "GET"])
def test_who_is_inside_is_answered(secret: dict[str, str], method: str, path: str) -> None:
    """The same addresses lead somewhere: otherwise the test above could not fail."""
    assert ask(CAST["steward"], method, path, secret).status == 200


@pytest.mark.parametrize(
    "path", ["/communities?scope=discover&q=", "/communities?scope=mine", "/feed", "/bookmarks"]
)
def test_no_list_holds_it(secret: dict[str, str], callers: dict[str, Somebody], path: str) -> None:
    for someone in (
        callers["outsider"],
        callers["administrator"],
        callers["ex-participant"],
        callers["lapsed guest"],
    ):
        page = done(someone.get(path))
        assert secret["community_id"].encode() not in page.raw
        assert b"Canari" not in page.raw
