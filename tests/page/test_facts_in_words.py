"""No code stands where words belong: every fact that a ledger keeps has its own, in both languages."""

import re
from typing import Final

import pytest

from chalicelib.foundation import events
from infra import page

TEXTS: Final = page.WEB / "src" / "texts"


def kept(ledger: str) -> set[str]:
    """The facts of ours that a ledger keeps."""
    ours = [each for each in events.every().values() if each.__module__.startswith("chalicelib.")]
    return {each.name for each in ours if each.ledger == ledger}


def spelt(ledger: str) -> set[str]:
    """The same, as the catalogues spell them."""
    return {each.replace(".", "_") for each in kept(ledger)}


def keys(language: str, area: str) -> set[str]:
    text = (TEXTS / language / f"{area}.ts").read_text(encoding="utf-8")
    return set(re.findall(r"^  (\w+):", text, re.MULTILINE))


@pytest.mark.parametrize("language", ["fr", "en"])
def test_what_a_ledger_keeps_is_told_in_words(language: str) -> None:
    """In a community by a sentence of its own; in the audit log, else, by what it is about
    and what became of it."""
    whole, parts = keys(language, "ledger"), keys(language, "admin")
    assert spelt("rules") - whole == set()
    facts = [each.partition(".") for each in kept("audit") if each.replace(".", "_") not in whole]
    assert len(facts) > 50
    needed = {f"about_{of}" for of, _, _ in facts} | {f"did_{did}" for _, _, did in facts}
    there = {each for each in parts if each.startswith(("about_", "did_"))}
    assert (needed - there, there - needed) == (set(), set()), "missing, and of no use"
