"""The words of mails: letters, bulletins, and what goes over the wire."""

from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """What a mail is, as those are told it who look after mails that may be lost."""

    CODE = "code"
    INVITATION = "invitation"
    ENDING = "ending"
    ADDRESS = "address"
    PASSKEY = "passkey"
    NEWS = "news"


@dataclass(frozen=True, slots=True)
class Letter:
    """A mail about one thing. A paragraph of `strong` stands out; one that is a link can be followed."""

    subject: str
    paragraphs: tuple[str, ...]
    language: str
    strong: str | None = None


@dataclass(frozen=True, slots=True)
class News:
    """One thing that somebody is told, as far as a mail may tell it: what a mail may not carry is empty.

    `place` names the community and its `wall` its visibility, in words. `because` says why one is told.
    """

    headline: str
    because: str
    link: str
    place: str = ""
    wall: str = ""
    people: str = ""
    when: str = ""
    title: str = ""
    lead: str = ""


@dataclass(frozen=True, slots=True)
class Bulletin:
    """What somebody is told by one mail. `rhythm` says in a sentence why it comes now; `preferences` is where
    that is changed and `stop` where it ends, also for who is not signed in."""

    subject: str
    news: tuple[News, ...]
    language: str
    rhythm: str
    preferences: str
    stop: str


@dataclass(frozen=True, slots=True)
class Mail:
    """A mail as it leaves. `name` is what its Message-ID is made of: the same mail has the same one.

    `thread` is what it is about, where that is one thing; `click` the address that ends such mails with
    one click (RFC 8058).
    """

    name: str
    subject: str
    text: str
    html: str
    language: str
    thread: str | None = None
    click: str | None = None
