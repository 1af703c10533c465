"""Hygiene: every ordinary text passes as it is, and nothing that pretends does."""

import unicodedata

import pytest

from chalicelib.foundation.hygiene import MARKS_MOST, Unclean, block, line

FAMILY = "\U0001f468\u200d\U0001f469\u200d\U0001f467\u200d\U0001f466"
SCOTLAND = "\U0001f3f4\U000e0067\U000e0062\U000e0073\U000e0063\U000e0074\U000e007f"

FINE = [
    "Inès Ça-va D’Été",
    "Qui vient\u202f? «\u00a0Moi\u00a0»",
    "שלום עולם",
    "مرحبا بالعالم",
    "می\u200cخواهم",
    "क्\u200dष क्\u200cष",
    "日本語 葛\U000e0100城",
    "Nguyễn Thị Minh Khai",
    "א\u05b8\u0591 שׁ\u05bc\u05b7",
    FAMILY,
    SCOTLAND,
    "👩🏽\u200d💻 👁\ufe0f\u200d🗨\ufe0f 🏳\ufe0f\u200d🌈 🧔🏿\u200d♂\ufe0f 🙂\u200d↔\ufe0f ❤\ufe0f\u200d🔥",
    "1\ufe0f\u20e3 ✔\ufe0e ℹ\ufe0f ‼\ufe0f ©\ufe0f 🇫🇷",
    "a\u0323\u0302",
    "\U0001f9ff = ∑ €",
]

TRICKS = [
    ("a\x00b", "control"),
    ("a\x1bb", "control"),
    ("a\x7f", "control"),
    ("a\x85b", "control"),
    ("a\ufdd0", "control"),
    ("a\uffff", "control"),
    ("a\U0010fffe", "control"),
    ("a\u202eb", "bidi"),
    ("\u2067a\u2069", "bidi"),
    ("a\u202a", "bidi"),
    ("a\u200bb", "invisible"),
    ("a\u200db", "invisible"),
    ("a\u200cb", "invisible"),
    ("😀\u200d", "invisible"),
    ("\u200d😀", "invisible"),
    ("\ufeffa", "invisible"),
    ("a\u2060b", "invisible"),
    ("pass\xadword", "invisible"),
    ("a\u034fb", "invisible"),
    ("\u3164", "invisible"),
    ("\u2800\u2800", "invisible"),
    ("a\ufe0f", "invisible"),
    ("\ufe0f", "invisible"),
    ("1\ufe0f", "invisible"),
    ("a\U000e0100", "invisible"),
    ("a\u180b", "invisible"),
    ("a\U000e0061", "invisible"),
    ("\U0001f3f4\U000e0061", "invisible"),
    ("a\ufff9b", "invisible"),
    ("a\U0001d173", "invisible"),
    ("a\ud800", "lone_surrogate"),
    ("\udc80", "lone_surrogate"),
    ("a" + "\u0335" * (MARKS_MOST + 1), "combining"),
    ("\u0301a", "combining"),
    ("", "empty"),
    (" \u00a0\u3000 ", "empty"),
]


@pytest.mark.parametrize("text", FINE)
def test_what_people_write_passes_in_one_spelling(text: str) -> None:
    for spelling in (text, unicodedata.normalize("NFD", text)):
        assert line(spelling, pointer="/name", most=80) == unicodedata.normalize("NFC", text)
        assert block(spelling, pointer="/body", most=80) == unicodedata.normalize("NFC", text)


@pytest.mark.parametrize(("text", "reason"), TRICKS, ids=ascii)
@pytest.mark.parametrize("keeps", [line, block])
def test_what_pretends_is_refused_at_its_place(keeps, text: str, reason: str) -> None:
    with pytest.raises(Unclean) as refused:
        keeps(text, pointer="/name", most=80)
    assert (refused.value.pointer, refused.value.reason) == ("/name", reason)
    assert [(fault.pointer, fault.code) for fault in refused.value.faults] == [("/name", reason)]


@pytest.mark.parametrize("text", ["a\nb", "a\n", "a\tb", "a\rb", "a\u2028b", "\x0ba"])
def test_a_line_has_no_breaks(text: str) -> None:
    with pytest.raises(Unclean) as refused:
        line(text, pointer="", most=9)
    assert refused.value.reason == "control"


@pytest.mark.parametrize("mark", ["\u200e", "\u200f", "\u061c"])
def test_direction_marks_belong_in_bodies_only(mark: str) -> None:
    assert block(f"אב C++{mark} גד", pointer="", most=20) == f"אב C++{mark} גד"
    with pytest.raises(Unclean) as refused:
        line(f"Inès{mark}", pointer="", most=20)
    assert refused.value.reason == "bidi"


def test_a_block_keeps_its_indentation_and_has_one_kind_of_line_end() -> None:
    assert block("\r\n  \n    code\r\n\tx\ry\u2029z \n\n", pointer="", most=80) == "    code\n\tx\ny\nz"
    assert line("  Inès  ", pointer="", most=80) == "Inès"


def test_lengths_are_counted_in_composed_characters() -> None:
    decomposed = unicodedata.normalize("NFD", "ệ" * 10)
    assert line(decomposed, pointer="", most=10) == "ệ" * 10
    with pytest.raises(Unclean) as refused:
        line("ệ" * 11, pointer="/title", most=10)
    assert refused.value.reason == "too_long"
    assert refused.value.faults[0].values == (("most", "10"),)


def test_empty_may_be_allowed_and_marks_up_to_the_bound_are() -> None:
    assert line("  ", pointer="", most=10, may_be_empty=True) == ""
    assert line("a" + "\u0335" * MARKS_MOST, pointer="", most=10) == "a" + "\u0335" * MARKS_MOST


def test_a_flood_of_marks_is_refused_before_it_is_sorted() -> None:
    with pytest.raises(Unclean) as refused:
        block("a" + "\u0335\u0327" * 500_000, pointer="", most=20_000)
    assert refused.value.reason == "too_long"
    with pytest.raises(Unclean) as refused:
        block("a" + "\u0335\u0327" * 30_000, pointer="", most=20_000)
    assert refused.value.reason == "combining"
