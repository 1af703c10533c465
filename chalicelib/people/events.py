"""What happens to people, companies and credentials."""

from chalicelib.foundation.events import Event


class PersonInvited(Event):
    """An account was made and its holder is invited by mail. `subject` is the person."""

    name = "person.invited"


class PersonActivated(Event):
    """An invited person signed in for the first time, which shows that the address is theirs."""

    name = "person.activated"


class PersonChanged(Event):
    """Something on a card changed; `data` names which fields, separated by spaces."""

    name = "person.changed"


class PersonSuspended(Event):
    """An account rests; its holder gets nothing but 401."""

    name = "person.suspended"


class PersonReturned(Event):
    """A suspended account works again."""

    name = "person.returned"


class PersonDeparted(Event):
    """Somebody has left for good; their memberships ended in the same transaction."""

    name = "person.departed"


class PeopleImported(Event):
    """A sheet was read; `subject` is the import, `data` counts its rows by result."""

    name = "people.imported"


class AppointmentProposed(Event):
    """An administrator signed for somebody to become one too; `subject` is that person."""

    name = "appointment.proposed"


class RolesChanged(Event):
    """A person's network roles changed; `data` names them, `refs.with` is the first of two who signed."""

    name = "person.roles_changed"


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


class CompanyChanged(Event):
    """A partner company has another name or other domains."""

    name = "company.changed"


class CodeAsked(Event):
    """Somebody wants to sign in; `subject` is the address's keyed hash, `data.language` what they read."""

    name = "sign_in.code_asked"


class SessionOpened(Event):
    """Somebody signed in; `subject` is the session as its owner sees it."""

    name = "session.opened"


class SessionEnded(Event):
    """A session was ended by its owner."""

    name = "session.ended"


class TokenMade(Event):
    """A token for an integration was made."""

    name = "token.made"


class TokenRevoked(Event):
    """A token was revoked by its owner."""

    name = "token.revoked"


class PreferencesChanged(Event):
    """Somebody wants to be told at other times; `subject` is the person."""

    name = "preferences.changed"
