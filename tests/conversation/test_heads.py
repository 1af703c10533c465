"""Heads and their chunks, counts and pages: what the news keep in order, though told late and twice."""

from typing import Any

import pytest

from chalicelib.access.model import CommunityId, PostId
from chalicelib.foundation import ids
from chalicelib.foundation.news import NotYet
from chalicelib.foundation.queries import Query, query
from chalicelib.foundation.tables import Item, Key
from tests.cast.house import House, Somebody, done


@pytest.fixture
def ines(house: House) -> Somebody:
    return house.person("Ines")


def row(key: Key) -> Item:
    from chalicelib.foundation import rows

    return rows.fetch([key]).get(key) or {}


def entries(key: Key) -> set[str]:
    return {line[:26] for line in row(key).get("entries") or ()}


def told_of(kind: str, community: str, post: str, **data: str) -> Any:
    """An event as its listeners are told of it."""
    from chalicelib.foundation import events

    told = events.every()[kind]
    return told(by="p", subject=post, community=community, refs={"post": post}, data=dict(data))


def test_a_post_is_in_the_head_before_any_news(ines: Somebody) -> None:
    from chalicelib.conversation.store import head_of, keys

    place = ines.founds()
    post = ines.posts(place)
    (entry,) = head_of(CommunityId(place), row(keys.head(place))).entries
    assert (entry.post, entry.author, entry.stamp.text) == (post, ines.id, "1.p.none")
    done(ines.delete(f"/posts/{post}"), 204)
    ines.house.settle()
    assert entries(keys.head(place)) == set()


def test_a_full_head_is_sealed_and_nothing_is_lost(ines: Somebody) -> None:
    from chalicelib.conversation import listeners
    from chalicelib.conversation.store import keys

    place = ines.founds()
    posts = [ines.posts(place, f"Post {number}.") for number in range(62)]
    ines.house.settle()
    head = row(keys.head(place))
    (name,) = head["chunks"]
    chunk = keys.chunk(place, name)
    assert len(entries(chunk)) == 30
    assert max(entries(chunk)) == name
    assert entries(chunk) | entries(keys.head(place)) == {post[:26] for post in posts}
    assert not entries(chunk) & entries(keys.head(place))
    for post in (posts[0], posts[-1]):
        listeners.keep_head(told_of("post.written", place, post))
    assert row(keys.head(place)) == head
    assert len(entries(chunk)) == 30
    done(ines.delete(f"/posts/{posts[0]}"), 204)
    ines.house.settle()
    listeners.keep_head(told_of("post.written", place, posts[0]))
    assert posts[0][:26] not in entries(chunk) | entries(keys.head(place))
    listed, after = [], ""
    while after is not None:
        page = done(ines.get(f"/communities/{place}/posts?limit=25{after and f'&cursor={after}'}"))
        listed += [each["id"] for each in page["items"]]
        after = page["next"]
    assert listed == posts[:0:-1]


def test_a_head_that_lost_an_entry_gets_it_back(ines: Somebody) -> None:
    from chalicelib.conversation import listeners
    from chalicelib.conversation.store import heads, keys, reading

    place = ines.founds()
    post = ines.posts(place)
    heads.drop(CommunityId(place), heads.entry(reading.post_of(row(keys.post(post)))))
    assert entries(keys.head(place)) == set()
    listeners.keep_head(told_of("post.written", place, post))
    assert entries(keys.head(place)) == {post[:26]}


def test_news_of_what_cannot_be_read_yet_waits(ines: Somebody) -> None:
    from chalicelib.conversation import listeners

    place = ines.founds()
    absent = PostId(ids.placed(place))
    for listener, kind, data in (
        (listeners.keep_head, "post.written", {}),
        (listeners.sweep, "post.deleted", {}),
        (listeners.count, "comment.written", {"audience": "1.p.none"}),
        (listeners.count, "item.reacted", {"name": "agree", "audience": "1.p.none"}),
    ):
        with pytest.raises(NotYet):
            listener(told_of(kind, place, absent, **data))
    assert query(Query("network", f"POST#{absent[:26]}")).items == []


def test_what_is_told_twice_counts_once(ines: Somebody) -> None:
    from chalicelib.conversation import listeners

    place = ines.founds()
    post = ines.posts(place)
    events = [told_of("comment.written", place, post, audience="1.p.none") for _ in range(3)]
    events.append(told_of("item.reacted", place, post, name="agree", audience="1.p.none"))
    for event in (*events, *reversed(events), *events):
        listeners.count(event)
    read = done(ines.get(f"/posts/{post}"))
    assert (read["comments"], read["reactions"]) == (3, {"agree": 1})
    assert read.headers["etag"] == '"1"'


def test_pages_are_filled_from_behind_what_cannot_be_read(ines: Somebody) -> None:
    house, place = ines.house, ines.founds("open")
    opened = [ines.posts(place, f"Open {number}.") for number in range(3)]
    comments = [ines.comments(opened[0], f"Open {number}.") for number in range(2)]
    done(ines.post(f"/communities/{place}/changes", {"visibility": "private", "guests": "none"}))
    for number in range(6):
        ines.posts(place, f"Canary {number}.")
        ines.comments(opened[0], f"Canary {number}.")
    done(ines.post(f"/communities/{place}/changes", {"visibility": "secret", "guests": "none"}))
    max_ = house.person("Max")
    done(ines.adds(place, max_))
    last = max_.posts(place)
    first = done(max_.get(f"/communities/{place}/posts?limit=2"))
    assert [each["id"] for each in first["items"]] == [last, opened[2]]
    second = done(max_.get(f"/communities/{place}/posts?limit=2&cursor={first['next']}"))
    assert ([each["id"] for each in second["items"]], second["next"]) == ([opened[1], opened[0]], None)
    newest = done(max_.get(f"/posts/{opened[0]}/comments?order=newest&limit=1"))
    assert [each["id"] for each in newest["items"]] == [comments[1]]
    older = done(max_.get(f"/posts/{opened[0]}/comments?order=newest&limit=1&cursor={newest['next']}"))
    assert ([each["id"] for each in older["items"]], older["next"]) == ([comments[0]], None)


def test_a_cursor_is_of_one_list_and_one_reader(ines: Somebody) -> None:
    place, max_ = ines.founds("open"), ines.house.person("Max")
    done(max_.joins(place))
    posts = [ines.posts(place) for _ in "12"]
    cursor = done(ines.get(f"/communities/{place}/posts?limit=1"))["next"]
    for who, path in (
        (max_, f"/communities/{place}/posts?cursor={cursor}"),
        (ines, f"/posts/{posts[0]}/comments?cursor={cursor}"),
        (ines, f"/communities/{place}/posts?cursor={cursor[:-2]}AA"),
        (ines, f"/communities/{place}/posts?cursor=x"),
    ):
        refused = who.get(path)
        assert (refused.status, refused.code) == (400, "wrong_cursor")
    stranger = ines.house.stranger()
    stranger.cookie = f"{ines.id}.wrong"
    assert stranger.get(f"/communities/{place}/posts?cursor=x").status == 401
    for wrong in ("limit=0", "limit=101", "limit=x", "order=x", "sort=x"):
        assert ines.get(f"/posts/{posts[0]}/comments?{wrong}").status == 422
