"""What somebody sees of themselves: their account, sessions, tokens, preferences."""

from datetime import date, datetime

import msgspec

from chalicelib.access.model import Kind, Scope, Status
from chalicelib.access.viewer import Viewer
from chalicelib.foundation import clock
from chalicelib.people.drafts import Language, QuietHours, Weekday
from chalicelib.people.model import Person, Preferences, Rhythm, Session, Token
from chalicelib.people.present.cards import PersonRef, PersonView, page
from chalicelib.people.rules import day_of


class CodeSent(msgspec.Struct, frozen=True):
    """The same whether the address is known or not."""

    valid_minutes: int


class SignedIn(msgspec.Struct, frozen=True):
    """Who has just signed in."""

    person: PersonRef


class May(msgspec.Struct, frozen=True):
    """What somebody may do beyond their communities."""

    create_communities: bool
    invite_guests: bool
    administer: bool


class Me(msgspec.Struct, frozen=True):
    """One's own account. `language` is null where the browser's counts."""

    person: PersonView
    language: Language | None
    may: May


class SessionView(msgspec.Struct, frozen=True):
    """A signed-in browser; `current` is the one that asks."""

    id: str
    device: str
    created_at: datetime
    expires_at: datetime
    current: bool


class TokenView(msgspec.Struct, frozen=True):
    """A token without its secret; it works through the day `ends_on`, in UTC. `used_at` is when it was last
    used, exact to the hour; null where it was not."""

    id: str
    name: str
    created_at: datetime
    ends_on: date
    expired: bool
    scopes: list[Scope]
    used_at: datetime | None


class BotView(msgspec.Struct, frozen=True):
    """One of one's bots."""

    id: str
    name: str
    status: Status
    made_at: datetime


class TokenMade(msgspec.Struct, frozen=True):
    """A token with the text to send as a bearer, shown this once."""

    id: str
    name: str
    created_at: datetime
    ends_on: date
    scopes: list[Scope]
    token: str


class PreferencesView(msgspec.Struct, frozen=True):
    """When somebody wants to hear from the network, by the clock of their own time zone.

    What comes in quiet hours or on quiet days waits; what goes beyond the budget of a day comes with the next
    digest, at `digest_at` (weekly ones on `digest_day`). Codes and warnings about one's own account come at
    once.
    """

    mail: Rhythm
    quiet_hours: QuietHours | None
    quiet_days: list[Weekday]
    mail_budget: int | None
    digest_at: str
    digest_day: Weekday
    snoozed_until: datetime | None


def me(viewer: Viewer, person: Person) -> Me:
    """The viewer's own account."""
    member = person.kind is Kind.MEMBER
    may = May(create_communities=member, invite_guests=member, administer=viewer.is_administrator)
    language: Language | None = "fr" if person.language == "fr" else "en" if person.language == "en" else None
    return Me(page(viewer, person), language, may)


def session(viewer: Viewer, each: Session) -> SessionView:
    """One of the viewer's sessions."""
    current = each.row == viewer.credential
    return SessionView(each.id, each.device, clock.utc(each.created), clock.utc(each.ends), current)


def token(each: Token) -> TokenView:
    """One of the viewer's tokens."""
    used = clock.utc(each.used) if each.used is not None else None
    expired = each.ends <= clock.now()
    return TokenView(
        each.id, each.name, clock.utc(each.created), day_of(each.ends), expired, _scopes(each), used
    )


def _scopes(each: Token) -> list[Scope]:
    return [scope for scope in Scope if scope in each.scopes]


def bot(each: Person) -> BotView:
    """One of the viewer's bots."""
    return BotView(each.id, each.name, each.status, clock.utc(each.activated or 0))


def token_made(each: Token, text: str) -> TokenMade:
    """A token that was just made."""
    return TokenMade(each.id, each.name, clock.utc(each.created), day_of(each.ends), _scopes(each), text)


def preferences(own: Preferences) -> PreferencesView:
    """When somebody wants to hear from the network."""
    hours = QuietHours(*own.quiet_hours) if own.quiet_hours else None
    days = msgspec.convert(own.quiet_days, list[Weekday])
    day = msgspec.convert(own.digest_day, Weekday)
    snoozed = clock.utc(own.snoozed_until) if own.snoozed_until else None
    return PreferencesView(own.mail, hours, days, own.mail_budget, own.digest_at, day, snoozed)
