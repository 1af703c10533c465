"""Every screen, in both languages, light and dark, narrow and wide: everybody can use it."""

import itertools

import pytest

from tests.page.desk import Desk, Look, faults, settled, sideways
from tests.page.screens import SCREENS, Screen, address

LOOKS = [Look(*each) for each in itertools.product(("fr", "en"), ("light", "dark"), (320, 1280))]


@pytest.mark.parametrize("screen", SCREENS, ids=lambda screen: screen.name)
def test_everybody_can_use_it(desk: Desk, screen: Screen) -> None:
    at = address(screen, desk)
    found: dict[str, list[str]] = {}
    for language in ("fr", "en"):
        page = desk.sit(screen.who, Look(language))
        screen.before(desk, page)
        page.goto(at)
        page.locator(screen.shows).first.wait_for()
        settled(page)
        screen.then(page)
        assert page.locator("html").get_attribute("lang") == language
        assert page.locator("h1").count() == 1, "one heading says where one is"
        for look in (each for each in LOOKS if each.language == language):
            page.emulate_media(color_scheme=look.theme)
            page.set_viewport_size({"width": look.width, "height": 900})
            name = f"{look.language} {look.theme} {look.width}"
            if wrong := faults(page):
                found[name] = wrong
            if over := sideways(page):
                found[f"{name} sideways"] = [f"{over} px"]
    assert found == {}
