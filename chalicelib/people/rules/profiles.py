"""What people may write on a card, cleaned; and what changes when they write it."""

import re
from collections.abc import Callable, Mapping
from dataclasses import fields, replace
from typing import Any, Final

from chalicelib.foundation.folding import fold
from chalicelib.foundation.hygiene import line
from chalicelib.foundation.refusals import fault
from chalicelib.people import addresses
from chalicelib.people.model import Company, Newcomer, Person, Profile

MOST: Final = {"name": 100, "headline": 200, "unit": 100, "place": 100}
"""Characters of each line of a card."""
SKILL_MOST: Final = 60
SKILLS_MOST: Final = 50
LANGUAGES_MOST: Final = 20
# The part of BCP 47 (RFC 5646) that names what people speak: language, script, region.
_TAG: Final = re.compile(r"([A-Za-z]{2,3})(?:-([A-Za-z]{4}))?(?:-([A-Za-z]{2}|[0-9]{3}))?")
_ZONE: Final = re.compile(r"UTC|[A-Za-z]+(?:/[A-Za-z0-9_+-]+){1,2}")


def name(text: str, pointer: str = "/name") -> str:
    """A person's or a company's name, clean.

    Raises Unclean, or Invalid for one without a letter or a digit, which could neither be sorted nor found.
    """
    clean = line(text, pointer=pointer, most=MOST["name"])
    if not fold(clean):
        raise fault(pointer, "name_without_letters")
    return clean


def revised(person: Person, said: Mapping[str, Any]) -> Person:
    """The person with what was said written on their card. Raises Invalid at the field that does not hold."""
    clean = {field: _CLEAN[field](value, f"/{field}") for field, value in said.items()}
    own = {field: clean.pop(field) for field in _PROFILE if field in clean}
    return replace(person, profile=replace(person.profile, **own), **clean)


def profile(said: Mapping[str, Any]) -> Profile:
    """The profile of somebody of whom this much is known. Raises Invalid."""
    return Profile(**{field: _CLEAN[field](said[field], f"/{field}") for field in _PROFILE if field in said})


def domain_fits(company: Company, address: str) -> bool:
    """Whether an address can be of that company: one of its domains, where it has named any."""
    return not company.domains or addresses.company_domain(address) in company.domains


def newcomer(said: Mapping[str, Any]) -> Newcomer:
    """A member to invite, from what a draft says. Raises Invalid at the field that does not hold."""
    return Newcomer(
        address=addresses.address(said["email"], pointer="/email"),
        name=name(said["name"]),
        language=said.get("language"),
        profile=profile(said),
    )


def domains(texts: list[str]) -> tuple[str, ...]:
    """A company's domains in their one spelling, without repeats. Raises Invalid at the one that is none."""
    found: dict[str, None] = {}
    for number, text in enumerate(texts):
        try:
            found[addresses.company_domain(addresses.address(f"someone@{text}", pointer=""))] = None
        except addresses.BadAddress:
            raise fault(f"/domains/{number}", "wrong_domain") from None
    return tuple(found)


def _line(text: str | None, pointer: str) -> str | None:
    return None if text is None else line(text, pointer=pointer, most=MOST[pointer.strip("/")])


def _skills(texts: list[str] | None, pointer: str) -> tuple[str, ...]:
    clean = [line(text, pointer=f"{pointer}/{at}", most=SKILL_MOST) for at, text in enumerate(texts or ())]
    return tuple({fold(skill) or skill: skill for skill in reversed(clean)}.values())[::-1]


def _tags(texts: list[str] | None, pointer: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(_tag(text, f"{pointer}/{at}") for at, text in enumerate(texts or ())))


def _tag(text: str, pointer: str) -> str:
    found = _TAG.fullmatch(text)
    if found is None:
        raise fault(pointer, "wrong_language")
    language, script, region = found.groups(default="")
    return "-".join(filter(None, (language.lower(), script.title(), region.upper())))


def _zone(text: str | None, pointer: str) -> str | None:
    from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

    if text is None:
        return None
    try:
        return ZoneInfo(text).key if _ZONE.fullmatch(text) else _unknown_zone(pointer)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return _unknown_zone(pointer)


def _unknown_zone(pointer: str) -> str:
    raise fault(pointer, "wrong_time_zone")


def _as_sent(value: Any, _: str) -> Any:
    return value


_PROFILE: Final = frozenset(field.name for field in fields(Profile))
_CLEAN: Final[dict[str, Callable[[Any, str], Any]]] = {
    "name": name,
    "headline": _line,
    "unit": _line,
    "place": _line,
    "languages": _tags,
    "skills": _skills,
    "time_zone": _zone,
    "language": _as_sent,
}
