"""The rows of communities, as they are written. Where each stands is said beside it."""

from typing import Any

from pynamodb.attributes import (
    BooleanAttribute,
    ListAttribute,
    MapAttribute,
    NumberAttribute,
    UnicodeAttribute,
    UnicodeSetAttribute,
)

from chalicelib.foundation.tables import EphemeraRow, NetworkRow


class CardRow(NetworkRow, discriminator="Community"):
    """`COMMUNITY#c` / `CARD`: what is displayed, eras, who stewards, how many guests of each company.

    `stewards` and `companies` change in the transactions of coming and going; `version` counts edits of the
    name, the purpose, the rule and the archiving, which people make against what they have read.
    """

    name = UnicodeAttribute(null=True)
    purpose = UnicodeAttribute(null=True)
    visibility = UnicodeAttribute(null=True)
    guests = UnicodeAttribute(null=True)
    company_name = UnicodeAttribute(null=True)
    question = UnicodeAttribute(null=True)
    eras: ListAttribute[Any] = ListAttribute(null=True)
    stewards = UnicodeSetAttribute(null=True)
    steward_since: MapAttribute[str, Any] = MapAttribute(null=True)  # type: ignore[no-untyped-call]  # PynamoDB's making of it is.
    companies: MapAttribute[str, Any] = MapAttribute(null=True)  # type: ignore[no-untyped-call]  # PynamoDB's making of it is.
    opened = UnicodeSetAttribute(null=True)
    archived = BooleanAttribute(null=True)
    created_at = NumberAttribute(null=True)
    created_by = UnicodeAttribute(null=True)
    version = NumberAttribute(null=True)
    changes = NumberAttribute(null=True)


class HeadCardRow(NetworkRow, discriminator="HeadCard"):
    """`COMMUNITY#c` / `HEAD`: as much of the card as feeds show, beside the newest entries that
    conversation keeps.

    Changed with the card, so that a feed of forty communities reads no forty cards.
    """

    name = UnicodeAttribute(null=True)
    visibility = UnicodeAttribute(null=True)
    guests = UnicodeAttribute(null=True)
    company_name = UnicodeAttribute(null=True)


class MembershipRow(NetworkRow, discriminator="Membership"):
    """`COMMUNITY#c#M` / `PERSON#p`: lists people, and is what writes demand; never an authority for
    reading. `by` is who let them in."""

    by = UnicodeAttribute(null=True)
    role = UnicodeAttribute(null=True)
    since = NumberAttribute(null=True)
    at = NumberAttribute(null=True)
    kind = UnicodeAttribute(null=True)
    company = UnicodeAttribute(null=True)
    listed = NumberAttribute(null=True)


class DiscoverRow(NetworkRow, discriminator="Discover"):
    """`COMMUNITIES` / `folded name #c`: what every member may find. Secret communities have none."""

    community = UnicodeAttribute(null=True)
    name = UnicodeAttribute(null=True)
    purpose = UnicodeAttribute(null=True)
    visibility = UnicodeAttribute(null=True)
    guests = UnicodeAttribute(null=True)
    company_name = UnicodeAttribute(null=True)
    archived = BooleanAttribute(null=True)


class RegisterRow(NetworkRow, discriminator="Register"):
    """`REGISTER` / `c`: a secret community and when it was founded (milliseconds): all that administrators
    are told."""

    founded = NumberAttribute(null=True)


class OrphanRow(NetworkRow, discriminator="Orphan"):
    """`ORPHANS` / `c`: a community without steward, and since when (milliseconds). Its gate says
    whether still."""

    since = NumberAttribute(null=True)


class ClauseRow(NetworkRow, discriminator="Clause"):
    """`COMPANY#company` / `CLAUSE#c`: the communities whose clause names a company, to follow its name."""


class AskRow(NetworkRow, discriminator="Ask"):
    """`COMMUNITY#c` / `ASK#p` for stewards and `PERSON#p` / `ASK#c` for the person: who asked or was
    invited.

    `vouches` holds `person|instant` for each who vouches, in the stewards' row alone.
    """

    knock = UnicodeAttribute(null=True)
    by = UnicodeAttribute(null=True)
    at = NumberAttribute(null=True)
    era = NumberAttribute(null=True)
    answer = UnicodeAttribute(null=True)
    accepted = NumberAttribute(null=True)
    shared = BooleanAttribute(null=True)
    vouches = UnicodeSetAttribute(null=True)


class TermsRow(NetworkRow, discriminator="Terms"):
    """`COMMUNITY#c` / `TERMS`: the community's own rules and their version, which never falls.

    Without a text there are none now. They stand apart from the card, which changes with comings and goings
    and must stay small.
    """

    version = NumberAttribute()
    text = UnicodeAttribute(null=True)


class SeatsRow(NetworkRow, discriminator="Seats"):
    """`COMMUNITY#c` / `SEATS`: how many are inside, where the gate has a cap; not to be believed where not.

    Changed by ADD in every coming and going. `counting` says that nobody knows yet: then nobody comes in.
    """

    taken = NumberAttribute(null=True)
    version = NumberAttribute(null=True)
    counting = BooleanAttribute(null=True)


class MarksRow(NetworkRow, discriminator="Marks"):
    """`PERSON#p` / `READ`: how far read, favourites, levels. Never touches the packed document."""

    marks: MapAttribute[str, Any] = MapAttribute(null=True)  # type: ignore[no-untyped-call]  # PynamoDB's making of it is.
    levels: MapAttribute[str, Any] = MapAttribute(null=True)  # type: ignore[no-untyped-call]  # PynamoDB's making of it is.
    favourites = UnicodeSetAttribute(null=True)


class ListeningRow(NetworkRow, discriminator="Listening"):
    """`COMMUNITY#c#L` / `PERSON#p`: who wants to hear of everything there; their marks say whether still."""


class AudienceRow(NetworkRow, discriminator="Audience"):
    """`COMMUNITY#c` / `AUDIENCE`: members, guests, and `c_<company>` for each partner company, counted by
    the news."""

    members = NumberAttribute(null=True)
    guests = NumberAttribute(null=True)


class SeenRow(EphemeraRow, discriminator="Seen"):
    """`SEEN#queue` / event: this event has been counted. Kept longer than any event is delivered again."""


class SpellingRow(NetworkRow, discriminator="Spelling"):
    """`COMMUNITY#c#N` / `folded name #p`: somebody inside, to be found by any word of their name.

    `PERSON#p` / `SPELT#c` remembers under which spellings: `keys`, and a version that makes writers take
    turns.
    """

    person = UnicodeAttribute(null=True)
    keys = UnicodeSetAttribute(null=True)
    version = NumberAttribute(null=True)


class GuestInvitationRow(EphemeraRow, discriminator="GuestInvitation"):
    """`PERSON#inviter` / `GUEST#invitation`: what was answered to an inviter, for a repeat of the same
    request."""

    email = UnicodeAttribute()
    company = UnicodeAttribute()
    ends_on = UnicodeAttribute()
    communities = UnicodeAttribute()
