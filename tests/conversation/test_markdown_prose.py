"""Plain prose takes a short way, which must lead where the long one does."""

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from chalicelib.conversation.markdown import pages

SIGNS = " ,;’'«»?%€\u202f.-)(:@#*_!1234567890abcéÀßŒłдж中ª²½"


@given(st.text(alphabet=SIGNS, max_size=40))
@settings(max_examples=1500, deadline=None)
@example("1. one")
@example("12) twelve")
@example("a.b")
@example("www.example.org")
@example("voir example.fr")
@example("a - b")
@example("a  b")
@example("peut-être")
@example("3.14 and 1.")
def test_the_short_way_leads_where_the_long_one_does(source: str) -> None:
    assert pages.page(source)[0] == pages.parsed(source)[0]


@pytest.mark.parametrize(
    "source", ["Oui.", "C’est d’accord, merci. On se voit jeudi ?", "Voilà 30 % de moins."]
)
def test_prose_never_meets_the_parser(source: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pages, "parsed", None)
    assert pages.page(source) == (f"<p>{source}</p>\n", [])
