"""Cursors open for their viewer and their query alone."""

import pytest

from chalicelib.foundation import cursors
from chalicelib.foundation.refusals import BadRequest

CURSOR = cursors.written("ines", "feed", ["01", 3])


def test_a_cursor_opens_where_it_was_made() -> None:
    assert cursors.read("ines", "feed", CURSOR) == ["01", 3]
    assert cursors.read("ines", "feed", None) is None


def test_a_cursor_says_nothing() -> None:
    assert cursors.written("ines", "feed", ["01", 3]) != CURSOR


@pytest.mark.parametrize(
    ("person", "query", "cursor"),
    [
        ("omar", "feed", CURSOR),
        ("ines", "people", CURSOR),
        ("ines", "feed", CURSOR[:-2] + ("AA" if CURSOR[-2:] != "AA" else "BB")),
        ("ines", "feed", CURSOR[:10]),
        ("ines", "feed", ""),
        ("ines", "feed", "é"),
        ("ines", "feed", "!!!!"),
    ],
    ids=["person", "query", "tampered", "short", "empty", "accent", "signs"],
)
def test_a_foreign_or_tampered_cursor_is_refused(person: str, query: str, cursor: str) -> None:
    with pytest.raises(BadRequest):
        cursors.read(person, query, cursor)
