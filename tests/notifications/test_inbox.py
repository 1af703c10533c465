"""The inbox: who is told of what, once, and only as far as they may know of it now."""

from typing import Any

import pytest

from tests.cast.counting import counted
from tests.cast.house import House, Somebody, done
from tests.communities.widening import proposes, signs
from tests.governance.officers import opens


def inbox(someone: Somebody, query: str = "") -> list[dict[str, Any]]:
    items: list[dict[str, Any]] = done(someone.get(f"/notifications{query}"))["items"]
    return items


def told(someone: Somebody, community: str) -> list[tuple[str, str]]:
    """Kinds and reasons of what somebody is told of a place, newest first."""
    return [
        (each["kind"], each["why"])
        for each in inbox(someone)
        if each["community"] and each["community"]["id"] == community
    ]


def call(someone: Somebody) -> str:
    return f"[@{someone.name}](person:{someone.id})"


@pytest.fixture
def place(house: House) -> dict[str, Any]:
    """A private community with Stella, its steward, and two inside."""
    stella, omar, ines = house.person("Stella"), house.person("Omar"), house.person("Ines")
    at = stella.founds("private", name="Salon")
    for each in (omar, ines):
        done(stella.adds(at, each))
    house.settle()
    return {"at": at, "stella": stella, "omar": omar, "ines": ines}


def test_who_is_called_is_told_and_others_are_not(house: House, place: dict[str, Any]) -> None:
    stella, omar, ines, at = place["stella"], place["omar"], place["ines"], place["at"]
    post = stella.posts(at, f"Regarde, {call(omar)}, *les débits* & le reste.")
    house.settle()
    newest = inbox(omar)[0]
    assert (newest["kind"], newest["why"]) == ("post.written", "mentioned")
    assert newest["post"]["id"] == post
    assert newest["post"]["lead"] == f"Regarde, @{omar.name} , les débits & le reste."
    assert [each["id"] for each in newest["people"]] == [stella.id]
    assert newest["because"] == "You are mentioned."
    assert ("post.written", "mentioned") not in told(ines, at)
    assert told(stella, at) == []


def test_comments_on_ones_own_post_are_shown_as_one(house: House, place: dict[str, Any]) -> None:
    stella, omar, ines, at = place["stella"], place["omar"], place["ines"], place["at"]
    post = stella.posts(at, "Qui vient ?")
    first = omar.comments(post, "Moi.")
    ines.comments(post, "Moi aussi.")
    omar.comments(post, "Avec un gâteau.")
    stella.comments(post, "Bien.", parent=first)
    house.settle()
    (one,) = [each for each in inbox(stella) if each["post"]]
    assert (one["kind"], one["why"], one["count"]) == ("comment.written", "own", 2)
    assert [each["id"] for each in one["people"]] == [omar.id, ines.id]
    assert told(omar, at)[0] == ("comment.written", "replied")


def test_followers_hear_until_they_mute(house: House, place: dict[str, Any]) -> None:
    stella, omar, ines, at = place["stella"], place["omar"], place["ines"], place["at"]
    post = stella.posts(at, "Suivez.")
    done(ines.put(f"/posts/{post}/follow"))
    omar.comments(post, "Un.")
    house.settle()
    assert told(ines, at)[0] == ("comment.written", "following")
    done(ines.delete(f"/posts/{post}/follow"), 204)
    done(stella.delete(f"/posts/{post}/follow"), 204)
    omar.comments(post, "Deux.")
    house.settle()
    counts = [each["count"] for each in inbox(ines) if each["post"]]
    assert counts == [1]
    assert len([each for each in inbox(stella) if each["post"]]) == 1


@pytest.mark.parametrize(
    ("level", "heard"),
    [("everything", {"everything", "mentioned"}), ("mentions", {"mentioned"}), ("nothing", set())],
)
def test_a_level_decides_what_one_hears_of_a_community(
    house: House, place: dict[str, Any], level: str, heard: set[str]
) -> None:
    stella, omar, at = place["stella"], place["omar"], place["at"]
    done(omar.patch(f"/communities/{at}/membership", {"level": level}))
    stella.posts(at, "Un.")
    stella.posts(at, f"Deux, {call(omar)}.")
    house.settle()
    assert {each["why"] for each in inbox(omar) if each["post"]} == heard


def test_what_concerns_oneself_or_all_is_told_whatever_the_level(house: House, place: dict[str, Any]) -> None:
    stella, omar, at = place["stella"], place["omar"], place["at"]
    done(omar.patch(f"/communities/{at}/membership", {"level": "nothing"}))
    done(stella.adds(at, omar, "moderator"))
    done(stella.post(f"/communities/{at}/changes", {"visibility": "secret"}))
    house.settle()
    assert told(omar, at)[:2] == [("community.rule_changed", "inside"), ("person.appointed", "you")]
    assert told(stella, at) == []


def test_stewards_hear_of_requests_and_who_asked_of_the_answer(house: House, place: dict[str, Any]) -> None:
    stella, omar, at, lea = place["stella"], place["omar"], place["at"], house.person("Léa")
    done(lea.post(f"/communities/{at}/requests", {"answer": "Bonjour"}), 201)
    house.settle()
    assert told(stella, at)[0] == ("request.made", "steward")
    assert ("request.made", "steward") not in told(omar, at)
    done(stella.delete(f"/communities/{at}/requests/{lea.id}"), 204)
    house.settle()
    assert told(lea, at) == [("request.declined", "you")]


def test_who_left_reads_nothing_of_it_any_more(house: House, place: dict[str, Any]) -> None:
    stella, omar, at = place["stella"], place["omar"], place["at"]
    stella.posts(at, f"Secret, {call(omar)}.")
    house.settle()
    page = done(omar.get("/notifications"))
    assert page["unread"] == len(page["items"]) == 2
    done(stella.delete(f"/communities/{at}/people/{omar.id}"), 204)
    page = done(omar.get("/notifications"))
    assert [each["post"] for each in page["items"]] in ([], [None])
    assert b"Secret" not in page.raw
    assert page["unread"] == len(page["items"])


def test_a_guest_is_told_of_no_name_beyond_their_places(house: House, place: dict[str, Any]) -> None:
    host, acme = house.person("Hector"), house.company()
    at = host.founds("private", acme, name="Chantier")
    gil = house.guest(host, acme, at)
    post = gil.posts(at, "Bonjour.")
    host.comments(post, "Bienvenue.")
    house.settle()
    items = inbox(gil)
    assert {(each["kind"], each["why"]) for each in items} == {
        ("comment.written", "own"), ("person.admitted", "you"),
    }  # fmt: skip
    done(host.post(f"/communities/{at}/changes", {"guests": "none"}))
    house.settle()
    assert inbox(gil) == []


def test_seen_never_goes_back_and_empties_the_count(house: House, place: dict[str, Any]) -> None:
    stella, omar, at = place["stella"], place["omar"], place["at"]
    for number in range(3):
        stella.posts(at, f"{number} {call(omar)}")
    house.settle()
    page = done(omar.get("/notifications"))
    assert page["unread"] == 4
    newest, oldest = page["items"][0]["id"], page["items"][-1]["id"]
    done(omar.put("/notifications/seen", {"until": newest}))
    done(omar.put("/notifications/seen", {"until": oldest}))
    page = done(omar.get("/notifications"))
    assert page["unread"] == 0
    assert all(each["seen"] for each in page["items"])
    assert omar.put("/notifications/seen", {"until": "7" + "z" * 25}).status == 422
    assert omar.put("/notifications/seen", {"until": "x"}).status == 422


def test_the_second_page_goes_on_where_the_first_ended(house: House, place: dict[str, Any]) -> None:
    stella, omar, at = place["stella"], place["omar"], place["at"]
    posts = [stella.posts(at, f"{number} {call(omar)}") for number in range(5)]
    house.settle()
    seen: list[str] = []
    cursor = ""
    while True:
        page = done(omar.get(f"/notifications?limit=2{cursor}"))
        seen += [each["post"]["id"] for each in page["items"] if each["post"]]
        assert len(page["items"]) <= 2
        if page["next"] is None:
            break
        cursor = f"&cursor={page['next']}"
    assert seen == posts[::-1]
    foreign = stella.get(f"/notifications?limit=2{cursor}")
    assert foreign.status == 400


def test_a_page_costs_two_trips_and_one_more_where_it_calls_people(
    house: House, place: dict[str, Any]
) -> None:
    stella, omar, at = place["stella"], place["omar"], place["at"]
    done(omar.patch(f"/communities/{at}/membership", {"level": "everything"}))
    for number in range(20):
        stella.posts(at, f"Le {number}.")
    house.settle()
    with counted() as bill:
        page = done(omar.get("/notifications?limit=20"))
    assert len(page["items"]) == 20
    assert (bill.trips, bill.count) == (2, 3), bill
    assert bill.read <= 28, bill
    stella.posts(at, f"Salut {call(omar)}.")
    house.settle()
    with counted() as bill:
        done(omar.get("/notifications?limit=20"))
    assert (bill.trips, bill.count) <= (3, 4), bill


def test_a_mention_costs_one_write_unit(house: House, place: dict[str, Any]) -> None:
    stella, omar, at = place["stella"], place["omar"], place["at"]
    stella.posts(at, f"Salut {call(omar)}.")
    house.settle()
    # That a mail will come is laid down already.
    stella.posts(at, f"Salut encore {call(omar)}.")
    with counted() as bill:
        house.settle()
    assert bill.written == 1, bill


def test_mentions_that_come_together_are_read_together(house: House, place: dict[str, Any]) -> None:
    stella, omar, at = place["stella"], place["omar"], place["at"]
    stella.posts(at, f"Salut {call(omar)}.")
    with counted() as one:
        house.settle()
    posts = [stella.posts(at, f"Salut {number} {call(omar)}.") for number in range(8)]
    with counted() as eight:
        house.settle()
    assert told(omar, at)[:8] == [("post.written", "mentioned")] * 8
    listed = done(omar.get("/notifications"))["items"]
    assert [each["post"]["id"] for each in listed[:8]] == posts[::-1]
    assert eight.count <= one.count, (one, eight)


def test_a_place_of_thousands_is_told_slice_by_slice(
    house: House, place: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    from chalicelib.notifications.listeners import places

    monkeypatch.setattr(places, "SLICE", 1)
    stella, omar, ines, at = place["stella"], place["omar"], place["ines"], place["at"]
    done(stella.post(f"/communities/{at}/changes", {"visibility": "secret"}))
    house.settle()
    for _ in range(3):
        house.passes(days=1 / 1440)
    for each in (omar, ines):
        assert told(each, at)[0] == ("community.rule_changed", "inside")


def test_an_author_is_told_of_what_moderators_did_and_nobody_learns_who_reported(
    house: House, place: dict[str, Any]
) -> None:
    stella, omar, ines, at = place["stella"], place["omar"], place["ines"], place["at"]
    post = omar.posts(at, "Un mot de trop.")
    done(ines.post(f"/posts/{post}/reports", {"reason": "harassment"}), 201)
    house.settle()
    reported = inbox(stella)[0]
    assert (reported["kind"], reported["why"]) == ("post.reported", "moderator")
    assert (reported["people"], reported["count"]) == ([], 0)
    assert ("post.reported", "moderator") not in told(omar, at)
    done(stella.put(f"/posts/{post}/hidden", {"reason": "harassment"}))
    house.settle()
    hidden = inbox(omar)[0]
    assert (hidden["kind"], hidden["why"], hidden["post"]) == ("post.hidden", "you", None)
    assert hidden["facts"]["reason"] == "harassment"
    assert ("post.hidden", "you") not in told(ines, at)
    assert ("post.reported", "moderator") not in told(stella, at)


def test_broken_glass_and_a_change_of_rule_with_the_same_number_are_two(
    house: House, place: dict[str, Any]
) -> None:
    stella, omar, ines, at = place["stella"], place["omar"], place["ines"], place["at"]
    done(stella.adds(at, ines, "steward"))
    opens(house, at)
    done(signs(ines, proposes(stella, at, visibility="open")))
    house.settle()
    assert told(omar, at)[:2] == [("change.signed", "inside"), ("glass.opened", "inside")]
