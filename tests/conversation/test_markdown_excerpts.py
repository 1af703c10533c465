"""Excerpts: short enough for a row, cut where it does not hurt, and safe by themselves."""

import pytest

from chalicelib.conversation.markdown import EXCERPT_MOST, Excerpt, excerpt, render

BLOCK = "Un paragraphe assez long avec **du gras** et [un lien](https://a.example/b).\n\n"
LONG = {
    "words": "mot " * 1_000,
    "one giant word": "a" * 5_000,
    "signs that swell": "&" * 5_000,
    "blocks": BLOCK * 60,
    "list": "- item **x**\n" * 300,
    "code": "```python\n" + "x = 1\n" * 500 + "```\n",
    "table": "|a|b|\n|-|-|\n" + "|cc|dd|\n" * 400,
    "mentions": "[@](person:0123456789abc) " * 100,
    "emoji": "😀" * 900,
    "accents": "é" * 5_000,
    "quotes": "> a\n>> b\n\n" * 300,
    "headings": "# a\n" * 900,
    "references": "[a]: https://a.example/bbbbbbbbbbbb\n\n" * 100 + "[a]",
    "nothing": "> " * 3_000,
}


@pytest.mark.parametrize("kind", LONG)
def test_an_excerpt_fits_and_begins_the_text(kind: str) -> None:
    for most in (1, 40, 200, EXCERPT_MOST):
        part = excerpt(LONG[kind], most)
        assert part.cut
        assert LONG[kind].startswith(part.source)
        assert len(part.source.encode()) <= most
        assert len(render(part.source).html.encode()) <= most or not part.source
    assert len(excerpt(LONG[kind]).source) >= 200
    assert render(LONG[kind]).excerpt_source == excerpt(LONG[kind]).source


@pytest.mark.parametrize("source", ["", "court", BLOCK, "a\n\nb", "*" * 40])
def test_a_short_text_is_its_own_excerpt(source: str) -> None:
    assert excerpt(source) == Excerpt(source, cut=False)
    assert render(source).excerpt_source == source
    assert excerpt(excerpt(source).source) == excerpt(source)


def test_whole_blocks_are_preferred() -> None:
    part = excerpt(BLOCK * 60)
    assert part.source.endswith("b).")
    assert part.source.count("Un paragraphe") == (len(part.source) + 2) // len(BLOCK)


@pytest.mark.parametrize(
    ("source", "kept"),
    [
        ("un deux trois quatre cinq", "un deux trois"),
        ("un deux [trois quatre](/cinq) six", "un deux"),
        ("un deux ![trois quatre](/cinq) six", "un deux"),
        ("un [deux](/x 'y z a b c d e f')", "un"),
        ("un\n\ndeux trois quatre cinq six", "un\n\ndeux"),
        ("# un\n\ndeux trois quatre cinq six", "# un"),
    ],
)
def test_words_and_links_stay_whole(source: str, kept: str) -> None:
    assert excerpt(source, 22) == Excerpt(kept, cut=True)


def test_line_ends_of_windows_count_as_one() -> None:
    assert excerpt("a\r\n\r\nb " * 400).source.startswith("a\n\nb a")
    assert excerpt("a\r\nb") == Excerpt("a\nb", cut=False)
