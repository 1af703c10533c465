"""The home feed and the bookmarks, told through the front door."""

import pytest

from tests.cast.caller import Reply
from tests.cast.house import House, Somebody, done


def shown(reply: Reply) -> list[str]:
    return [each["post"]["id"] for each in done(reply)["items"]]


def kept(reply: Reply) -> list[str]:
    return [each["id"] for each in done(reply)["items"]]


def walked(someone: Somebody, path: str, key: str | None = None, limit: int = 3) -> list[str]:
    """All pages of a list, one after the other."""
    found: list[str] = []
    cursor = ""
    while True:
        page = done(someone.get(f"{path}?limit={limit}{cursor}"))
        found += [(each[key] if key else each)["id"] for each in page["items"]]
        if page["next"] is None:
            return found
        assert len(page["items"]) == limit
        cursor = f"&cursor={page['next']}"


def test_the_feed_of_somebody_new_is_empty(house: House) -> None:
    assert done(house.person().get("/feed")).json == {"items": [], "next": None}
    assert done(house.person().get("/bookmarks")).json == {"items": [], "next": None}


def test_what_is_written_is_read_at_once_newest_first(house: House) -> None:
    ines, omar = house.person("Ines"), house.person("Omar")
    tea, rail = ines.founds("open"), ines.founds("private")
    done(omar.joins(tea))
    done(ines.adds(rail, omar))
    first, second, third = ines.posts(tea, "One."), ines.posts(rail, "Two."), omar.posts(tea, "Three.")
    assert shown(omar.get("/feed")) == [third, second, first]
    assert shown(ines.get("/feed")) == [third, second, first]


def test_open_communities_that_one_is_not_in_are_not_in_the_feed(house: House) -> None:
    ines, omar = house.person("Ines"), house.person("Omar")
    ines.posts(ines.founds("open"))
    assert shown(omar.get("/feed")) == []


def test_leaving_ends_it_and_joining_shows_history(house: House) -> None:
    ines, omar = house.person("Ines"), house.person("Omar")
    tea = ines.founds("open")
    post = ines.posts(tea)
    done(omar.joins(tea))
    assert shown(omar.get("/feed")) == [post]
    done(omar.leaves(tea), 204)
    assert shown(omar.get("/feed")) == []


def test_pages_go_back_to_the_last_post_through_sealed_chunks(house: House) -> None:
    """More posts than a head holds: the oldest are sealed, and the feed still reaches them."""
    ines, omar = house.person("Ines"), house.person("Omar")
    busy, quiet = ines.founds("open"), ines.founds("open")
    done(omar.joins(busy))
    done(omar.joins(quiet))
    written = [ines.posts(quiet, "First of all.")]
    written += [ines.posts(busy, f"Number {number}.") for number in range(70)]
    house.settle()
    written += [ines.posts(quiet, "Last of all.")]
    assert walked(omar, "/feed", "post", limit=20) == written[::-1]
    assert walked(omar, f"/communities/{busy}/posts", limit=20) == written[-2:0:-1]


def test_what_was_deleted_leaves_no_gap(house: House) -> None:
    ines = house.person("Ines")
    tea = ines.founds("open")
    posts = [ines.posts(tea, f"Number {number}.") for number in range(7)]
    for gone in (posts[2], posts[4], posts[6]):
        done(ines.delete(f"/posts/{gone}"), 204)
    assert walked(ines, "/feed", "post", limit=2) == [posts[5], posts[3], posts[1], posts[0]]


def test_unread_is_what_others_wrote_since(house: House) -> None:
    ines, omar = house.person("Ines"), house.person("Omar")
    tea = ines.founds("open")
    done(omar.joins(tea))
    first, second = ines.posts(tea), ines.posts(tea)
    done(omar.patch(f"/communities/{tea}/membership", {"read_until": first}))
    mine = omar.posts(tea)
    unread = {each["post"]["id"]: each["unread"] for each in done(omar.get("/feed"))["items"]}
    assert unread == {first: False, second: True, mine: False}


def test_a_cursor_is_its_owners_and_its_lists_alone(house: House) -> None:
    ines, omar = house.person("Ines"), house.person("Omar")
    tea = ines.founds("open")
    done(omar.joins(tea))
    for _ in range(3):
        ines.posts(tea)
    cursor = done(ines.get("/feed?limit=2"))["next"]
    assert done(ines.get(f"/feed?limit=2&cursor={cursor}")).status == 200
    for someone, path in ((omar, "/feed"), (ines, "/bookmarks"), (ines, f"/communities/{tea}/posts")):
        refused = someone.get(f"{path}?limit=2&cursor={cursor}")
        assert (refused.status, refused.code) == (400, "wrong_cursor")
    assert ines.get(f"/feed?limit=2&cursor={cursor[:-4]}AAAA").status == 400


@pytest.mark.parametrize("query", ["limit=0", "limit=101", "limit=x", "page=2"])
def test_what_cannot_be_asked_is_said(house: House, query: str) -> None:
    refused = house.person().get(f"/feed?{query}")
    assert (refused.status, refused.code) == (422, "invalid")
    assert refused["errors"][0]["pointer"] == "/" + query.partition("=")[0]


def test_bookmarks_are_kept_newest_first(house: House) -> None:
    ines, omar = house.person("Ines"), house.person("Omar")
    tea = ines.founds("open")
    posts = [ines.posts(tea, f"Number {number}.") for number in range(5)]
    for post in (posts[3], posts[0], posts[4], posts[1]):
        done(omar.put(f"/posts/{post}/bookmark"))
    done(omar.delete(f"/posts/{posts[4]}/bookmark"), 204)
    assert walked(omar, "/bookmarks", limit=2) == [posts[1], posts[0], posts[3]]
    assert kept(ines.get("/bookmarks")) == []


def test_a_bookmark_opens_nothing(house: House) -> None:
    """What one may not read any more is absent, not greyed; back inside, it is there again."""
    ines, omar = house.person("Ines"), house.person("Omar")
    rail = ines.founds("private")
    done(ines.adds(rail, omar))
    post, other = ines.posts(rail), ines.posts(rail)
    for each in (post, other):
        done(omar.put(f"/posts/{each}/bookmark"))
    done(ines.delete(f"/posts/{other}"), 204)
    assert kept(omar.get("/bookmarks")) == [post]
    done(ines.delete(f"/communities/{rail}/people/{omar.id}"), 204)
    assert kept(omar.get("/bookmarks")) == []


def test_a_guest_reads_the_feed_of_what_covers_them_now(house: House) -> None:
    ines, acme = house.person("Ines"), house.company()
    rail = ines.founds("private", acme)
    gil = house.guest(ines, acme, rail)
    post = ines.posts(rail)
    assert shown(gil.get("/feed")) == [post]
    done(ines.post(f"/communities/{rail}/changes", {"guests": "none"}))
    after = ines.posts(rail)
    assert shown(gil.get("/feed")) == []
    assert shown(ines.get("/feed")) == [after, post]


def test_names_of_communities_follow_their_cards(house: House) -> None:
    ines, acme = house.person("Ines"), house.company("Acme Pumps")
    rail = ines.founds("private", acme, name="Rail")
    ines.posts(rail)
    (before,) = done(ines.get("/feed"))["items"]
    assert before["community"] == {
        "id": rail, "name": "Rail", "visibility": "private", "guests": acme, "company": "Acme Pumps",
    }  # fmt: skip
    done(ines.post(f"/communities/{rail}/changes", {"name": "Voie", "guests": "none"}))
    (now,) = done(ines.get("/feed"))["items"]
    assert now["community"] | {"id": ""} == {
        "id": "", "name": "Voie", "visibility": "private", "guests": "none", "company": None,
    }  # fmt: skip
