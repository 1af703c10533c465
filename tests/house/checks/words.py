"""Every sentence exists in both languages, says the same, and is set as its language is set."""

import ast
import re
import string
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from tests.house.checks.sources import Finding, modules

LANGUAGES = ("en", "fr")
NARROW, WIDE = "\u202f", "\u00a0"

FRENCH = {
    "a narrow no-break space (U+202F) stands before ; ! ?": re.compile(rf"(?<![{NARROW};!?(])[;!?](?!\w)"),
    "a no-break space (U+00A0) stands before :": re.compile(rf"(?<![{WIDE}]):(?=\s|$)"),
    "a no-break space (U+00A0) stands after «": re.compile(rf"«(?!{WIDE})"),
    "a no-break space (U+00A0) stands before »": re.compile(rf"(?<!{WIDE})»"),
}
ENGLISH = {
    "a space stands before a mark": re.compile(r"\s[;:!?](?=\s|$)"),
    "the word is open, never public": re.compile(r"\bpublic(?:ly)?\b", re.IGNORECASE),
}
# A character written as HTML writes it ends with a mark that nobody reads.
ENTITY = re.compile(r"&#?\w+;")


class Text(NamedTuple):
    """One sentence of a catalogue: where it stands, its key, and itself."""

    path: str
    line: int
    key: str
    sentence: str


def _entries(path: str, table: ast.Dict) -> Iterator[Text | Finding]:
    for key, value in zip(table.keys, table.values, strict=True):
        if isinstance(key, ast.Constant) and isinstance(value, ast.Constant):
            yield Text(path, key.lineno, str(key.value), str(value.value))
        else:
            yield Finding(path, value.lineno, "a catalogue holds literal keys and literal sentences")


def catalogue(root: Path, language: str) -> tuple[list[Text], list[Finding]]:
    """The sentences of one language in the order of its files, and what in these files is no sentence."""
    texts: list[Text] = []
    odd: list[Finding] = []
    for module in modules(root, f"chalicelib/texts/{language}"):
        if module.path.endswith("/__init__.py"):
            continue
        values = [node.value for node in module.tree.body if isinstance(node, ast.AnnAssign | ast.Assign)]
        tables = [value for value in values if isinstance(value, ast.Dict)]
        if len(tables) != 1 or len(values) != 1:
            odd.append(Finding(module.path, 1, "holds TEXTS: dict[str, str] and nothing else"))
        entries = [entry for table in tables for entry in _entries(module.path, table)]
        texts += [entry for entry in entries if isinstance(entry, Text)]
        odd += [entry for entry in entries if isinstance(entry, Finding)]
    return texts, odd


def _holes(sentence: str) -> set[str] | None:
    try:
        return {name for _, name, _, _ in string.Formatter().parse(sentence) if name is not None}
    except ValueError:
        return None


def _twice(texts: list[Text]) -> Iterator[Finding]:
    seen: dict[str, Text] = {}
    for text in texts:
        if text.key in seen:
            yield Finding(text.path, text.line, f"{text.key} stands in {seen[text.key].path} too")
        seen[text.key] = text


def _different(some: list[Text], others: list[Text]) -> Iterator[Finding]:
    theirs = {text.key: text for text in others}
    for text in some:
        other = theirs.get(text.key)
        if other is None or Path(other.path).name != Path(text.path).name:
            yield Finding(text.path, text.line, f"{text.key} has no sentence in the other language's file")
        elif _holes(text.sentence) is None or _holes(text.sentence) != _holes(other.sentence):
            yield Finding(text.path, text.line, f"{text.key} has other places to fill in the other language")


def _set_wrongly(texts: list[Text], rules: dict[str, re.Pattern[str]]) -> Iterator[Finding]:
    for text in texts:
        if not text.sentence.strip():
            yield Finding(text.path, text.line, f"{text.key} says nothing")
        for rule, pattern in rules.items():
            sentence = ENTITY.sub("", text.sentence)
            if match := pattern.search(sentence):
                around = sentence[max(0, match.start() - 12) : match.end() + 12]
                yield Finding(text.path, text.line, f"{text.key}: {rule} (in {around!r})")


def findings(root: Path) -> list[Finding]:
    """What differs between the two catalogues, and what each language would not set in print."""
    (english, odd), (french, odd_too) = (catalogue(root, language) for language in LANGUAGES)
    return [
        *odd, *odd_too,
        *_twice(english), *_twice(french),
        *_different(english, french), *_different(french, english),
        *_set_wrongly(english, ENGLISH), *_set_wrongly(french, FRENCH),
    ]  # fmt: skip
