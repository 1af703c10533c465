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
    """An account rests; its holder gets nothing but 401."""

    name = "person.suspended"
    ledger = "audit"


class PersonReturned(Event):
    """A suspended account works again."""

    name = "person.returned"
    ledger = "audit"


class PersonDeparted(Event):
    """Somebody has left for good; their memberships ended in the same transaction."""

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
    """Somebody signed in; `subject` is the session as its owner sees it."""

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
