"""Without a connection: the page still opens, and the last feed can be read on one's own device alone."""

import contextlib
import socket
import threading
from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from tests.laptop.running import Laptop
from tests.page.desk import Desk, Look, settled

NORA = "nora.lindqvist@calvent.example"
OUT = """() => fetch('/api/v1/sign-in/sessions/current',
  {method: 'DELETE', headers: {'X-Requested-With': 'entrenous'}}).then(answer => answer.status)"""
KEPT = """async () => (await Promise.all((await caches.keys()).map(async name =>
  (await (await caches.open(name)).keys()).map(({url}) => new URL(url).pathname)))).flat()"""


class Line:
    """A way to the network that can be cut: what a browser has when it is on a train."""

    def __init__(self, port: int) -> None:
        self._to = ("127.0.0.1", port)
        self._open: list[socket.socket] = []
        self._ear = socket.create_server(("127.0.0.1", 0))
        self.port: int = self._ear.getsockname()[1]
        threading.Thread(target=self._listen, daemon=True).start()

    def _listen(self) -> None:
        while True:
            try:
                near, _ = self._ear.accept()
                far = socket.create_connection(self._to)
            except OSError:
                return
            self._open += [near, far]
            for one, other in ((near, far), (far, near)):
                threading.Thread(target=self._carry, args=(one, other), daemon=True).start()

    def _carry(self, one: socket.socket, other: socket.socket) -> None:
        with contextlib.suppress(OSError):
            while data := one.recv(65_536):
                other.sendall(data)
        for end in (one, other):
            self._shut(end)

    @staticmethod
    def _shut(end: socket.socket) -> None:
        with contextlib.suppress(OSError):
            end.shutdown(socket.SHUT_RDWR)
        end.close()

    def cut(self) -> None:
        """Nothing gets through any more."""
        self._shut(self._ear)
        for end in list(self._open):
            self._shut(end)


@pytest.fixture
def line(network: Laptop) -> Iterator[Line]:
    """A way to the network of one story."""
    opened = Line(network.port)
    yield opened
    opened.cut()


def arrived(desk: Desk, line: Line, cookie: str) -> Page:
    """Somebody's page over the line, with its worker ready."""
    page = desk.sit(None, Look("en"), service_workers="allow")
    name, _, value = cookie.partition("=")
    page.context.add_cookies(
        [
            {
                "name": name,
                "value": value,
                "domain": "127.0.0.1",
                "path": "/",
                "secure": True,
                "httpOnly": True,
                "sameSite": "Lax",
            }
        ]  # fmt: skip
    )
    page.goto(f"http://127.0.0.1:{line.port}/me/device")
    settled(page)
    page.evaluate("() => navigator.serviceWorker.ready.then(() => true)")
    page.wait_for_function("() => navigator.serviceWorker.controller !== null")
    return page


def lost(desk: Desk, line: Line, page: Page) -> None:
    """Cuts the line and opens the page anew. The browser's own complaints about that are no faults of ours."""
    line.cut()
    page.goto(f"http://127.0.0.1:{line.port}/")
    page.locator("h1, h2").first.wait_for()


def test_the_shell_opens_without_a_connection(desk: Desk, line: Line) -> None:
    """It says so, and holds nothing that somebody has read."""
    page = arrived(desk, line, desk.cookie(NORA))
    page.get_by_role("link", name="Feed").click()
    page.locator("article.post").first.wait_for()
    assert [path for path in page.evaluate(KEPT) if path.startswith("/api")] == []
    lost(desk, line, page)
    expect(page.get_by_role("heading", name="No connection")).to_be_visible()
    assert page.locator("article.post").count() == 0
    desk.forgive("Failed to load resource", "ERR_")


def test_the_last_feed_is_kept_on_ones_own_device(desk: Desk, line: Line) -> None:
    page = arrived(desk, line, desk.cookie(NORA))
    page.get_by_role("button", name="This device is mine").click()
    expect(page.get_by_role("button", name="This device is mine")).to_have_attribute("aria-pressed", "true")
    lost(desk, line, page)
    page.locator("article.post").first.wait_for()
    expect(page.get_by_text("The connection is lost.")).to_be_visible()
    desk.forgive("Failed to load resource", "ERR_")


def test_signing_out_forgets_everything(desk: Desk, line: Line) -> None:
    page = arrived(desk, line, desk.network.sign_in("baptiste.noel@calvent.example"))
    page.get_by_role("button", name="This device is mine").click()
    expect(page.get_by_role("button", name="This device is mine")).to_have_attribute("aria-pressed", "true")
    assert "/api/v1/feed" in page.evaluate(KEPT)
    assert page.evaluate(OUT) == 204
    page.wait_for_function(f"async () => !(await ({KEPT})()).some(path => /^.(api|mine)/.test(path))")
    page.goto(f"http://127.0.0.1:{line.port}/")
    expect(page.get_by_role("heading", name="Sign in")).to_be_visible()
    assert [path for path in page.evaluate(KEPT) if path.startswith(("/api", "/mine"))] == []


def test_it_can_be_installed(desk: Desk) -> None:
    told = desk.network.ask("/manifest.webmanifest")
    assert told.headers["content-type"] == "application/manifest+json; charset=utf-8"
    sizes = {each["sizes"]: each["src"] for each in told.json["icons"]}
    for size in ("192x192", "512x512"):
        icon = desk.network.ask(sizes[size])
        assert (icon.status, icon.headers["content-type"]) == (200, "image/png")
        assert icon.body[16:24] == int(size[:3]).to_bytes(4, "big") * 2, "the picture has the size it says"
    assert desk.network.ask("/sw.js").headers["cache-control"] == "no-cache"
