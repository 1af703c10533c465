"""Who would read: counts, and the preview that is made of them."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Headcount:
    """How many people are inside, as counted by the news: members, and guests by company."""

    members: int = 0
    guests: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class CompanyCount:
    """A partner company, and how many of its people would read."""

    name: str
    people: int


@dataclass(frozen=True, slots=True)
class BridgeName:
    """A webhook that would be told too: of ids alone, or with `content` of the words."""

    name: str
    content: bool


@dataclass(frozen=True, slots=True)
class AudiencePreview:
    """Who would read what is written now.

    `everyone` says that every member of the network may read, whether inside or not; the numbers count those
    inside, and only guests whom the clause covers. `mail` counts those inside whom it would reach by mail.
    `bridges` are the systems outside that would be told.
    """

    fingerprint: str
    total: int
    members: int
    guests: int
    companies: list[CompanyCount]
    mail: int
    everyone: bool
    bridges: list[BridgeName] = field(default_factory=list)
