"""Both languages are complete from the start, and every code has its sentence."""

from tests.house.checks import codes, words
from tests.house.checks.sources import ROOT


def test_the_catalogues_say_the_same_and_are_set_well() -> None:
    assert [str(found) for found in words.findings(ROOT)] == []


def test_every_code_has_its_sentence() -> None:
    assert [str(found) for found in codes.findings(ROOT)] == []


def test_the_catalogue_that_is_checked_is_the_catalogue_that_speaks() -> None:
    from chalicelib.texts import TEXTS

    for language in words.LANGUAGES:
        assert {text.key for text in words.catalogue(ROOT, language)[0]} == set(TEXTS[language])
