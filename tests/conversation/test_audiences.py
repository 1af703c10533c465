"""Who reads what: eras, guests, walls, and the names in a text."""

from typing import Any

import pytest

from chalicelib.foundation.queries import Query, query
from tests.cast.house import House, Somebody, done


@pytest.fixture
def ines(house: House) -> Somebody:
    return house.person("Ines")


@pytest.fixture
def max_(house: House) -> Somebody:
    return house.person("Max")


def narrows(steward: Somebody, place: str, visibility: str, guests: str = "none") -> None:
    done(steward.post(f"/communities/{place}/changes", {"visibility": visibility, "guests": guests}))


def absent(place: str) -> str:
    return "0" * 26 + place


def test_outsiders_get_what_a_post_that_never_was_gets(house: House, ines: Somebody, max_: Somebody) -> None:
    place = ines.founds("private")
    post = ines.posts(place, "Canary.")
    comment = ines.comments(post, "Canary.")
    never, never_said = absent(place), "0" * 26 + post
    asked: list[tuple[str, str, str, Any]] = [
        ("GET", f"/posts/{post}", f"/posts/{never}", None),
        ("PATCH", f"/posts/{post}", f"/posts/{never}", {"body": "x"}),
        ("DELETE", f"/posts/{post}", f"/posts/{never}", None),
        ("POST", f"/posts/{post}/comments", f"/posts/{never}/comments", {"body": "x"}),
        ("POST", f"/posts/{post}/reports", f"/posts/{never}/reports", {"reason": "spam"}),
        ("PUT", f"/posts/{post}/answer", f"/posts/{never}/answer", {"comment": comment}),
        ("PATCH", f"/comments/{comment}", f"/comments/{never_said}", {"body": "x"}),
        ("DELETE", f"/comments/{comment}", f"/comments/{never_said}", None),
    ]
    for method, whats in (
        ("GET", ("comments", "revisions", "reactions")),
        ("PUT", ("pin", "follow", "bookmark", "reactions/agree")),
        ("DELETE", ("pin", "follow", "bookmark", "answer", "reactions/agree")),
    ):
        asked += [(method, f"/posts/{post}/{what}", f"/posts/{never}/{what}", None) for what in whats]
    for method, what in (("GET", "revisions"), ("GET", "reactions"), ("PUT", "reactions/agree")):
        asked.append((method, f"/comments/{comment}/{what}", f"/comments/{never_said}/{what}", None))
    for method, there, nowhere, body in asked:
        one, other = (max_.ask(method, path, body, if_match='"1"') for path in (there, nowhere))
        assert (one.status, one.raw) == (404, other.raw), f"{method} {there}: {one.raw.decode()}"
    assert max_.get(f"/communities/{place}/posts").code == "may_not_read"
    assert done(ines.get(f"/posts/{post}"))["body"] == "Canary."


def test_an_id_that_only_shares_the_ulid_is_not_the_posts(ines: Somebody, max_: Somebody) -> None:
    closed, own = ines.founds("private"), max_.founds("private")
    post = ines.posts(closed, "Canary.")
    for made_up in (post[:26] + own, post[:26] + "0" * 13, post + own, post.upper(), "x"):
        assert max_.get(f"/posts/{made_up}").status == 404
        assert max_.get(f"/posts/{made_up}/comments").status == 404
        assert max_.get(f"/comments/{made_up}/revisions").status == 404
        assert ines.get(f"/posts/{made_up}").status == 404
    comment = ines.comments(post)
    assert ines.get(f"/comments/{comment[:26]}{post[:26]}{own}/revisions").status == 404


def test_who_comes_later_reads_from_their_era_on(house: House, ines: Somebody, max_: Somebody) -> None:
    place = ines.founds("open")
    opened = ines.posts(place, "For everybody.")
    narrows(ines, place, "private")
    ines.posts(place, "Canary-private.")
    ines.comments(opened, "Canary-private.")
    done(ines.put(f"/posts/{opened}/reactions/agree"))
    narrows(ines, place, "secret")
    done(ines.adds(place, max_), 200)
    secret = max_.posts(place, "For us.")
    max_.comments(opened, "Late, for us.")
    done(max_.put(f"/posts/{opened}/reactions/agree"))
    house.settle()

    def seen(who: Somebody) -> tuple[list[str], list[str], int, dict[str, int], int]:
        stream = done(who.get(f"/communities/{place}/posts"))
        thread = done(who.get(f"/posts/{opened}/comments"))
        read = done(who.get(f"/posts/{opened}"))
        people = done(who.get(f"/posts/{opened}/reactions"))["items"]
        assert who is ines or b"Canary" not in stream.raw + thread.raw
        return (
            [each["html"] for each in stream["items"]],
            [each["body"] for each in thread["items"]],
            read["comments"],
            read["reactions"],
            len(people),
        )

    late = ["<p>For us.</p>\n", "<p>For everybody.</p>\n"]
    assert seen(max_) == (late, ["Late, for us."], 1, {"agree": 1}, 1)
    stream, thread, *counts = seen(ines)
    assert (len(stream), len(thread), *counts) == (3, 2, 2, {"agree": 2}, 2)
    assert max_.get(f"/posts/{secret}").status == 200


def formerly(who: Somebody, post: str) -> list[str]:
    return [each["body"] for each in done(who.get(f"/posts/{post}/revisions"))["items"]]


def test_an_edit_needs_its_own_audience_too(house: House, ines: Somebody, max_: Somebody) -> None:
    place = ines.founds("open")
    post, other = ines.posts(place, "For everybody."), ines.posts(place, "Stays.")
    comment = ines.comments(other, "For everybody.")
    house.settle()
    narrows(ines, place, "private")
    done(ines.patch(f"/posts/{post}", {"body": "Canary."}, if_match='"1"'))
    done(ines.patch(f"/comments/{comment}", {"body": "Canary."}))
    narrows(ines, place, "secret")
    done(ines.adds(place, max_), 200)
    house.settle()
    for path in (f"/posts/{post}", f"/posts/{post}/comments", f"/posts/{post}/revisions"):
        assert max_.get(path).status == 404
    assert max_.get(f"/comments/{comment}/revisions").status == 404
    page = done(max_.get(f"/communities/{place}/posts?limit=1"))
    assert ([each["id"] for each in page["items"]], page["next"]) == ([other], None)
    assert done(max_.get(f"/posts/{other}/comments"))["items"] == []
    assert [done(who.get(f"/posts/{other}"))["comments"] for who in (max_, ines)] == [0, 1]
    assert formerly(ines, post) == ["For everybody."]


def test_what_hangs_on_an_edited_post_needs_the_edits_audience(
    house: House, ines: Somebody, max_: Somebody
) -> None:
    place = ines.founds("open")
    post = ines.posts(place, "For everybody.")
    comment = ines.comments(post, "For everybody.")
    narrows(ines, place, "private")
    done(ines.patch(f"/posts/{post}", {"body": "Canary."}, if_match='"1"'))
    narrows(ines, place, "secret")
    done(ines.adds(place, max_), 200)
    for what in ("revisions", "reactions"):
        assert max_.get(f"/comments/{comment}/{what}").status == 404
        assert ines.get(f"/comments/{comment}/{what}").status == 200
    assert max_.put(f"/comments/{comment}/reactions/agree").status == 404


def test_a_former_text_is_read_by_its_own_audience_only(house: House, ines: Somebody, max_: Somebody) -> None:
    place = ines.founds("open")
    post = ines.posts(place, "One.")
    narrows(ines, place, "private")
    done(ines.patch(f"/posts/{post}", {"body": "Canary."}, if_match='"1"'))
    narrows(ines, place, "secret")
    done(ines.adds(place, max_), 200)
    done(ines.patch(f"/posts/{post}", {"body": "Three."}, if_match='"2"'))
    assert done(max_.get(f"/posts/{post}"))["body"] == "Three."
    assert (formerly(max_, post), formerly(ines, post)) == (["One."], ["Canary.", "One."])


def test_guests_read_under_their_clause_only(house: House, ines: Somebody) -> None:
    acme, other = house.company(), house.company()
    place = ines.founds("private", "mixed")
    gil = house.guest(ines, acme, place)
    odd = house.guest(ines, other, place, "Odd")
    post = odd.posts(place, "From one guest to another.")
    assert done(gil.get(f"/posts/{post}"))["author"]["company"]["id"] == other
    narrows(ines, place, "private", acme)
    walled = gil.posts(place, "Canary.")
    assert odd.get(f"/posts/{walled}").status == 404
    assert odd.get(f"/communities/{place}/posts").status == 404
    listed = done(gil.get(f"/communities/{place}/posts"))["items"]
    assert [each["id"] for each in listed] == [walled, post]
    narrows(ines, place, "private", "none")
    for who in (gil, odd):
        assert who.get(f"/posts/{post}").status == who.get(f"/posts/{walled}").status == 404
    assert done(ines.get(f"/posts/{walled}"))["body"] == "Canary."


def test_a_post_for_fewer_than_read_it_now_is_not_written(house: House, ines: Somebody) -> None:
    acme = house.company("Acme")
    place = ines.founds("private", "mixed")
    before = ines.audience(place)
    house.guest(ines, acme, place)
    house.settle()
    draft = {"kind": "update", "body": "For members.", "audience": before}
    refused = ines.post(f"/communities/{place}/posts", draft)
    assert (refused.status, refused.code) == (409, "audience_widened")
    assert refused["audience"] == done(ines.get(f"/communities/{place}/audience")).json
    assert done(ines.get(f"/communities/{place}/posts"))["items"] == []
    narrows(ines, place, "private", acme)
    wide = {**draft, "audience": refused["audience"]["fingerprint"]}
    done(ines.post(f"/communities/{place}/posts", wide), 201)
    unknown = ines.post(f"/communities/{place}/posts", {**draft, "audience": "made up"})
    assert unknown.code == "audience_widened"


def mentioned(event_name: str, subject: str) -> list[str]:
    """Whom the event says was called, as its listeners will be told."""
    from chalicelib.foundation import clock, events

    minute = clock.now() // clock.MINUTE * clock.MINUTE
    for at in (minute - ago * clock.MINUTE for ago in range(6)):
        for copy in range(events.SPREAD):
            partition = f"J#{clock.utc(at):%Y%m%d%H%M}#{copy}"
            for row in query(Query("journal", partition, limit=1_000)).items:
                event = events.parsed(row["fact"])
                if event is not None and (event.name, event.subject) == (event_name, subject):
                    return event.refs.get("mentioned", "").split()
    raise AssertionError(event_name)


def test_mentions_reach_only_people_who_may_read(house: House, ines: Somebody, max_: Somebody) -> None:
    place, eve, acme = ines.founds("private", "mixed"), house.person("Eve"), house.company()
    done(ines.adds(place, max_), 200)
    gil = house.guest(ines, acme, place)
    away = house.guest(ines, acme, ines.founds("private", "mixed"), "Away")
    calls = " ".join(f"[@{who.name}](person:{who.id})" for who in (ines, max_, eve, gil, away))
    post = ines.posts(place, calls)
    assert set(mentioned("post.written", post)) == {max_.id, gil.id}

    def names(who: Somebody) -> str:
        read, (card,) = done(who.get(f"/posts/{post}")), done(who.get(f"/communities/{place}/posts"))["items"]
        fed = next(each["post"] for each in done(who.get("/feed"))["items"] if each["post"]["id"] == post)
        assert card == fed
        assert card["html"] == read["html"]
        assert (away.id in read["body"], away.id in read["html"]) == (False, False)
        return str(read["body"])

    both, called = (f"[@{who.name}](person:{who.id})" for who in (eve, gil))
    first = f"[@Ines](person:{ines.id}) [@Max](person:{max_.id})"
    assert names(max_) == f"{first} {both} {called} someone"
    assert names(gil) == f"{first} someone {called} someone"
    gil.language = "fr"
    assert "quelqu’un" in done(gil.get(f"/posts/{post}"))["html"]
    comment = max_.comments(post, f"[@](person:{gil.id}) and [@](person:{eve.id})")
    assert mentioned("comment.written", comment) == [gil.id]
    nobody = max_.comments(post, "Who is [@](person:0000000000000)?")
    assert mentioned("comment.written", nobody) == []
    assert done(ines.get(f"/posts/{post}/comments?order=newest"))["items"][0]["body"] == "Who is someone?"
    done(max_.patch(f"/comments/{comment}", {"body": f"[@](person:{gil.id}), [@](person:{ines.id})"}))
    assert mentioned("comment.edited", comment) == [ines.id]


def test_people_are_completed_where_they_are_called(house: House, ines: Somebody, max_: Somebody) -> None:
    place = ines.founds("private")
    done(ines.adds(place, max_), 200)
    house.person("Maximilian")
    house.settle()
    found = done(ines.get(f"/mentions?community={place}&q=Má"))["items"]
    assert [each["name"] for each in found] == ["Max"]
    outside = house.person("Eve").get(f"/mentions?community={place}&q=ma")
    assert (outside.status, outside.code) == (403, "may_not_list_people")
    for wrong in ("", "x" * 13, "x" * 100, "0" * 13):
        assert ines.get(f"/mentions?community={wrong}&q=ma").status in (404, 422)
