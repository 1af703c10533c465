"""Stories of what is hidden: nobody reads it on any surface, and everything comes back with it."""

import json
from typing import Any

import pytest

from chalicelib.access import keys, memberships, store
from chalicelib.access.model import CommunityId, PersonId
from chalicelib.foundation import clock, rows
from chalicelib.foundation.changes import Change
from chalicelib.foundation.queries import Query, query
from tests.cast.caller import Reply
from tests.cast.counting import counted
from tests.cast.house import House, Somebody, done

WHY = {"reason": "confidential", "text": "A customer's name."}


@pytest.fixture
def ines(house: House) -> Somebody:
    return house.person("Ines")


@pytest.fixture
def max_(house: House) -> Somebody:
    return house.person("Max")


@pytest.fixture
def place(ines: Somebody, max_: Somebody) -> str:
    """An open community that Ines stewards, with Max inside."""
    found = ines.founds("open")
    done(max_.joins(found))
    return found


def unread(who: Somebody, place: str) -> int:
    mine = done(who.get("/communities?scope=mine"))["items"]
    return next(int(each["unread"]) for each in mine if each["id"] == place)


def lists(who: Somebody, place: str) -> list[Reply]:
    """Every list that may hold a post."""
    paths = (f"/communities/{place}/posts", f"/communities/{place}/posts?pinned=true", "/feed", "/bookmarks")
    return [done(who.get(path)) for path in paths]


def holding(who: Somebody, place: str, word: str) -> list[bool]:
    return [word.encode() in each.raw for each in lists(who, place)]


def beneath(post: str, comment: str) -> list[tuple[str, str, Any]]:
    """Everything that can be asked of a post and of what hangs on it."""
    marks = ("follow", "bookmark", "reactions/agree")
    return [
        ("GET", f"/posts/{post}", None),
        *(("GET", f"/posts/{post}/{what}", None) for what in ("comments", "revisions", "reactions")),
        *(("GET", f"/comments/{comment}/{what}", None) for what in ("revisions", "reactions")),
        *((method, f"/posts/{post}/{what}", None) for method in ("PUT", "DELETE") for what in marks),
        ("POST", f"/posts/{post}/comments", {"body": "x"}),
        ("POST", f"/posts/{post}/reports", {"reason": "spam"}),
        ("PATCH", f"/posts/{post}", {"body": "x"}),
        ("DELETE", f"/posts/{post}", None),
        ("PUT", f"/posts/{post}/closed", {"reason": "other"}),
        ("PUT", f"/posts/{post}/pin", None),
        ("PUT", f"/comments/{comment}/reactions/agree", None),
        ("POST", f"/comments/{comment}/reports", {"reason": "spam"}),
        ("PATCH", f"/comments/{comment}", {"body": "x"}),
        ("DELETE", f"/comments/{comment}", None),
    ]


def written(house: House, ines: Somebody, max_: Somebody, place: str) -> tuple[str, str]:
    """A post of Max's on every list, with everything on it that a post can have."""
    post = max_.posts(place, "Canary.", title="Canary")
    done(max_.patch(f"/posts/{post}", {"body": "Canary again."}, if_match='"1"'))
    comment = ines.comments(post, "Canary said.")
    for who in (ines, max_):
        done(who.put(f"/posts/{post}/bookmark"))
    done(ines.put(f"/posts/{post}/reactions/useful"))
    done(ines.put(f"/posts/{post}/pin"))
    house.settle()
    return post, comment


def test_a_hidden_post_is_nowhere_for_anybody(
    house: House, ines: Somebody, max_: Somebody, place: str
) -> None:
    post, comment = written(house, ines, max_, place)
    assert [holding(who, place, "Canary") for who in (ines, max_)] == [[True] * 4] * 2
    assert unread(ines, place) == 1
    line = done(ines.put(f"/posts/{post}/hidden", WHY))
    assert (line["title"], line["html"], "Canary" in line.raw.decode()) == (None, None, False)
    hidden = line["hidden"]
    assert (hidden["by"]["id"], hidden["reason"], hidden["text"]) == (
        ines.id, "confidential", "A customer's name.",
    )  # fmt: skip
    never = ines.get(f"/posts/{'0' * 26 + place}").raw
    for who in (ines, max_, house.person("Eve")):
        for method, path, body in beneath(post, comment):
            refused = who.ask(method, path, body, if_match='"2"')
            assert (refused.status, refused.raw) == (404, never), (who.name, method, path)
    assert [holding(who, place, "Canary") for who in (ines, max_)] == [[False] * 4] * 2
    assert unread(ines, place) == 0
    house.settle()
    assert unread(ines, place) == 0
    assert done(ines.get(f"/communities/{place}/reports"))["items"] == [line.json]
    assert b"Canary" not in ines.get(f"/communities/{place}/reports").raw


def test_what_is_restored_comes_back_but_not_to_the_top(
    house: House, ines: Somebody, max_: Somebody, place: str
) -> None:
    post, comment = written(house, ines, max_, place)
    done(ines.put(f"/posts/{post}/hidden", WHY))
    done(ines.put(f"/posts/{post}/hidden", {"reason": "spam"}))
    (line,) = done(ines.get(f"/communities/{place}/reports"))["items"]
    assert line["hidden"]["reason"] == "confidential"
    assert max_.delete(f"/posts/{post}/hidden").status == 404
    assert ines.delete(f"/posts/{post}/hidden?reason=boring").status == 422
    done(ines.delete(f"/posts/{post}/hidden?reason=settled"), 204)
    done(ines.delete(f"/posts/{post}/hidden"), 204)
    top = [True, False, True, True]
    assert [holding(who, place, "Canary") for who in (ines, max_)] == [top] * 2
    assert unread(ines, place) == 1
    house.settle()
    assert unread(ines, place) == 1
    read = done(max_.get(f"/posts/{post}"))
    assert (read["body"], read["comments"], read["pinned"], read["hidden"]) == (
        "Canary again.", 1, False, False,
    )  # fmt: skip
    assert done(max_.get(f"/comments/{comment}/reactions"))["items"] == []
    (line,) = done(ines.get(f"/communities/{place}/reports"))["items"]
    assert (line["hidden"], line["settled"]["deed"], line["settled"]["reason"]) == (
        None, "restored", "settled",
    )  # fmt: skip
    assert line["title"] == "Canary"


def test_pages_are_filled_over_what_is_hidden(ines: Somebody, max_: Somebody, place: str) -> None:
    posts = [ines.posts(place, f"Number {number}.") for number in range(6)]
    for hidden in posts[1:5]:
        done(ines.put(f"/posts/{hidden}/hidden", {"reason": "spam"}))
    for path in (f"/communities/{place}/posts", "/feed"):
        page = done(max_.get(f"{path}?limit=2"))
        found = [each.get("post", each)["id"] for each in page["items"]]
        assert (found, page["next"]) == ([posts[5], posts[0]], None), path


def test_a_hidden_comment_leaves_its_place_and_no_word(
    house: House, ines: Somebody, max_: Somebody, place: str
) -> None:
    question = ines.posts(place, "Who knows?", kind="question", title="A question")
    comment = max_.comments(question, "Canary.")
    done(max_.patch(f"/comments/{comment}", {"body": "Canary again."}))
    reply = ines.comments(question, "Thanks.", parent=comment)
    done(ines.put(f"/posts/{question}/answer", {"comment": comment}))
    done(ines.put(f"/comments/{comment}/reactions/thanks"))
    house.settle()
    before = done(max_.get(f"/posts/{question}"))
    assert (before["answer"], before["answered"], before["comments"]) == (comment, True, 2)
    line = done(ines.put(f"/comments/{comment}/hidden", WHY))
    assert (line["kind"], line["html"], line["hidden"]["by"]["id"]) == ("comment", None, ines.id)
    house.settle()
    never = max_.get(f"/comments/{'0' * 26 + question}/revisions").raw
    acts = [each for each in beneath(question, comment) if f"/comments/{comment}" in each[1]]
    for who in (ines, max_):
        thread = done(who.get(f"/posts/{question}/comments"))
        gone, kept = thread["items"]
        assert (gone["id"], gone["hidden"], gone["deleted"]) == (comment, True, False)
        assert [gone[name] for name in ("author", "body", "html", "reaction")] == [None] * 4
        assert (kept["id"], kept["parent"], kept["body"]) == (reply, comment, "Thanks.")
        read = done(who.get(f"/posts/{question}"))
        assert (read["answer"], read["answered"], read["comments"]) == (None, False, 1)
        assert b"Canary" not in thread.raw + read.raw
        for method, path, body in acts:
            refused = who.ask(method, path, body)
            assert (refused.status, refused.raw) == (404, never), (who.name, path)
    for path, body in (("comments", {"body": "x", "parent": comment}), ("answer", {"comment": comment})):
        refused = ines.ask("POST" if path == "comments" else "PUT", f"/posts/{question}/{path}", body)
        assert (refused.status, refused["errors"][0]["code"]) == (422, "unknown_comment")
    done(ines.delete(f"/comments/{comment}/hidden"), 204)
    house.settle()
    again = done(max_.get(f"/posts/{question}/comments"))["items"][0]
    assert (again["body"], again["hidden"], again["reactions"]) == ("Canary again.", False, {"thanks": 1})
    assert done(max_.get(f"/posts/{question}"))["comments"] == 2


def test_a_repeat_of_what_was_hidden_meanwhile_shows_nothing(
    ines: Somebody, max_: Somebody, place: str
) -> None:
    draft = {"kind": "update", "body": "Canary.", "audience": max_.audience(place)}
    made = done(max_.post(f"/communities/{place}/posts", draft, idempotency_key="h"), 201)
    done(ines.put(f"/posts/{made['id']}/hidden", WHY))
    again = max_.post(f"/communities/{place}/posts", draft, idempotency_key="h")
    assert (again.status, b"Canary" in again.raw) == (404, False)


def test_break_glass_alone_reads_what_is_hidden(
    house: House, ines: Somebody, max_: Somebody, place: str
) -> None:
    post, comment = written(house, ines, max_, place)
    other = ines.posts(place, "Stays.")
    said = max_.comments(other, "Canary too.")
    done(ines.put(f"/posts/{post}/hidden", WHY))
    done(ines.put(f"/comments/{said}/hidden", WHY))
    assert house.ada.get(f"/posts/{post}").status == 404
    opens(house.ada, place)
    read = done(house.ada.get(f"/posts/{post}"))
    assert (read["body"], read["hidden"]) == ("Canary again.", True)
    assert done(house.ada.get(f"/posts/{post}/comments"))["items"][0]["id"] == comment
    assert done(house.ada.get(f"/posts/{other}/comments"))["items"][0]["body"] == "Canary too."
    listed = done(house.ada.get(f"/communities/{place}/posts"))["items"]
    assert [each["id"] for each in listed] == [other, post]
    for method, path, body in (
        ("GET", f"/communities/{place}/reports", None),
        ("DELETE", f"/posts/{post}/hidden", None),
        ("PUT", f"/posts/{other}/hidden", WHY),
    ):
        assert house.ada.ask(method, path, body).code == "may_not_moderate"


def opens(administrator: Somebody, place: str) -> None:
    """As it stands once two have signed for it."""
    key = keys.inside(administrator.id)
    was = memberships.unpacked(rows.fetch([key]).get(key))
    was.openings[CommunityId(place)] = clock.now() + clock.HOUR
    change = Change()
    store.keep_inside(change, PersonId(administrator.id), was, was)
    change.commit()


def test_no_word_of_a_reason_leaves_the_queue(
    house: House, ines: Somebody, max_: Somebody, place: str
) -> None:
    post = max_.posts(place)
    done(ines.post(f"/posts/{post}/reports", {"reason": "other", "text": "Canary."}), 201)
    done(ines.put(f"/posts/{post}/hidden", {"reason": "other", "text": "Canary."}))
    house.settle()
    minute = clock.now() // clock.MINUTE * clock.MINUTE
    facts = [
        row["fact"]
        for at in (minute - ago * clock.MINUTE for ago in range(6))
        for shard in range(8)
        for row in query(Query("journal", f"J#{clock.utc(at):%Y%m%d%H%M}#{shard}", limit=1_000)).items
    ]
    of_post = [json.loads(fact) for fact in facts if post in fact]
    assert {each["name"] for each in of_post} == {"post.written", "post.reported", "post.hidden"}
    assert "Canary" not in json.dumps(of_post)


def test_the_queue_is_read_in_three_trips(house: House, ines: Somebody, max_: Somebody, place: str) -> None:
    posts = [max_.posts(place, f"Number {number}.") for number in range(20)]
    for post in posts:
        done(ines.post(f"/posts/{post}/reports", {"reason": "other"}), 201)
    with counted() as bill:
        page = done(ines.get(f"/communities/{place}/reports?limit=20"))
    assert len(page["items"]) == 20
    assert (bill.trips, bill.count) == (3, 4), bill
    with counted() as bill:
        done(ines.put(f"/posts/{posts[0]}/hidden", WHY))
    assert bill.calls.count("TransactWriteItems") == 1
    assert bill.written <= 30
