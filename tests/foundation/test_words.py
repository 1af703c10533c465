"""Languages: what a reader asks for is what they get, where we speak it."""

import pytest

from chalicelib.foundation import words


@pytest.mark.parametrize(
    ("header", "language"),
    [
        ("fr", "fr"),
        ("fr-CA, en;q=0.8", "fr"),
        ("en;q=0.5, fr;q=0.9", "fr"),
        ("de, it;q=0.9", None),
        ("de, en;q=0.1", "en"),
        ("fr;q=0, en;q=0.1", "en"),
        ("", None),
        ("*", None),
        ("fr;q=x", None),
        ("," * 5000, None),
    ],
)
def test_the_best_language_that_we_speak(header: str, language: str | None) -> None:
    assert words.asked({"accept-language": header}) == language


def test_values_are_put_in_as_they_are() -> None:
    assert words.say("too_long", "en", most="5") == "At most 5 characters."
