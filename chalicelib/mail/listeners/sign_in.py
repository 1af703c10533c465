"""The mails of sign-in: codes and invitations."""

from chalicelib.access.model import PersonId, Status
from chalicelib.foundation import clock, settings, words
from chalicelib.foundation.changes import Change
from chalicelib.foundation.events import Event
from chalicelib.foundation.news import NotYet
from chalicelib.mail.actions import sending
from chalicelib.mail.model import Kind
from chalicelib.mail.present import letters, pages
from chalicelib.mail.store import claims
from chalicelib.people.model import Person
from chalicelib.people.rules import standing
from chalicelib.people.rules.codes import code_for
from chalicelib.people.store import codes
from chalicelib.people.store.addresses import by_hash
from chalicelib.people.store.people import read


class _Told(Exception):
    """There is nothing to send: this event has its code, or another came less than a minute ago."""


def send_code(event: Event) -> None:
    """Mails the code that an event asked for, where the address is somebody's who may sign in.

    One event makes one code however often it arrives; a second event within a minute makes none. A mail whose
    sending failed is sent again while its code still waits (data.md: sign-in codes are the exception).
    """
    if event.at + codes.LASTS <= clock.now():
        return
    known = by_hash(event.subject)
    person = read(known) if known else None
    if person is None or not person.address or not standing.may_sign_in(person):
        return
    code = code_for(event.id)
    if _laid(event, person.id, code) or (
        codes.waits(event.subject, event.id) and not claims.is_sent(event.id)
    ):
        language = person.language or str(event.data.get("language", words.DEFAULT))
        sending.send(person.address, pages.letter(event.id, letters.code(code, language)))
        claims.sent(event.id)


def _laid(event: Event, person: PersonId, code: str) -> bool:
    change = Change()
    claims.claim(change, event.id, otherwise=_Told())
    sealed = codes.Code(person, codes.hashed(event.subject, code))
    codes.lay(change, event.subject, sealed, event=event.id, otherwise=_Told())
    try:
        change.commit()
    except _Told:
        return False
    return True


def send_invitation(event: Event) -> None:
    """Mails an invitation, once: claimed first, and given back only where the mail has certainly not left."""
    person = read(PersonId(event.subject))
    if person is None:
        raise NotYet
    if person.status is not Status.INVITED or not person.address or person.returned:
        return
    language = person.language or words.DEFAULT
    letter = letters.invitation(person, _inviter(event, person), settings.origin(), language)
    mail = pages.letter(event.id, letter)
    sending.send_once(event.id, person.id, person.address, Kind.INVITATION, mail)


def _inviter(event: Event, person: Person) -> str | None:
    inviter = read(person.sponsor or PersonId(event.by)) if person.sponsor or event.by else None
    return inviter.name if inviter else None
