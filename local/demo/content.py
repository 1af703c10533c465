"""The demo network as it is written down: people in one sheet, each community in its own."""

from pathlib import Path
from typing import Final

import msgspec

FOLDER: Final = Path(__file__).parent


class Sheet(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A table of the files here. A key that means nothing is an error, not a surprise."""


class Company(Sheet, frozen=True):
    """A supplier."""

    key: str
    name: str
    domain: str


class Member(Sheet, frozen=True):
    """An employee."""

    key: str
    name: str
    language: str
    headline: str
    unit: str
    place: str
    languages: list[str] = []
    skills: list[str] = []


class Guest(Sheet, frozen=True):
    """Somebody of a supplier. `days` is how many days ahead their access ends."""

    key: str
    name: str
    company: str
    sponsor: str
    days: int
    language: str
    headline: str


class Shown(Sheet, frozen=True):
    """Somebody to sign in as, and how each language introduces them."""

    key: str
    en: str
    fr: str


class People(Sheet, frozen=True):
    """Everybody. `home` is the domain of the company's own addresses."""

    home: str
    companies: list[Company]
    members: list[Member]
    guests: list[Guest]
    shown: list[Shown]


class Remark(Sheet, frozen=True):
    """A comment or a reply, so long (`40m`, `3h`, `2d`) after what it answers."""

    by: str
    after: str
    body: str
    answer: bool = False
    reactions: dict[str, list[str]] = {}
    replies: list["Remark"] = []


class Post(Sheet, frozen=True):
    """A post of some days ago at a time of that day in UTC (`26d 09:05`), or of some hours ago (`5h`)."""

    by: str
    when: str
    kind: str
    body: str
    title: str | None = None
    pinned: bool = False
    bookmarked: list[str] = []
    reactions: dict[str, list[str]] = {}
    comments: list[Remark] = []


class Narrowing(Sheet, frozen=True):
    """When a community became more closed than it was founded."""

    when: str
    visibility: str


class Place(Sheet, frozen=True):
    """A community. Its clause `guests` names a company by its key; `inside` are the guests let in."""

    name: str
    purpose: str
    visibility: str
    guests: str
    steward: str
    moderators: list[str]
    participants: list[str]
    posts: list[Post]
    inside: list[str] = []
    favourites: list[str] = []
    narrowed: Narrowing | None = None


def people() -> People:
    """Who is in the demo network."""
    return msgspec.toml.decode((FOLDER / "people.toml").read_bytes(), type=People)


def places() -> list[Place]:
    """Its communities, in the order of their files."""
    files = sorted((FOLDER / "communities").glob("*.toml"))
    return [msgspec.toml.decode(file.read_bytes(), type=Place) for file in files]
