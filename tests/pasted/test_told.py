"""What a page calls itself: plain text, short, whatever it is made of."""

import pytest

from chalicelib.pasted import rules
from tests.pasted.web import titled


@pytest.mark.parametrize(
    ("page", "title", "description"),
    [
        (titled("A &amp; B", "Said &lt;b&gt;"), "A & B", "Said <b>"),
        ("<title>Plain</title>", "Plain", ""),
        ('<title>Plain</title><meta property="og:title" content="Graph">', "Graph", ""),
        ('<META NAME="Description" CONTENT="Loud"><TITLE>Loud</TITLE>', "Loud", "Loud"),
        ('<meta property="og:description" content="G"><meta name="description" content="D">', "", "G"),
        ("<title>First</title><title>Second</title>", "First", ""),
        ("<title> a \n\t b\u00a0c </title>", "a b c", ""),
        ("<title>exe.\u202egpj\u200b\x07</title>", "exe.gpj", ""),
        ("<script>document.title = '<title>Script</title>'</script><title>Page</title>", "Page", ""),
        ("<svg><title>Picture</title></svg><title>Page</title>", "Page", ""),
        ("<!-- <title>Said to nobody</title> --><title>Page</title>", "Page", ""),
        ("<title>Never ended", "Never ended", ""),
        ("<title></title>", "", ""),
        ("no page at all", "", ""),
        ("", "", ""),
    ],
)
def test_titles_and_descriptions_are_read(page: str, title: str, description: str) -> None:
    assert rules.told(page) == (title, description)


def test_markup_in_a_title_is_text() -> None:
    title, _ = rules.told("<title><img src=x onerror=alert(1)></title>")
    assert title == "<img src=x onerror=alert(1)>"


def test_they_have_an_end() -> None:
    title, description = rules.told(titled("word " * 1_000, "more " * 1_000))
    assert len(title) <= rules.TITLE_MOST
    assert title.endswith("…")
    assert len(description) <= rules.DESCRIPTION_MOST


@pytest.mark.parametrize(
    "page", ["<" * 65_536, "<a " * 21_000, "<!--" * 16_000, "<div>" * 13_000, "&" * 65_536, "<title" * 10_000]
)
def test_what_is_made_to_exhaust_parsers_says_nothing_worse(page: str) -> None:
    title, description = rules.told(page)
    assert len(title) <= rules.TITLE_MOST
    assert description == ""


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ("See https://a.example.com/x.", ("https://a.example.com/x",)),
        ("[one](https://a.example.com/1) and <https://a.example.com/2>",
         ("https://a.example.com/1", "https://a.example.com/2")),
        ("https://a.example.com/x https://a.example.com/x", ("https://a.example.com/x",)),
        ("https://a.example.com/x#part", ("https://a.example.com/x#part",)),
        (" ".join(f"https://a.example.com/{number}" for number in range(9)),
         tuple(f"https://a.example.com/{number}" for number in range(3))),
        ("http://a.example.com/x https://a.example.com:8443/ https://127.0.0.1/ https://user@a.example.com/",
         ()),
        ("`https://a.example.com/x` mailto:x@a.example.com [in](/communities/x) nothing: at all", ()),
        ("https://intranet/ https://printer.local/ https://[::1]/ https://0x7f.1/", ()),
    ],
)  # fmt: skip
def test_only_what_may_be_called_is_asked_for(source: str, found: tuple[str, ...]) -> None:
    assert rules.addresses(source) == found


def test_a_fragment_stays_here() -> None:
    assert rules.asked("https://a.example.com/x?y=1#part") == "https://a.example.com/x?y=1"
