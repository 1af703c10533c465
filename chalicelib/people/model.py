"""People, the companies they come from, and the credentials they hold."""

from dataclasses import dataclass
from enum import StrEnum

from chalicelib.access.model import CompanyId, Kind, NetworkRole, PersonId, Scope, Status
from chalicelib.foundation.refusals import Fault


@dataclass(frozen=True, slots=True)
class Company:
    """A partner company, which administrators record. `domains` are those of its addresses, if known."""

    id: CompanyId
    name: str
    domains: tuple[str, ...] = ()
    version: int = 0


@dataclass(frozen=True, slots=True)
class Profile:
    """What people tell about themselves. Languages are BCP 47 tags, the time zone is one of IANA's names."""

    headline: str | None = None
    unit: str | None = None
    place: str | None = None
    languages: tuple[str, ...] = ()
    skills: tuple[str, ...] = ()
    time_zone: str | None = None


@dataclass(frozen=True, slots=True)
class Coming:
    """An address that will be somebody's: which, and from what instant (milliseconds)."""

    address: str
    on: int


class Returned(StrEnum):
    """Why an address is mailed nothing but codes any more: mails came back for good, or their reader took
    them for spam."""

    BOUNCED = "bounced"
    COMPLAINED = "complained"


@dataclass(frozen=True, slots=True)
class Person:
    """An account and its holder. `ends` and `activated` are instants in milliseconds.

    A departed person keeps their name until erasure, and has no address any more. `stood` is the instant of
    the last change of their status or their roles: since then they are what they are without a break. `owner`
    is whom a bot acts for. Sessions and tokens made up to `sessions_from` open nothing. `orphaned` is until
    when a guest whose sponsor left may look for another; `coming` is an address that does not work yet.
    `returned` is why the address that they have is not mailed any more.
    """

    id: PersonId
    kind: Kind
    status: Status
    name: str
    address: str | None
    language: str | None = None
    company: CompanyId | None = None
    company_name: str | None = None
    ends: int | None = None
    sponsor: PersonId | None = None
    roles: frozenset[NetworkRole] = frozenset()
    activated: int | None = None
    profile: Profile = Profile()
    version: int = 0
    stood: int = 0
    owner: PersonId | None = None
    sessions_from: int = 0
    orphaned: int | None = None
    coming: Coming | None = None
    returned: Returned | None = None


@dataclass(frozen=True, slots=True)
class Newcomer:
    """Somebody to invite. `address` is in its one spelling (`people.addresses`), `name` is clean. Who is
    `resting` has an account that does not work yet."""

    address: str
    name: str
    kind: Kind = Kind.MEMBER
    language: str | None = None
    company: Company | None = None
    ends: int | None = None
    sponsor: PersonId | None = None
    roles: frozenset[NetworkRole] = frozenset()
    profile: Profile = Profile()
    resting: bool = False


@dataclass(frozen=True, slots=True)
class Face:
    """As much of a person as stands beside what they wrote. Presentation, never a ground to decide on."""

    id: PersonId
    name: str
    kind: Kind
    company: CompanyId | None
    company_name: str | None
    headline: str | None
    status: Status


@dataclass(frozen=True, slots=True)
class Appointment:
    """Roles that one administrator has signed for somebody and that wait for a second signature."""

    person: PersonId
    roles: frozenset[NetworkRole]
    by: PersonId
    at: int


@dataclass(frozen=True, slots=True)
class Caller:
    """Who knocks without being signed in: the address that they come from, and what their browser calls
    itself, both as they were told."""

    origin: str
    user_agent: str


@dataclass(frozen=True, slots=True)
class Session:
    """A signed-in browser. `row` is where it is kept and stays in the house; `id` is what its owner sees."""

    id: str
    row: str
    device: str
    created: int
    ends: int


@dataclass(frozen=True, slots=True)
class Token:
    """An integration's token, without its secret. It works until `ends`, for what its `scopes` name.

    `used` is when it was last used, exact to the hour; None where it was not.
    """

    id: str
    row: str
    name: str
    created: int
    ends: int
    scopes: frozenset[Scope]
    used: int | None = None


class Rhythm(StrEnum):
    """When mails come."""

    AT_ONCE = "at_once"
    DAILY = "daily"
    WEEKLY = "weekly"
    NEVER = "never"


@dataclass(frozen=True, slots=True)
class Preferences:
    """When a person wants to hear from the network.

    Quiet hours are two times of their own day, `20:00` to `07:00`; quiet days are English names of weekdays:
    unless they say otherwise, nobody is mailed outside of work. The mail budget is a number of mails a day:
    what goes beyond it comes with the next digest. Digests come at a time of their day, weekly ones on a
    weekday. Until `snoozed_until` (milliseconds) nothing is mailed.
    """

    mail: Rhythm = Rhythm.DAILY
    quiet_hours: tuple[str, str] | None = ("19:00", "08:00")
    quiet_days: tuple[str, ...] = ("saturday", "sunday")
    mail_budget: int | None = 10
    digest_at: str = "08:00"
    digest_day: str = "monday"
    snoozed_until: int | None = None


@dataclass(frozen=True, slots=True)
class ImportedRow:
    """What came of one row of a sheet: `invited` or `known`, with whom, or `refused`, with what is wrong."""

    line: int
    result: str
    person: PersonId | None = None
    fault: Fault | None = None
