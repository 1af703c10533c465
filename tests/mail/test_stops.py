"""One click ends mails, also for who is not signed in; following the link ends nothing."""

import re
from typing import Any

import pytest

from tests.cast.house import House, done
from tests.mail.postbox import call, mailed, page, plain, told, wants

FORM = "application/x-www-form-urlencoded"


@pytest.fixture
def cast(house: House) -> dict[str, Any]:
    """Omar and a mail to him."""
    cast = told(house)
    (mail,) = mailed(house, cast["omar"])
    return {**cast, "mail": mail}


def test_a_mail_program_stops_mails_with_one_click(house: House, cast: dict[str, Any]) -> None:
    stella, omar, mail = cast["stella"], cast["omar"], cast["mail"]
    assert mail["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    found = re.fullmatch(r"<http://127\.0\.0\.1:8000/api/v1(/unsubscribe/[\w-]+)>", mail["List-Unsubscribe"])
    assert found is not None, mail["List-Unsubscribe"]
    nobody = house.stranger()
    for _ in range(2):
        stopped = nobody.post(found[1], b"List-Unsubscribe=One-Click", content_type=FORM)
        assert (stopped.status, stopped["mail"]) == (200, "never")
    assert done(omar.get("/me/preferences"))["mail"] == "never"
    stella.posts(cast["at"], call(omar), title="Deux")
    assert mailed(house, omar) == []


def test_the_link_in_the_mail_shows_a_page_and_stops_nothing(house: House, cast: dict[str, Any]) -> None:
    omar, mail = cast["omar"], cast["mail"]
    for text in (plain(mail), page(mail)):
        link = re.search(r"http://127\.0\.0\.1:8000(/unsubscribe/[\w-]+)", text)
        assert link is not None
        shown = house.stranger().get(link[1])
        assert (shown.status, shown["mail"]) == (200, "at_once")
    assert done(omar.get("/me/preferences"))["mail"] == "at_once"


@pytest.mark.parametrize("method", ["GET", "POST"])
@pytest.mark.parametrize("token", ["x", "0" * 64, "a" * 3_000, "%7B%7B", "me"])
def test_a_made_up_token_is_nothing(house: House, method: str, token: str) -> None:
    reply = house.stranger().ask(method, f"/unsubscribe/{token}")
    assert reply.status == 404


def test_a_cursor_is_no_token(house: House, cast: dict[str, Any]) -> None:
    from chalicelib.foundation import cursors

    omar = cast["omar"]
    for person, query in ((omar.id, "inbox"), ("", "inbox"), (omar.id, "unsubscribe")):
        forged = cursors.written(person, query, [omar.id])
        assert house.stranger().post(f"/unsubscribe/{forged}").status == 404
    assert done(omar.get("/me/preferences"))["mail"] == "at_once"


def test_codes_come_all_the_same(house: House, cast: dict[str, Any]) -> None:
    omar = cast["omar"]
    wants(omar, mail="never")
    before = len(house.mails(omar.email))
    house.passes(days=1 / 24)
    done(omar.post("/sign-in/codes", {"email": omar.email}), 202)
    house.settle()
    assert len(house.mails(omar.email)) == before + 1
