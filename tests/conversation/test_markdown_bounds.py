"""Work on hostile texts grows as their length, counted in calls and not in seconds."""

import cProfile
from collections.abc import Callable

import pytest

from chalicelib.conversation.markdown import HTML_MOST, Rendered, canonical, render
from chalicelib.conversation.markdown.pages import page

BODY_MOST = 20_000
CALLS_A_SIGN = 250
"""Measured: 201 for the worst kind of text; an excerpt comes to no more than the whole once again."""

PATTERNS = [
    "[", "![", "[![", "[a](", "[a](<b", "[a](b \"", "[a][b]", "]", "[a]: b\n", "[a]:\n", "*", "*a ",
    "*a_ ", "_a*", "**a*", "*_~~", "~~a", "`a", "``a`", "<", "<a", "<a@", "<http://", "<!--", "&#",
    "&amp;", "&#x202e;", "\\[", ":", "a://", "http://", "http://a", "http://@", "http://a.b/{",
    "http://a.b/", "[a](http://@", "mailto:a@b.", "#", "#a ", "#a", "##a", "[@", "[@a[b]", "[@\\[",
    "[@a](person:0123456789abc)", "> ", "> - ", "- ", "- a\n", "1) a\n", "# a\n", "a\n=\n", "* * *\n",
    "```\n", "    a\n", "\t- a\n", "|a", "|a|\n|-|\n", "|a|b\n|-|-\n\n", "\n", " ", "\t", "a\\\n", "\x00",
    "é", "😀", "<b>",
]  # fmt: skip

SHAPES: dict[str, Callable[[int], str]] = {
    **{repr(pattern): lambda size, pattern=pattern: (pattern * size)[:size] for pattern in PATTERNS},
    "backticks of every length": lambda size: "".join("`" * length + " " for length in range(1, 200))[:size],
    "deeper and deeper quotes": lambda size: "\n".join("> " * depth + "a" for depth in range(150))[:size],
    "deeper and deeper lists": lambda size: "\n".join(" " * depth + "- a" for depth in range(200))[:size],
    "wide table": lambda size: ("|a" * (size // 8) + "\n" + "|-" * (size // 8) + "\n" + "a\n" * size)[:size],
    "square table": lambda size: ("|a" * 50 + "\n" + "|-" * 50 + "\n" + "a\n" * size)[:size],
    "one long address": lambda size: f"[a]: /{'b' * (size // 2)}\n\n" + "[a] " * (size // 8),
}


def counted(work: Callable[[], object]) -> int:
    """How many functions, of Python and of C, a piece of work calls."""
    profile = cProfile.Profile()
    profile.runcall(work)
    return sum(each.callcount for each in profile.getstats())


@pytest.fixture(scope="module", autouse=True)
def loaded() -> None:
    """Everything that is loaded on first use."""
    render("*a* `b` [@](person:0123456789abc) #c http://a.b &#x202e; <http://a.b>\n\n|a|\n|-|\n")


@pytest.mark.parametrize("shape", SHAPES)
def test_work_grows_as_the_length(shape: str) -> None:
    whole, half = SHAPES[shape](BODY_MOST // 4), SHAPES[shape](BODY_MOST // 8)
    most = counted(lambda: page(whole))
    assert most <= 2.2 * counted(lambda: page(half)) + 5_000
    assert most <= CALLS_A_SIGN * len(whole)


@pytest.mark.parametrize(
    "shape", ["'!['", "'#a '", "'[@a](person:0123456789abc)'", "square table", "one long address"]
)
def test_work_for_the_longest_body_is_bounded(shape: str) -> None:
    source = SHAPES[shape](BODY_MOST)
    made: list[Rendered] = []
    assert counted(lambda: made.append(render(source))) <= 2 * CALLS_A_SIGN * BODY_MOST
    assert len(made[0].html.encode()) <= HTML_MOST
    assert "[@a](person:0123456789abc)" not in canonical(source)


def test_growth_by_the_square_would_be_seen() -> None:
    def squared(size: int) -> Callable[[], object]:
        return lambda: [len("") for _ in range(size) for _ in range(size)]

    assert counted(squared(400)) > 2.2 * counted(squared(200)) + 5_000


@pytest.mark.parametrize("pattern", ["[", "*", "> "])
def test_what_no_door_lets_in_is_rendered_too(pattern: str) -> None:
    assert render(pattern * (100_000 // len(pattern))).html
