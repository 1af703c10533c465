"""The mails about a stay that ends, an address that changes, and a passkey. Each is judged again as
it leaves."""

from chalicelib.access.model import PersonId
from chalicelib.foundation.due import Due
from chalicelib.foundation.events import Event
from chalicelib.foundation.news import NotYet
from chalicelib.mail.actions import reminding, sending
from chalicelib.mail.model import Kind, Letter
from chalicelib.mail.present import notes, pages
from chalicelib.people.model import Person
from chalicelib.people.rules import contract, day_of, standing
from chalicelib.people.store.people import read


def send_ending(event: Event) -> None:
    """Tells a guest and their sponsor of a last day, when they are not in their quiet hours."""
    guest = _meant(event)
    ends = _ending(guest, event)
    if ends is None:
        return
    for each in (guest, _answering(guest)):
        until = reminding.quiet_until(each, ends) if each is not None else None
        if each is not None and until is not None:
            reminding.wait(event, each, until)
        elif each is not None:
            _remind(event.id, guest, each, ends)


def send_reminder(event: Event) -> None:
    """The same to one of them, whose quiet hours are over."""
    guest = _meant(event)
    ends = _ending(guest, event)
    for each in (guest, _answering(guest)):
        if ends is not None and each is not None and each.id == event.refs["to"]:
            _remind(event.refs["event"], guest, each, ends)


def fall_due(owed: Due) -> None:
    """A reminder has waited for the end of quiet hours."""
    reminding.come(owed)


def _ending(guest: Person, event: Event) -> int | None:
    """When a guest's stay ends; None where it was renewed or is over meanwhile."""
    if guest.ends is None or guest.status not in contract.STAYING:
        return None
    return guest.ends if day_of(guest.ends).isoformat() == event.data["ends_on"] else None


def _answering(guest: Person) -> Person | None:
    sponsor = read(guest.sponsor) if guest.sponsor else None
    return sponsor if sponsor is not None and contract.answers(sponsor) else None


def _remind(name: str, guest: Person, person: Person, ends: int) -> None:
    on = day_of(ends)
    if person.id == guest.id:
        letter = notes.ending_for_guest(guest, _answering(guest), on)
    else:
        letter = notes.ending_for_sponsor(guest, person, on)
    _send(f"{name}.{person.id}", person, Kind.ENDING, letter)


def warn_old_address(event: Event) -> None:
    """Warns the address that somebody has that an administrator has given them another."""
    person = _meant(event)
    if person.coming is not None and person.coming.on == event.data["on"]:
        _send(event.id, person, Kind.ADDRESS, notes.address_planned(person, person.coming.on))


def confirm_address(event: Event) -> None:
    """Tells somebody at their new address that they sign in with it now."""
    person = _meant(event)
    _send(event.id, person, Kind.ADDRESS, notes.address_changed(person))


def tell_of_passkey(event: Event) -> None:
    """Tells somebody that a passkey opens their account now, or opens it no more: whoever sat down at their
    browser might have done it."""
    person = read(PersonId(event.by))
    if person is None:
        raise NotYet
    if standing.may_sign_in(person):
        _send(event.id, person, Kind.PASSKEY, notes.passkey(person, added=event.name == "passkey.added"))


def _send(name: str, person: Person, kind: Kind, letter: Letter) -> None:
    if person.address and person.returned is None:
        sending.send_once(name, person.id, person.address, kind, pages.letter(name, letter))


def _meant(event: Event) -> Person:
    person = read(PersonId(event.subject))
    if person is None:
        raise NotYet
    return person
