"""What may be sent about communities: every field and every bound. What is not named here is refused."""

from datetime import date
from typing import Annotated, Literal, TypeAlias

import msgspec
from msgspec import UNSET, Meta, UnsetType

from chalicelib.access.model import Role, Visibility
from chalicelib.communities.model import ANSWER_MOST, NAME_MOST, PURPOSE_MOST, Knock, Level
from chalicelib.foundation.http import Paging
from chalicelib.people.drafts import Address, Id
from chalicelib.people.drafts import Name as PersonName

Name: TypeAlias = Annotated[str, Meta(min_length=1, max_length=NAME_MOST)]
Purpose: TypeAlias = Annotated[str, Meta(max_length=PURPOSE_MOST)]
Clause: TypeAlias = Annotated[str, Meta(pattern="^(none|mixed|[0-9a-hjkmnp-tv-z]{13})$")]
"""A guest clause: `none`, `mixed`, or the id of the one company whose people may be inside."""
Read: TypeAlias = Annotated[str, Meta(pattern="^[0-9a-hjkmnp-tv-z]{39}$")]
Search: TypeAlias = Annotated[str, Meta(max_length=100)]


class Draft(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A body that holds nothing but its own fields."""


class CommunityDraft(Draft, frozen=True):
    """A community to found. Nobody outside is let in, nobody but its people reads, unless it says so."""

    name: Name
    purpose: Purpose = ""
    visibility: Visibility = Visibility.PRIVATE
    guests: Clause = "none"


class CommunityPatch(Draft, frozen=True):
    """A JSON Merge Patch (RFC 7396) of what stewards edit together."""

    name: Name | UnsetType = UNSET
    purpose: Purpose | UnsetType | None = UNSET
    archived: bool | UnsetType = UNSET


class RuleDraft(Draft, frozen=True):
    """A change of the rule, with the card's text for the audience that it makes.

    `to` is an administrator whom the steward asks to sign a widening.
    """

    visibility: Visibility | UnsetType = UNSET
    guests: Clause | UnsetType = UNSET
    name: Name | UnsetType = UNSET
    purpose: Purpose | UnsetType = UNSET
    to: Id | UnsetType = UNSET


class EarlierDraft(Draft, frozen=True):
    """From which era on somebody shall read."""

    era: Annotated[int, Meta(ge=1, le=1_000_000)]


class MarksPatch(Draft, frozen=True):
    """What a person keeps for themselves. `read_until` is the id of the newest post that they have read.

    `listed` (only ever true) agrees to be seen by those whom a widening let in.
    """

    favourite: bool | UnsetType = UNSET
    level: Level | UnsetType = UNSET
    read_until: Read | UnsetType = UNSET
    listed: bool | UnsetType = UNSET


class RoleDraft(Draft, frozen=True):
    """What somebody shall be inside."""

    role: Role = Role.PARTICIPANT


class InvitationDraft(Draft, frozen=True):
    """For whom to hold the door open."""

    person: Id


class RequestDraft(Draft, frozen=True):
    """What somebody who asks to come in tells the stewards."""

    answer: Annotated[str, Meta(max_length=ANSWER_MOST)] = ""


class GuestDraft(Draft, frozen=True):
    """A person of a partner company, the last day of their stay, and the communities that they are meant
    for."""

    email: Address
    name: PersonName
    company: Id
    ends_on: date
    communities: Annotated[list[Id], Meta(min_length=1, max_length=20)]


class Listing(Paging, frozen=True):
    """Which communities: mine, or those that can be found; `q` holds beginnings of words of the name."""

    scope: Literal["mine", "discover"] = "mine"
    q: Search = ""


class Asking(Paging, frozen=True):
    """Whom at the door: those who asked, or those who are invited."""

    state: Knock = Knock.ASKED
