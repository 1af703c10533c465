"""Mentions: stored without a name, shown with the name that each viewer may know."""

import pytest

from chalicelib.conversation.markdown import canonical, fill, render

INES, TOM = "0123456789abc", "zyxwvtsrqpnmk"
HOLE = '<a class="mention" data-person="0123456789abc">@</a>'


def named(name: str, person: str = INES) -> str:
    return f"[@{name}](person:{person})"


@pytest.mark.parametrize(
    "name", ["", "Inès", "Any Name", "J. [Acme]", "a\\]b", "x" * 300, "*b*", "<b>", "@", "a!b(c)"]
)
def test_whatever_name_was_sent_none_is_kept(name: str) -> None:
    source = f"Hi {named(name)}!"
    assert canonical(source) == f"Hi {named('')}!"
    assert render(source).html == render(canonical(source)).html == f"<p>Hi {HOLE}!</p>\n"


@pytest.mark.parametrize(
    "around",
    [
        "- {}",
        "> {}",
        "1. - > {}",
        "# {}",
        "**{}**",
        "|a|\n|-|\n|{}|",
        "a\n{}\nb",
        "({}), {}",
        "[x {} y](/z)",
        "!{}",
    ],
)
def test_mentions_are_found_wherever_text_stands(around: str) -> None:
    source = around.format(named("A"), named("B", TOM))
    assert canonical(source) == around.format(named(""), named("", TOM))
    rendered = render(source)
    assert HOLE in rendered.html
    assert rendered.mentions == ((INES, TOM) if around.count("{}") == 2 else (INES,))


@pytest.mark.parametrize(
    "source",
    [
        "`{}`", "``a ` {}``", "    {}", "```\n{}\n```", "~~~x\n{}", "> ```\n> {}", "- a\n\n      {}", "\\{}",
        "[x]: /y '{}'",
    ],
)  # fmt: skip
def test_code_is_kept_letter_by_letter(source: str) -> None:
    source = source.format(named("Inès"))
    assert canonical(source) == source
    assert render(source).mentions == ()
    both = f"{source}\n\n\n{named('A')} `{named('B')}` {named('A')}"
    if "~~~" not in source:
        assert canonical(both) == f"{source}\n\n\n{named('')} `{named('B')}` {named('')}"


@pytest.mark.parametrize(
    "source",
    [
        "[Inès](person:0123456789abc)", "[@A](person:0123456789ab)", "[@A](person:0123456789abcd)",
        "[@A](person:0123456789ABC)", "[@A](person:0123456789abi)", "[@A](person:0123456789abu)",
        "[@A] (person:0123456789abc)", "[@A](person:0123456789abc 't')", "[@A\nB](person:0123456789abc)",
        "<person:0123456789abc>", "[@A][p]\n\n[p]: person:0123456789abc", "[@a`b](person:0123456789abc)`",
    ],
)  # fmt: skip
def test_what_only_resembles_a_mention_is_text(source: str) -> None:
    rendered = render(source)
    assert rendered.mentions == ()
    assert "<a" not in rendered.html
    assert canonical(source) == source


def test_a_mention_in_the_description_of_a_picture_calls_nobody() -> None:
    rendered = render(f"![by {named('Inès')}](http://b.fr)")
    assert rendered.mentions == ()
    assert ">by @</a>" in rendered.html
    assert canonical(f"![by {named('Inès')}](/b)") == f"![by {named('')}](/b)"


def test_people_are_told_once_in_order() -> None:
    assert render(f"{named('', TOM)} {named('')}\n\n- {named('x', TOM)}").mentions == (TOM, INES)


def test_canonical_twice_is_canonical_once() -> None:
    source = f"{named('a')} `{named('b')}` [@{named('c')}](person:{TOM})\n\n|a|\n|-|\n|{named('d|e')}|"
    assert canonical(canonical(source)) == canonical(source)


@pytest.mark.parametrize(
    "name", ["<script>alert(1)</script>", "\"'><img src=x>", "\\1\\g<0>", "&lt;", "x</a>", ""]
)
def test_a_hostile_name_is_text(name: str) -> None:
    page = fill(render(named("")).html, {INES: name}, someone="someone")
    inside = page.removeprefix(f'<p><a class="mention" data-person="{INES}">@').removesuffix("</a></p>\n")
    assert not set(inside) & set("<>\"'")
    import html

    assert html.unescape(inside) == name


@pytest.mark.parametrize("names", [{}, {INES: None}, {TOM: "Tom"}])
def test_who_may_not_be_known_is_someone(names: dict[str, str | None]) -> None:
    page = fill(render(f"a {named('Inès')} b").html, names, someone="quelqu’un <x>")
    assert page == '<p>a <span class="mention">quelqu’un &lt;x&gt;</span> b</p>\n'
    assert INES not in page


def test_only_our_own_holes_are_filled() -> None:
    source = f"{HOLE} `{HOLE}` [{HOLE}](/x) ![{HOLE}](/x)\n\n```{HOLE}\n{HOLE}\n```\n{named('')}"
    page = fill(render(source).html, {INES: "INES"}, someone="someone")
    assert page.count("@INES") == 1
    assert render(source).mentions == (INES,)
