"""The keyboard alone: where the focus goes, and what it is on."""

from typing import Final

from playwright.sync_api import Page

TABS_MOST: Final = 150
NAMED: Final = """([name, role]) => {
  const at = document.activeElement
  const label = at.labels?.[0]?.innerText ?? ''
  const said = [at.getAttribute('aria-label'), label, at.innerText, at.placeholder].filter(Boolean).join(' ')
  return at !== document.body && said.replace(/\\s+/g, ' ').includes(name) && (!role || at.matches(role))
}"""


def reach(page: Page, name: str, role: str = "") -> None:
    """Tabs until the focus is on what has this name (and fits this selector). Fails where it never comes."""
    for _ in range(TABS_MOST):
        page.keyboard.press("Tab")
        if page.evaluate(NAMED, [name, role]):
            return
    raise AssertionError(f"the keyboard never reaches {name!r}")
