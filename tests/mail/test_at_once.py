"""News by mail at once: who is mentioned, how much of it, and once."""

from typing import Any

import pytest

from tests.cast.house import House, Somebody, done
from tests.mail.postbox import call, mailed, page, passes, plain, wants


@pytest.fixture
def cast(house: House) -> dict[str, Any]:
    """Stella, who founds, and Omar, who wants mails at once."""
    stella, omar = house.person("Stella"), house.person("Omar")
    wants(omar)
    house.settle()
    return {"stella": stella, "omar": omar}


def settled(house: House, stella: Somebody, omar: Somebody, visibility: str, **more: Any) -> str:
    """A place with both inside, whose news of that were mailed."""
    at = stella.founds(visibility, **more)
    done(stella.adds(at, omar))
    house.settle()
    passes(house)
    return at


def test_a_mention_is_mailed_within_a_minute_and_once(house: House, cast: dict[str, Any]) -> None:
    stella, omar = cast["stella"], cast["omar"]
    at = settled(house, stella, omar, "open", name="Atelier")
    post = stella.posts(at, f"Regarde {call(omar)}, la soupe & le pain.", title="Le menu")
    (mail,) = mailed(house, omar)
    assert mail["Subject"] == "You are mentioned – Le menu"
    for text in (plain(mail), page(mail)):
        assert "Le menu" in text
        assert f"/posts/{post}" in text
        assert "You are mentioned." in text
    assert "la soupe & le pain" in plain(mail)
    assert "la soupe &amp; le pain" in page(mail)
    assert (mail["Auto-Submitted"], mail.get_content_type()) == ("auto-generated", "multipart/alternative")
    assert mailed(house, omar) == []
    assert mailed(house, stella) == []


@pytest.mark.parametrize(
    ("visibility", "named", "titled"),
    [("open", True, True), ("private", True, True), ("secret", False, False)],
)
def test_a_mail_carries_no_more_than_the_ceiling(
    house: House, cast: dict[str, Any], visibility: str, named: bool, titled: bool
) -> None:
    stella, omar = cast["stella"], cast["omar"]
    at = settled(house, stella, omar, visibility, name="Canariplace")
    stella.posts(at, f"Canaritext {call(omar)}.", title="Canarititle")
    (mail,) = mailed(house, omar)
    whole = mail.as_string() + plain(mail) + page(mail)
    assert ("Canariplace" in whole) is named
    assert ("Canarititle" in whole) is titled
    assert ("Canaritext" in whole) is (visibility == "open")
    assert ("Stella" in whole) is named
    if visibility == "secret":
        assert at not in whole
        assert mail["Subject"] == "Something new in one of your communities"
