"""The catalogues: one folder a language, one file a subject."""

from typing import Final

from chalicelib.texts import en, fr

TEXTS: Final = {"en": en.TEXTS, "fr": fr.TEXTS}
