"""The laptop's pages in a real browser: narrow and wide, light and dark, without a script or an error."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from local.server import Server
from tests.laptop.test_front import HOSTILE, SENT, Door, mail

PAGES = ("/local", "/local/mail", "/local/reference")


@pytest.fixture
def address(tmp_path: Path) -> Iterator[str]:
    door = Door(tmp_path)
    long = "averylongaddressthatdoesnotbreak" * 3 + "@example.org"
    SENT.append(mail(1, long, Subject="S" * 200, BodyHtml=f"<h1>Rich</h1>{HOSTILE}", BodyText="w" * 300))
    server = Server(0)
    server.start(door.front.answer)
    yield f"http://127.0.0.1:{server.server_port}"
    server.stop()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 1280])
def test_pages_fit_and_say_no_error(browser: Browser, address: str, width: int, scheme: str) -> None:
    context = browser.new_context(viewport={"width": width, "height": 700}, color_scheme=scheme)
    page = context.new_page()
    errors: list[str] = []
    page.on("console", lambda said: errors.append(said.text) if "favicon" not in str(said.location) else None)
    page.on("dialog", lambda dialog: (errors.append(dialog.message), dialog.dismiss()))
    for path in PAGES:
        page.goto(address + path)
        for opened in page.locator("details").all():
            opened.evaluate("each => { each.open = true }")
        assert page.evaluate("document.documentElement.scrollWidth") <= width, path
        assert page.locator("h1").count() == 1
    assert [said for said in errors if "sandbox" not in said] == []
    context.close()


def test_a_mail_is_shown_as_html_without_any_rights(browser: Browser, address: str) -> None:
    page = browser.new_page()
    said: list[str] = []
    page.on("dialog", lambda dialog: (said.append(dialog.message), dialog.dismiss()))
    page.goto(f"{address}/local/mail")
    page.locator("summary").click()
    assert page.frame_locator("iframe").locator("h1").inner_text() == "Rich"
    assert said == []
    page.close()
