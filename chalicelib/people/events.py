"""What happens to people, companies and credentials."""

from chalicelib.foundation.events import Event


class PersonInvited(Event):
    """An account was made and its holder is invited by mail. `subject` is the person."""

    name = "person.invited"
    ledger = "audit"


class PersonActivated(Event):
    """An invited person signed in for the first time, which shows that the address is theirs."""

    name = "person.activated"
    ledger = "audit"


class PersonChanged(Event):
    """Something on a card changed; `data` names which fields, separated by spaces."""

    name = "person.changed"
    ledger = "audit"


class PersonSuspended(Event):
    """An account rests; its holder gets nothing but 401. `data.reason` is `orphaned` for a guest for whom
    nobody answers any more."""

    name = "person.suspended"
    ledger = "audit"


class PersonReturned(Event):
    """A suspended account works again."""

    name = "person.returned"
    ledger = "audit"


class PersonDeparted(Event):
    """Somebody has left for good; their memberships ended in the same transaction.

    `data.communities` names these; `data.reason` is `ended` where a guest's last day had passed.
    """

    name = "person.departed"
    ledger = "audit"


class PeopleImported(Event):
    """A sheet was read; `subject` is the import, `data` counts its rows by result."""

    name = "people.imported"
    ledger = "audit"


class AppointmentProposed(Event):
    """An administrator signed for somebody to become one too; `subject` is that person."""

    name = "appointment.proposed"
    ledger = "audit"


class RolesChanged(Event):
    """A person's network roles changed; `data` names them, `refs.with` is the first of two who signed."""

    name = "person.roles_changed"
    ledger = "audit"


class BotMade(Event):
    """A member made a bot; `subject` is the bot, `by` its owner."""

    name = "bot.made"
    ledger = "audit"


class AppointmentWithdrawn(Event):
    """An administrator took an appointment back that waited for its second signature."""

    name = "appointment.withdrawn"
    ledger = "audit"


class AppointmentLapsed(Event):
    """Nobody signed for an appointment in time."""

    name = "appointment.lapsed"
    ledger = "audit"


class CompanyMade(Event):
    """A partner company was recorded."""

    name = "company.made"
    ledger = "audit"


class CompanyChanged(Event):
    """A partner company has another name or other domains."""

    name = "company.changed"
    ledger = "audit"


class CodeAsked(Event):
    """Somebody wants to sign in; `subject` is the address's keyed hash, `data.language` what they read."""

    name = "sign_in.code_asked"


class SessionOpened(Event):
    """Somebody signed in; `subject` is the session as its owner sees it, `data.way` how they came: `code`,
    `company` or `passkey`."""

    name = "session.opened"
    ledger = "audit"


class SessionEnded(Event):
    """A session was ended by its owner."""

    name = "session.ended"
    ledger = "audit"


class TokenMade(Event):
    """A token for an integration was made."""

    name = "token.made"
    ledger = "audit"


class TokenRevoked(Event):
    """A token was revoked by its owner."""

    name = "token.revoked"
    ledger = "audit"


class PreferencesChanged(Event):
    """Somebody wants to be told at other times; `subject` is the person."""

    name = "preferences.changed"


class GuestRenewed(Event):
    """A guest may stay until another day; `data.ends_on` is the last one."""

    name = "guest.renewed"
    ledger = "audit"


class GuestHandedOver(Event):
    """Somebody else answers for a guest: `refs.sponsor` since now, `refs.was` before."""

    name = "guest.handed_over"
    ledger = "audit"


class GuestEnding(Event):
    """A guest's last day (`data.ends_on`) is `data.days` ahead; `refs.sponsor` can renew the stay."""

    name = "guest.ending"
    ledger = "audit"


class GuestOrphaned(Event):
    """A guest's sponsor (`refs.sponsor`) has left; without another one they are suspended at `data.until`
    (milliseconds)."""

    name = "guest.orphaned"
    ledger = "audit"


class AddressPlanned(Event):
    """An administrator gave somebody another address, which works from `data.on` (milliseconds). Everything
    that they were signed in with ended."""

    name = "person.address_planned"
    ledger = "audit"


class AddressKept(Event):
    """It was taken back: somebody keeps the address that they have."""

    name = "person.address_kept"
    ledger = "audit"


class AddressChanged(Event):
    """The day has come: somebody signs in with their new address, and with nothing from before."""

    name = "person.address_changed"
    ledger = "audit"
