"""Mails are judged when they leave: whoever may not know of something any more is not mailed it."""

from collections.abc import Callable
from typing import Any

import pytest

from tests.cast.house import House, done
from tests.mail.postbox import call, mailed, page, passes, plain, posted, to, wants


@pytest.fixture
def cast(house: House) -> dict[str, Any]:
    """A private place with Stella and Omar, who wants mails at once, and has had those of coming in."""
    stella, omar = house.person("Stella"), house.person("Omar")
    at = stella.founds("private", name="Salon")
    done(stella.adds(at, omar))
    wants(omar)
    house.settle()
    passes(house)
    return {"house": house, "stella": stella, "omar": omar, "at": at}


Undoing = Callable[[dict[str, Any]], Any]
UNDONE: dict[str, Undoing] = {
    "removed": lambda cast: cast["stella"].delete(f"/communities/{cast['at']}/people/{cast['omar'].id}"),
    "left": lambda cast: cast["omar"].leaves(cast["at"]),
    "suspended": lambda cast: cast["house"].ada.patch(f"/people/{cast['omar'].id}", {"status": "suspended"}),
    "departed": lambda cast: cast["house"].ada.patch(f"/people/{cast['omar'].id}", {"status": "departed"}),
    "hidden": lambda cast: cast["stella"].put(f"/posts/{cast['post']}/hidden", {"reason": "spam"}),
    "deleted": lambda cast: cast["stella"].delete(f"/posts/{cast['post']}"),
}


@pytest.mark.parametrize("how", UNDONE)
def test_what_was_closed_before_the_mail_left_is_not_in_it(
    house: House, cast: dict[str, Any], how: str
) -> None:
    stella, omar, at = cast["stella"], cast["omar"], cast["at"]
    cast["post"] = stella.posts(at, f"Canaritext {call(omar)}", title="Canarititle")
    house.settle()
    assert UNDONE[how](cast).status in (200, 204)
    assert not any("Canari" in plain(mail) + page(mail) for mail in mailed(house, omar))


def test_the_same_news_are_mailed_where_nothing_was_closed(house: House, cast: dict[str, Any]) -> None:
    stella, omar, at = cast["stella"], cast["omar"], cast["at"]
    stella.posts(at, f"Canaritext {call(omar)}", title="Canarititle")
    (mail,) = mailed(house, omar)
    assert "Canarititle" in plain(mail)
    assert "Canaritext" not in plain(mail), "of a private place the title alone, unless set otherwise"


def test_a_post_of_a_secret_time_is_not_told_though_its_place_is_private_now(
    house: House, cast: dict[str, Any]
) -> None:
    from chalicelib.access.model import Guests, Stamp, Visibility
    from chalicelib.mail.rules import ceiling
    from chalicelib.network.model import Ceiling

    stamps = [Stamp(number, each, Guests("none")) for number, each in enumerate(Visibility, 1)]
    opened, private, secret = stamps
    assert ceiling.share(Visibility.OPEN, [opened], Ceiling.NOTHING) == ceiling.ALL
    assert ceiling.share(Visibility.OPEN, [opened, secret], Ceiling.LINES) == ceiling.NOTHING
    assert ceiling.share(Visibility.SECRET, [opened], Ceiling.LINES) == ceiling.NOTHING
    for most, titled, quoted in zip(Ceiling, (False, True, True), (False, False, True), strict=True):
        assert ceiling.share(Visibility.OPEN, [private], most) == (True, titled, quoted)


def test_a_comment_is_quoted_where_the_place_is_open(house: House, cast: dict[str, Any]) -> None:
    stella, omar = cast["stella"], cast["omar"]
    at = stella.founds("open", name="Place")
    done(omar.joins(at))
    post = omar.posts(at, "Qui vient ?", title="Samedi")
    stella.comments(post, "Moi, avec un gâteau.")
    (mail,) = mailed(house, omar)
    assert mail["Subject"] == "Comments on your post – Samedi"
    assert "Moi, avec un gâteau." in plain(mail)
    assert "Stella" in plain(mail)
    thread = mail["References"]
    stella.comments(post, "Et du thé.")
    (again,) = mailed(house, omar)
    assert (again["References"], again["In-Reply-To"]) == (thread, thread)
    assert again["Message-ID"] != mail["Message-ID"]


def test_a_guest_of_a_network_that_sleeps_is_mailed_nothing(house: House, cast: dict[str, Any]) -> None:
    stella, acme = cast["stella"], house.company()
    at = stella.founds("private", acme, name="Chantier")
    gil = house.guest(stella, acme, at, "Gil")
    wants(gil)
    house.settle()
    passes(house)
    stella.posts(at, f"Bonjour {call(gil)}", title="Canarititle")
    house.settle()
    done(stella.post(f"/communities/{at}/changes", {"guests": "none"}))
    with posted() as mails:
        passes(house)
    assert not any("Canari" in plain(mail) for mail in to(gil, mails))
