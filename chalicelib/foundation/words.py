"""Every sentence that a person reads, in their language."""

from collections.abc import Mapping
from typing import Final

from chalicelib.texts import TEXTS

LANGUAGES: Final = ("en", "fr")
DEFAULT: Final = "en"


def say(code: str, language: str, **values: str) -> str:
    """The sentence of a code. Values are put in as they are: whoever renders HTML escapes."""
    sentence: str = TEXTS[language][code]
    return sentence.format(**values) if values else sentence


def known(code: str) -> bool:
    """Whether a code has sentences."""
    return code in TEXTS[DEFAULT]


def asked(headers: Mapping[str, str]) -> str | None:
    """The best language of an Accept-Language header that we speak (RFC 9110, section 12.5.4), or None."""
    best: tuple[float, str] | None = None
    for choice in headers.get("accept-language", "").split(",")[:20]:
        tag, _, weight = choice.strip().partition(";")
        language = tag.split("-")[0].lower()
        quality = _quality(weight)
        if language in LANGUAGES and quality > 0 and (best is None or quality > best[0]):
            best = (quality, language)
    return best[1] if best else None


def _quality(weight: str) -> float:
    name, _, value = weight.strip().partition("=")
    try:
        return float(value) if name.strip() == "q" else 1.0
    except ValueError:
        return 0.0
