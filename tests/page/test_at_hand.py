"""For eyes and hands: focus is always seen, nothing moves for whom that is too much, targets can be hit."""

from typing import Any, Final

import pytest
from playwright.sync_api import Page

from tests.page.desk import Desk, Look, settled
from tests.page.screens import SCREENS, Screen, address

LOOKED_AT: Final = (
    "sign-in", "feed", "community", "thread", "inbox", "communities", "me", "preferences", "desk-rule",
    "admin-people", "community-files",
)  # fmt: skip
SCREENS_HERE: Final = [each for each in SCREENS if each.name in LOOKED_AT]
STOPS: Final = 40
LEAST: Final = 24
"""Pixels (WCAG 2.2, 2.5.8); links within a sentence may be lower, as it says."""

SEEN: Final = """() => {
  let at = document.activeElement
  const name = `${at.localName}.${at.className} ${(at.innerText ?? '').slice(0, 30)}`
  if (at === document.body) return { name, seen: true }
  for (let up = 0; at && up < 4; up++, at = at.parentElement) {
    const drawn = getComputedStyle(at)
    if (drawn.outlineStyle !== 'none' && parseFloat(drawn.outlineWidth) >= 2) return { name, seen: true }
  }
  return { name, seen: false }
}"""
MOVES: Final = """() => [...document.querySelectorAll('*')].flatMap(each => {
  const { transitionDuration, animationName, scrollBehavior } = getComputedStyle(each)
  const quick = transitionDuration.split(',').every(one => parseFloat(one) === 0)
  const still = quick && animationName === 'none' && scrollBehavior !== 'smooth'
  return still ? [] : [each.localName + '.' + each.className]
})"""
SMALL: Final = """least => {
  const inline = each => each.localName === 'a' && !each.matches('.btn, .act, .room, nav a')
  const ticked = each => each.matches('[type=checkbox], [type=radio]')
  const own = [...document.querySelectorAll('button, summary, select, input, textarea, a')]
  return own.flatMap(each => {
    const hit = ticked(each) && each.labels[0] ? each.labels[0] : each
    const { width, height } = hit.getBoundingClientRect()
    const shown = each.checkVisibility({ visibilityProperty: true }) && width > 1 && height > 1
    if (inline(each) || !shown || (width >= least && height >= least)) return []
    return [`${each.localName}.${each.className} ${each.innerText || each.ariaLabel} ${width}x${height}`]
  })
}"""


def opened(desk: Desk, screen: Screen, **more: Any) -> Page:
    """A screen with all that it asked for, on a phone."""
    page = desk.sit(screen.who, Look("fr", width=320), **more)
    page.goto(address(screen, desk))
    page.locator(screen.shows).first.wait_for()
    settled(page)
    return page


@pytest.mark.parametrize("screen", SCREENS_HERE, ids=lambda screen: screen.name)
def test_focus_is_seen_and_targets_are_large_and_nothing_moves(desk: Desk, screen: Screen) -> None:
    page = opened(desk, screen)
    assert page.evaluate(MOVES) == []
    assert page.evaluate(SMALL, LEAST) == []
    unseen = []
    for _ in range(STOPS):
        page.keyboard.press("Tab")
        where = page.evaluate(SEEN)
        if not where["seen"]:
            unseen.append(where["name"])
    assert unseen == []


def test_there_is_motion_where_nobody_minds(desk: Desk) -> None:
    """So that the stillness above is the page's answer to the wish, not its nature."""
    page = opened(desk, next(each for each in SCREENS if each.name == "feed"))
    page.emulate_media(reduced_motion="no-preference")
    assert page.evaluate(MOVES) != []
