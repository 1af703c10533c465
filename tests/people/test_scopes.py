"""What a token may is what its scopes say, never more than its owner; and when it was last used."""

from typing import Any

import pytest

from tests.cast.counting import counted
from tests.cast.house import House, Somebody, done
from tests.people.test_credentials import in_days, with_token


def token(someone: Somebody, *scopes: str, path: str = "/me/tokens") -> str:
    draft: dict[str, Any] = {"name": "Integration", "ends_on": in_days(30)}
    if scopes:
        draft["scopes"] = list(scopes)
    return str(done(someone.post(path, draft), 201)["token"])


def used(someone: Somebody) -> Any:
    return done(someone.get("/me/tokens"))["items"][0]["used_at"]


@pytest.mark.parametrize(
    ("scopes", "reads", "writes"),
    [((), True, True), (("read",), True, False), (("write",), False, True), (("administer",), False, False)],
)
def test_a_token_reads_and_writes_as_its_scopes_say(
    house: House, scopes: tuple[str, ...], *, reads: bool, writes: bool
) -> None:
    ines = house.person("Ines")
    bearer = token(ines, *scopes)
    read = with_token(ines, bearer)
    written = with_token(ines, bearer, "PATCH", "/me", {"headline": "Changed by a token"})
    for reply, may in ((read, reads), (written, writes)):
        assert reply.status == (200 if may else 403)
        assert may or reply.code == "scope_missing"
    headline = done(ines.get("/me"))["person"]["headline"]
    assert (headline == "Changed by a token") is writes


def test_no_role_counts_for_a_token_that_does_not_administer(house: House) -> None:
    path, company = "/companies", {"name": "Token Works"}
    plain, whole = token(house.ada), token(house.ada, "read", "write", "administer")
    assert with_token(house.ada, plain, "POST", path, company).code == "administrators_only"
    assert done(with_token(house.ada, plain))["may"]["administer"] is False
    done(with_token(house.ada, whole, "POST", path, company), 201)
    assert done(with_token(house.ada, whole))["may"]["administer"] is True
    ines = house.person("Ines")
    own = token(ines, "read", "write", "administer")
    assert with_token(ines, own, "POST", path, company).code == "administrators_only"


def test_the_scopes_are_listed_and_strange_ones_refused(house: House) -> None:
    ines = house.person("Ines")
    token(ines, "read", "read")
    token(ines)
    listed = [each["scopes"] for each in done(ines.get("/me/tokens"))["items"]]
    assert sorted(listed) == [["read"], ["read", "write"]]
    for strange in ([], ["everything"], "read", ["read"] * 4, None):
        refused = ines.post("/me/tokens", {"name": "T", "ends_on": in_days(3), "scopes": strange})
        assert (refused.status, refused["errors"][0]["pointer"][:7]) == (422, "/scopes")


def test_a_bots_token_has_scopes_too(house: House) -> None:
    ines = house.person("Ines")
    place = ines.founds("open")
    bot = done(ines.post("/me/bots", {"name": "Reader"}), 201)["id"]
    bearer = token(ines, "read", path=f"/me/bots/{bot}/tokens")
    seen = done(with_token(ines, bearer, path=f"/communities/{place}/audience"))
    draft = {"kind": "update", "body": "Hello.", "audience": seen["fingerprint"]}
    refused = with_token(ines, bearer, "POST", f"/communities/{place}/posts", draft)
    assert (refused.status, refused.code) == (403, "scope_missing")


def test_the_last_use_is_noted_once_an_hour(house: House) -> None:
    ines = house.person("Ines")
    bearer = token(ines)
    assert used(ines) is None
    with counted() as first:
        done(with_token(ines, bearer))
    seen = used(ines)
    assert seen is not None
    with counted() as second:
        done(with_token(ines, bearer))
    assert (first.count, second.count) == (2, 1)
    assert used(ines) == seen
    house.passes(days=0.1)
    done(with_token(ines, bearer))
    assert used(ines) > seen


def test_a_use_does_not_bring_a_revoked_token_back(house: House) -> None:
    ines = house.person("Ines")
    bearer = token(ines)
    held = done(ines.get("/me/tokens"))["items"][0]["id"]
    # The token revokes itself: when its use is noted, its row has gone.
    done(with_token(ines, bearer, "DELETE", f"/me/tokens/{held}"), 204)
    assert done(ines.get("/me/tokens"))["items"] == []
    assert with_token(ines, bearer).status == 401
