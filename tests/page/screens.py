"""Every screen of the page: where it is, who looks at it, and what is there once it is.

Each line is looked at in both languages, light and dark, narrow and wide (test_screens.py), and photographed
by `python -m tests.page.pictures`. A new screen is a line here.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final

from playwright.sync_api import Page

from tests.laptop.running import wait_until
from tests.page import desks, news, opening, shelves
from tests.page.desk import Desk

ADA: Final = "ada@example.org"
HAZEL: Final = "hazel.ashworth@northway.example"
PLACE: Final = "Project Heron"
"""A secret community of the demo whose rule has changed once: walls, doors and an era are there."""
INES: Final = "ines.kerbrat@calvent.example"
JULIE: Final = "julie.tessier@brazier.example"
"""A guest."""


@dataclass(frozen=True)
class Screen:
    """A screen. `at` may name what the demo has: `{room}` is a community of the
    person, `{post}` a post of it, `{person}` its author."""

    name: str
    at: str
    who: str | None = INES
    """Whoever looks at it; nobody for a visitor."""
    shows: str = "h1"
    """What is there once it has what it asked for (a CSS selector)."""
    names: Callable[[Desk], dict[str, str]] | None = None
    """What else `at` names; made in the network where it is not there yet."""
    before: Callable[[Desk, Page], None] = opening.as_it_is
    """What befalls it, before it is opened."""
    then: Callable[[Page], None] = opening.as_it_is
    """What is opened once it is there."""


SCREENS: Final = (
    Screen("sign-in", "/sign-in", who=None, shows="input[type=email]"),
    Screen("sign-in-refused", "/sign-in?refused=company_refused", who=None, shows="[role=alert]"),
    Screen("feed", "/", shows="article.post"),
    Screen("community", "/communities/{room}", shows="article.post"),
    Screen("community-people", "/communities/{room}/people", shows=".seats li"),
    Screen("community-about", "/communities/{room}/about", shows=".entries li"),
    Screen("community-files", "/communities/{library}/files", desks.TOM, "button.n", shelves.library),
    Screen(
        "community-folder", "/communities/{library}/files?folder={shelf}", desks.TOM, ".file", shelves.library
    ),
    Screen("thread", "/posts/{post}", shows=".talk li"),
    Screen("not-found", "/nowhere"),
    # One's own side.
    Screen("inbox", "/inbox", shows="ul.mails"),
    Screen("people", "/people", shows="ul.faces"),
    Screen("person", "/people/{person}", shows="header.person"),
    Screen("communities", "/communities", shows="ul.places"),
    Screen("doors", "/communities?part=doors", shows="#asked"),
    Screen("new-community", "/communities/new", shows="form.sheet"),
    Screen("me", "/me", shows="fieldset"),
    Screen("preferences", "/preferences", shows="form.stack-l"),
    Screen("devices", "/me/devices", shows="ul.faces"),
    Screen("tokens", "/me/tokens", shows="#bots"),
    Screen("bookmarks", "/bookmarks", shows=".tabs"),
    Screen("unsubscribe", "/unsubscribe/nothing", who=None, shows="p.lead"),
    Screen("service", "/service", shows="section h2"),
    # A guest's page is simpler.
    Screen("guest-home", "/", who=JULIE, shows=".doorway"),
    Screen("guest-people", "/people", who=JULIE, shows="ul.faces"),
    Screen("guest-communities", "/communities", who=JULIE, shows="ul.places"),
    # The desks.
    Screen("desk-asks", "/communities/{desk}/desk/asks", desks.TOM, ".ask", desks.place),
    Screen("desk-people", "/communities/{desk}/desk/people", desks.TOM, ".ask", desks.place),
    Screen("desk-rule", "/communities/{desk}/desk/rule", desks.TOM, ".way", desks.place),
    Screen("desk-reports", "/communities/{desk}/desk/reports", desks.TOM, ".ask", desks.place),
    Screen("desk-settings", "/communities/{desk}/desk/settings", desks.TOM, "textarea", desks.place),
    Screen("desk-links", "/communities/{desk}/desk/links", desks.TOM, ".ask", desks.place),
    Screen("desk-view-as", "/communities/{desk}/desk/view-as", desks.TOM, "main [role=status]", desks.place),
    Screen("desk-ledger", "/communities/{desk}/desk/ledger", desks.TOM, ".ask", desks.place),
    Screen("change", "/communities/{desk}/changes/1", desks.INES, ".sign", desks.place),
    Screen("webhooks", "/me/webhooks", desks.TOM, ".ask", desks.place),
    Screen("webhook", "/me/webhooks/{hook}", desks.TOM, "fieldset", desks.place),
    Screen("admin-people", "/admin/people", desks.ADA, ".ask", desks.house),
    Screen("admin-person", "/admin/people/{guest}", desks.ADA, "input[type=date]", desks.house),
    Screen("admin-companies", "/admin/companies", desks.ADA, ".ask", desks.house),
    Screen("admin-settings", "/admin/settings", desks.ADA, ".ask", desks.house),
    Screen("admin-communities", "/admin/communities", desks.ADA, "main .btn", desks.house),
    Screen("admin-glass", "/admin/glass", desks.ADA, ".ask", desks.house),
    Screen("admin-mail", "/admin/mail", desks.ADA, "main h2", desks.house),
    Screen("admin-directory", "/admin/directory", desks.ADA, "form", desks.house),
    Screen("admin-audit", "/admin/audit", desks.AUDITOR, ".ask", desks.house),
    Screen("device", "/me/device", desks.TOM, "main .btn"),
    # What one opens, and what can befall a screen.
    Screen("sign-in-code", "/sign-in", None, "form", None, opening.code_on_its_way, opening.awaiting_code),
    Screen("sign-in-ways", "{named}/sign-in", None, "p > button.wide", news.named, opening.company_signs_in),
    Screen("composer", "/communities/{room}", shows="article.post", then=opening.writing),
    Screen(
        "composer-held",
        "/communities/{room}",
        INES,
        "article.post",
        before=opening.nobody_outside_yet,
        then=opening.held,
    ),
    Screen("switcher", "/me/device", INES, "main .btn", then=opening.switching),
    Screen("search", "/inbox", INES, "main h1", then=opening.searching),
    Screen("keys", "/me/device", INES, "main .btn", then=opening.helped),
    Screen("answering", "/posts/{post}", shows=".talk li", then=opening.answering),
    Screen("reporting", "/posts/{post}", shows=".talk li", then=opening.reporting),
    Screen("new-token", "/me/tokens", INES, "#bots", then=opening.new_token),
    Screen(
        "file",
        "/communities/{library}/files",
        desks.TOM,
        "button.n",
        shelves.library,
        then=opening.file_opened,
    ),
    Screen("offline", "/", shows=".trouble", before=opening.cut_off),
    Screen("connection-lost", "/me/device", shows="main .btn", before=opening.hushed, then=opening.lost),
    Screen("error", "/", shows=".trouble", before=opening.broken),
    Screen("community-absent", "/communities/01ARZ3NDEKTSV4RRFFQ69G5FAV", shows=".trouble"),
    Screen("first-use", "/", ADA, ".steps", before=opening.new_network),
    Screen("feed-empty", "/", news.FRESH, ".lead", news.arrived),
    Screen("inbox-empty", "/inbox", news.FRESH, "section h2", news.arrived),
    Screen(
        "community-door", "/communities/{desk}", news.FRESH, "textarea", news.before_a_door, opening.kept_out
    ),
    Screen("community-announced", "/communities/{announced}", news.RACHEL, ".notice", news.announced),
    Screen(
        "passkeys",
        "{named}/me/devices",
        news.FRESH,
        "#passkeys",
        news.arrived,
        before=opening.has_a_device,
        then=opening.keyed,
    ),
)


def address(screen: Screen, desk: Desk) -> str:
    """The address of a screen in the demo network that runs."""
    if screen.names:
        return screen.at.format(**screen.names(desk))
    if "{" not in screen.at:
        return screen.at
    cookie = desk.cookie(screen.who or INES)
    rooms = desk.network.ask("/api/v1/communities?scope=mine&limit=100", Cookie=cookie).json["items"]
    room = next(each["id"] for each in rooms if each["name"] == PLACE)

    def talked() -> list[dict[str, Any]]:
        posts = desk.network.ask(f"/api/v1/communities/{room}/posts", Cookie=cookie).json["items"]
        return [each for each in posts if each["comments"]]

    # Comments are counted a moment after they were written: a network that has just begun may still count.
    wait_until(talked)
    post = talked()[0]
    return screen.at.format(room=room, post=post["id"], person=post["author"]["id"])
