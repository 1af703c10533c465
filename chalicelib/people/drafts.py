"""What may be sent: every field and every bound. What is not named here is refused."""

from datetime import date, datetime
from typing import Annotated, Any, Literal, TypeAlias

import msgspec
from msgspec import UNSET, Meta, UnsetType

from chalicelib.access.model import NetworkRole, Scope
from chalicelib.foundation.http import Paging
from chalicelib.people.model import Rhythm
from chalicelib.people.rules.profiles import LANGUAGES_MOST, MOST, SKILL_MOST, SKILLS_MOST

Name: TypeAlias = Annotated[str, Meta(min_length=1, max_length=MOST["name"])]
Headline: TypeAlias = Annotated[str, Meta(min_length=1, max_length=MOST["headline"])]
Unit: TypeAlias = Annotated[str, Meta(min_length=1, max_length=MOST["unit"])]
Place: TypeAlias = Annotated[str, Meta(min_length=1, max_length=MOST["place"])]
Address: TypeAlias = Annotated[str, Meta(min_length=3, max_length=254)]
Language: TypeAlias = Literal["en", "fr"]
Tag: TypeAlias = Annotated[str, Meta(min_length=2, max_length=11)]
Tags: TypeAlias = Annotated[list[Tag], Meta(max_length=LANGUAGES_MOST)]
Skill: TypeAlias = Annotated[str, Meta(min_length=1, max_length=SKILL_MOST)]
Skills: TypeAlias = Annotated[list[Skill], Meta(max_length=SKILLS_MOST)]
Zone: TypeAlias = Annotated[str, Meta(min_length=3, max_length=64)]
Id: TypeAlias = Annotated[str, Meta(min_length=13, max_length=13)]
Domain: TypeAlias = Annotated[str, Meta(min_length=3, max_length=253)]
Domains: TypeAlias = Annotated[list[Domain], Meta(max_length=20)]
Hour: TypeAlias = Annotated[str, Meta(pattern="^([01][0-9]|2[0-3]):[0-5][0-9]$")]
Weekday: TypeAlias = Literal["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
Scopes: TypeAlias = Annotated[tuple[Scope, ...], Meta(min_length=1, max_length=3)]
Budget: TypeAlias = Annotated[int, Meta(ge=0, le=1_000)]


class Draft(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A body that holds nothing but its own fields."""

    def said(self) -> dict[str, Any]:
        """The fields that were sent, by their names."""
        every = {name: getattr(self, name) for name in self.__struct_fields__}
        return {name: value for name, value in every.items() if value is not UNSET}


class CodeDraft(Draft, frozen=True):
    """Whose code to send."""

    email: Address


class SessionDraft(Draft, frozen=True):
    """The code that came by mail."""

    email: Address
    code: Annotated[str, Meta(pattern="^[0-9]{6}$")]


class ProfilePatch(Draft, frozen=True):
    """A JSON Merge Patch (RFC 7396) of a card: null takes a value away."""

    name: Name | UnsetType = UNSET
    headline: Headline | UnsetType | None = UNSET
    unit: Unit | UnsetType | None = UNSET
    place: Place | UnsetType | None = UNSET
    languages: Tags | UnsetType | None = UNSET
    skills: Skills | UnsetType | None = UNSET
    time_zone: Zone | UnsetType | None = UNSET
    language: Language | UnsetType | None = UNSET


class PersonPatch(ProfilePatch, frozen=True):
    """The same by an administrator, with what only they decide."""

    email: Address | UnsetType = UNSET
    status: Literal["active", "suspended", "departed"] | UnsetType = UNSET
    roles: Annotated[list[NetworkRole], Meta(max_length=2)] | UnsetType = UNSET


class MemberDraft(Draft, frozen=True):
    """A member to invite."""

    email: Address
    name: Name
    headline: Headline | UnsetType | None = UNSET
    unit: Unit | UnsetType | None = UNSET
    place: Place | UnsetType | None = UNSET
    languages: Tags | UnsetType | None = UNSET
    skills: Skills | UnsetType | None = UNSET
    time_zone: Zone | UnsetType | None = UNSET
    language: Language | UnsetType | None = UNSET


class GuestPatch(Draft, frozen=True):
    """The last day of a guest's stay, and who answers for them."""

    ends_on: date | UnsetType = UNSET
    sponsor: Id | UnsetType = UNSET


class TokenDraft(Draft, frozen=True):
    """A token to make: what it is for, and the last day on which it works, at most twelve months ahead.

    It may `read`, `write`, and `administer`: without the last, no role in the network counts for it.
    """

    name: Name
    ends_on: date
    scopes: Scopes = (Scope.READ, Scope.WRITE)


class BotDraft(Draft, frozen=True):
    """A bot to make."""

    name: Name


class QuietHours(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Two times of a person's own day, across midnight where the first is later."""

    start: Hour
    end: Hour


class PreferencesPatch(Draft, frozen=True):
    """A JSON Merge Patch (RFC 7396) of preferences."""

    mail: Rhythm | UnsetType = UNSET
    quiet_hours: QuietHours | UnsetType | None = UNSET
    quiet_days: Annotated[list[Weekday], Meta(max_length=7)] | UnsetType | None = UNSET
    mail_budget: Budget | UnsetType | None = UNSET
    digest_at: Hour | UnsetType = UNSET
    digest_day: Weekday | UnsetType = UNSET
    snoozed_until: Annotated[datetime, Meta(tz=True)] | UnsetType | None = UNSET


class CompanyDraft(Draft, frozen=True):
    """A partner company to record."""

    name: Name
    domains: Domains = []


class CompanyPatch(Draft, frozen=True):
    """A JSON Merge Patch (RFC 7396) of a company."""

    name: Name | UnsetType = UNSET
    domains: Domains | UnsetType | None = UNSET


class PeopleQuery(Paging, frozen=True, forbid_unknown_fields=True):
    """Whom to list: members by the beginnings of words of their names, or guests, or bots.

    Administrators also list those whose accounts rest (suspended) or have ended (departed).
    """

    q: Annotated[str, Meta(max_length=MOST["name"])] = ""
    kind: Literal["member", "guest", "bot"] = "member"
    status: Literal["suspended", "departed"] | None = None
