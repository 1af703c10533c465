"""What may be sent about communities: every field and every bound. What is not named here is refused."""

from datetime import date
from typing import Annotated, Literal, TypeAlias

import msgspec
from msgspec import UNSET, Meta, UnsetType

from chalicelib.access.model import Admission, Role, Visibility
from chalicelib.communities.model import ANSWER_MOST, NAME_MOST, PURPOSE_MOST, Knock, Level
from chalicelib.communities.model.admission import CAP_LEAST, CAP_MOST, QUESTION_MOST, TERMS_MOST
from chalicelib.foundation.http import Paging
from chalicelib.people.drafts import Address, Id
from chalicelib.people.drafts import Name as PersonName

Name: TypeAlias = Annotated[str, Meta(min_length=1, max_length=NAME_MOST)]
Purpose: TypeAlias = Annotated[str, Meta(max_length=PURPOSE_MOST)]
Clause: TypeAlias = Annotated[str, Meta(pattern="^(none|mixed|[0-9a-hjkmnp-tv-z]{13})$")]
"""A guest clause: `none`, `mixed`, or the id of the one company whose people may be inside."""
Terms: TypeAlias = Annotated[str, Meta(min_length=1, max_length=TERMS_MOST)]
"""The community's own rules, as plain text."""
Question: TypeAlias = Annotated[str, Meta(min_length=1, max_length=QUESTION_MOST)]
Cap: TypeAlias = Annotated[int, Meta(ge=CAP_LEAST, le=CAP_MOST)]
Version: TypeAlias = Annotated[int, Meta(ge=1, le=1_000_000_000)]
"""The version of a community's own rules that somebody accepts."""
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
    admission: Admission = Admission.STEWARDS
    question: Question | None = None
    cap: Cap | None = None
    terms: Terms | None = None


class CommunityPatch(Draft, frozen=True):
    """A JSON Merge Patch (RFC 7396) of what stewards edit together."""

    name: Name | UnsetType = UNSET
    purpose: Purpose | UnsetType | None = UNSET
    archived: bool | UnsetType = UNSET
    admission: Admission | UnsetType | None = UNSET
    question: Question | UnsetType | None = UNSET
    cap: Cap | UnsetType | None = UNSET
    terms: Terms | UnsetType | None = UNSET


class RuleDraft(Draft, frozen=True):
    """A change of the rule, with the card's text for the audience that it makes.

    `to` is an administrator whom the steward asks to sign a widening. `delete` proposes that the community
    be deleted instead, and goes with nothing but `to`.
    """

    visibility: Visibility | UnsetType = UNSET
    guests: Clause | UnsetType = UNSET
    name: Name | UnsetType = UNSET
    purpose: Purpose | UnsetType = UNSET
    to: Id | UnsetType = UNSET
    delete: bool = False


class EarlierDraft(Draft, frozen=True):
    """From which era on somebody shall read."""

    era: Annotated[int, Meta(ge=1, le=1_000_000)]


class MarksPatch(Draft, frozen=True):
    """What a person keeps for themselves, and what they accept.

    `read_until` is the id of the newest post that they have read, `accepts` the version of the community's
    own rules. `listed` (only ever true) agrees to be seen by those whom a widening let in.
    """

    favourite: bool | UnsetType = UNSET
    level: Level | UnsetType = UNSET
    read_until: Read | UnsetType = UNSET
    listed: bool | UnsetType = UNSET
    accepts: Version | UnsetType = UNSET


class ComingDraft(Draft, frozen=True):
    """What somebody accepts as they come in: the version of the community's own rules, where it has any."""

    accepts: Version | None = None


class RoleDraft(Draft, frozen=True):
    """What somebody shall be inside."""

    role: Role = Role.PARTICIPANT


class StewardDraft(Draft, frozen=True):
    """Which of a community's people becomes its steward."""

    person: Id


class InvitationDraft(Draft, frozen=True):
    """For whom to hold the door open."""

    person: Id


class RequestDraft(Draft, frozen=True):
    """What somebody who asks to come in tells the stewards."""

    answer: Annotated[str, Meta(max_length=ANSWER_MOST)] = ""
    accepts: Version | None = None


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
