"""What people see of the addresses that they paste, and who is asked for them."""

import json
from typing import Any

import pytest

from tests.cast.house import House, Somebody, done
from tests.pasted.conftest import wish
from tests.pasted.web import Web, titled

A = "https://a.example.com/x"


def links(who: Somebody, post: str) -> Any:
    return done(who.get(f"/posts/{post}"))["links"]


def pasted(who: Somebody, place: str, body: str = f"See {A}") -> str:
    return who.posts(place, body)


@pytest.fixture
def ines(house: House, web: Web) -> Somebody:
    """Who pastes, and the page that she pastes."""
    web.has(A, titled("Here", "What it is"))
    return house.person("Ines")


def fresh(web: Web, path: str, title: str = "Here", description: str = "What it is") -> str:
    """An address that nobody has asked for yet."""
    return web.has(f"https://a.example.com/{path}", titled(title, description))


def test_what_a_page_calls_itself_is_shown_wherever_the_post_is(
    house: House, web: Web, ines: Somebody
) -> None:
    place = ines.founds("open")
    url = fresh(web, place)
    post = pasted(ines, place, f"See {url}")
    assert links(ines, post) == []
    house.settle()
    shown = [{"url": url, "title": "Here", "description": "What it is"}]
    assert links(ines, post) == shown
    (card,) = done(ines.get(f"/communities/{place}/posts"))["items"]
    assert card["links"] == shown
    assert web.urls == [url]


def test_a_comment_links_too(house: House, web: Web, ines: Somebody) -> None:
    place = ines.founds("open")
    url = fresh(web, place, description="")
    post = ines.posts(place)
    comment = done(ines.post(f"/posts/{post}/comments", {"body": f"[look]({url}#part)"}), 201)["id"]
    house.settle()
    (found,) = done(ines.get(f"/posts/{post}/comments"))["items"]
    assert found["id"] == comment
    assert found["links"] == [{"url": f"{url}#part", "title": "Here", "description": None}]
    assert web.urls == [url], "the fragment was not sent"


@pytest.mark.parametrize("visibility", ["private", "secret"])
def test_nobody_is_asked_for_what_is_pasted_behind_doors(
    house: House, web: Web, ines: Somebody, visibility: str
) -> None:
    place = ines.founds(visibility)
    post = pasted(ines, place, f"See {fresh(web, place)}")
    house.settle()
    assert (web.urls, links(ines, post)) == ([], [])


def test_a_network_may_want_no_previews_or_all(house: House, web: Web, ines: Somebody) -> None:
    place, den = ines.founds("open"), ines.founds("private")
    wish("none")
    post = pasted(ines, place, f"See {fresh(web, place)}")
    house.settle()
    assert (web.urls, links(ines, post)) == ([], [])
    wish("all")
    post = pasted(ines, den, f"See {fresh(web, den)}")
    house.settle()
    assert web.urls == [f"https://a.example.com/{den}"]
    assert [each["title"] for each in links(ines, post)] == ["Here"]


def test_a_comment_on_what_was_open_is_not_asked_for_once_it_is_closed(
    house: House, web: Web, ines: Somebody
) -> None:
    place = ines.founds("open")
    post = ines.posts(place)
    house.settle()
    done(ines.post(f"/communities/{place}/changes", {"visibility": "private"}))
    done(ines.post(f"/posts/{post}/comments", {"body": f"See {fresh(web, place)}"}), 201)
    house.settle()
    assert web.urls == []


def test_a_place_that_closed_meanwhile_shows_nothing_new(house: House, web: Web, ines: Somebody) -> None:
    """Judged when it is asked, and again when the answer comes."""
    from chalicelib.pasted import actions

    place = ines.founds("open")
    url = f"https://a.example.com/{place}"
    post = pasted(ines, place, f"See {url}")
    done(ines.post(f"/communities/{place}/changes", {"visibility": "private"}))
    actions.note(post, url, "Here", "")
    assert links(ines, post) == []


def test_other_words_have_other_links(house: House, web: Web, ines: Somebody) -> None:
    place = ines.founds("open")
    one, other = fresh(web, f"{place}/1", "One"), fresh(web, f"{place}/2", "Other")
    post = pasted(ines, place, f"See {one}")
    house.settle()
    whole = ines.get(f"/posts/{post}")
    done(ines.patch(f"/posts/{post}", {"body": f"See {other}"}, if_match=whole.headers["etag"]))
    assert links(ines, post) == []
    house.settle()
    assert [each["title"] for each in links(ines, post)] == ["Other"]
    whole = ines.get(f"/posts/{post}")
    done(ines.patch(f"/posts/{post}", {"body": "See nothing."}, if_match=whole.headers["etag"]))
    house.settle()
    assert links(ines, post) == []


def test_a_page_is_asked_for_once_a_day(house: House, web: Web, ines: Somebody) -> None:
    place = ines.founds("open")
    url = fresh(web, place)
    first = pasted(ines, place, f"See {url}")
    house.settle()
    second = pasted(ines, place, f"And {url} again")
    house.settle()
    assert [each["title"] for each in links(ines, second)] == ["Here"]
    assert web.urls == [url]
    house.passes(days=2)
    third = pasted(ines, place, f"Still {url}")
    house.settle()
    assert web.urls == [url, url]
    assert links(ines, first) == links(ines, third)


def test_three_pages_are_asked_for(house: House, web: Web, ines: Somebody) -> None:
    place = ines.founds("open")
    urls = [fresh(web, f"{place}/{number}", f"Page {number}") for number in range(5)]
    post = pasted(ines, place, " ".join(urls))
    house.settle()
    assert sorted(web.urls) == urls[:3]
    assert [each["url"] for each in links(ines, post)] == urls[:3]


def test_a_page_that_says_nothing_is_no_preview(house: House, web: Web, ines: Somebody) -> None:
    place = ines.founds("open")
    url = web.has(f"https://a.example.com/{place}", "gone", status=404)
    post = pasted(ines, place, f"See {url}")
    house.settle()
    assert links(ines, post) == []
    assert web.urls == [url]


def test_what_is_deleted_or_hidden_shows_no_links(house: House, web: Web, ines: Somebody) -> None:
    place = ines.founds("open")
    url = fresh(web, place)
    post = ines.posts(place)
    comment = done(ines.post(f"/posts/{post}/comments", {"body": f"See {url}"}), 201)["id"]
    house.settle()
    done(ines.delete(f"/comments/{comment}"), 204)
    (left,) = done(ines.get(f"/posts/{post}/comments"))["items"]
    assert left["links"] == []


def test_whoever_calls_is_believed_only_about_what_it_was_asked(
    house: House, web: Web, ines: Somebody
) -> None:
    """A report about another address changes nothing; signs that turn the page are taken out."""
    from chalicelib.pasted import actions, store

    place = ines.founds("open")
    url = f"https://a.example.com/{place}"
    post = pasted(ines, place, f"See {url}")
    actions.note(post, "https://b.example.com/other", "Other", "")
    assert store.known(["https://b.example.com/other"]) == {}
    actions.note(post, url, "exe.\u202egpj" + "x" * 500, "")
    (seen,) = links(ines, post)
    assert len(seen["title"]) <= 120
    assert "\u202e" not in json.dumps(seen, ensure_ascii=False)


def test_a_message_that_cannot_be_read_harms_no_other(house: House, web: Web) -> None:
    from chalicelib import wiring
    from chalicelib.webhooks.sending import calling

    records = [{"messageId": "1", "body": '{"kind": "page"}'}, {"messageId": "2", "body": "no message"}]
    failed = calling.deliver(records, wiring.CALLS)
    assert [each["itemIdentifier"] for each in failed["batchItemFailures"]] == ["1", "2"]
    assert web.urls == []
