"""People whom a story makes for itself, and what it does for them by the API: nobody else's page changes."""

from dataclasses import dataclass
from typing import Any, Final

from playwright.sync_api import Locator, Page, expect

from tests.laptop.running import Reply, wait_until
from tests.page.desk import Desk
from tests.page.screens import ADA

STEPS: Final = 150
"""Presses of the tab key: more than any screen has stops."""


@dataclass(frozen=True)
class Newcomer:
    """A member who has just come, and signs in when first asked to do something."""

    desk: Desk
    id: str
    email: str

    def does(self, method: str, path: str, body: Any = None) -> Reply:
        """What they do by the API; it has to succeed."""
        return does(self.desk, self.email, method, path, body)

    def told_of(self, community: str) -> list[dict[str, Any]]:
        """What their inbox says of a community."""
        items = self.does("GET", "/notifications").json["items"]
        return [each for each in items if each["community"] and each["community"]["id"] == community]


def does(desk: Desk, who: str, method: str, path: str, body: Any = None) -> Reply:
    """One call to the API in somebody's session; it has to succeed."""
    sent = {"Cookie": desk.cookie(who), "X_Requested_With": "entrenous"}
    reply = desk.network.ask(f"/api/v1{path}", body, method, **sent)
    assert reply.status < 300, (method, path, reply.body)
    return reply


def newcomer(desk: Desk, name: str) -> Newcomer:
    """A new member whom Ada invites. Each story takes a name of its own."""
    email = f"{name.lower().replace(' ', '.')}@calvent.example"
    made = does(desk, ADA, "POST", "/people", {"email": email, "name": name, "language": "fr"})
    return Newcomer(desk, made.json["id"], email)


def place(desk: Desk, name: str, **more: Any) -> str:
    """A community of Ada's; its id."""
    made: str = does(desk, ADA, "POST", "/communities", {"name": name, **more}).json["id"]
    return made


def invited(desk: Desk, who: Newcomer, name: str) -> str:
    """A secret community of Ada's to which they are invited, and have been told so."""
    at = place(desk, name, visibility="secret")
    does(desk, ADA, "POST", f"/communities/{at}/invitations", {"person": who.id})
    wait_until(lambda: who.told_of(at), 120)
    return at


def reach(page: Page, target: Locator) -> None:
    """Goes on by the tab key until a control has the focus."""
    expect(target).to_be_visible()
    for _ in range(STEPS):
        if target.evaluate("each => each === document.activeElement"):
            return
        page.keyboard.press("Tab")
    raise AssertionError(f"never reached by the keyboard: {target}")


def press(page: Page, target: Locator, key: str = "Enter") -> None:
    """Reaches a control by the keyboard, and presses a key on it."""
    reach(page, target)
    page.keyboard.press(key)


def write(page: Page, target: Locator, text: str) -> None:
    """Reaches a field by the keyboard, and writes into it instead of what stands there."""
    reach(page, target)
    page.keyboard.press("Control+A")
    page.keyboard.type(text)
