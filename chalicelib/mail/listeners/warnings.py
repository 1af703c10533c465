"""The mails about a stay that ends and an address that changes. Each is judged again as it leaves."""

from chalicelib.access.model import PersonId
from chalicelib.foundation.events import Event
from chalicelib.foundation.news import NotYet
from chalicelib.mail.actions import sending
from chalicelib.mail.model import Kind, Letter
from chalicelib.mail.present import notes, pages
from chalicelib.people.model import Person
from chalicelib.people.rules import contract, day_of
from chalicelib.people.store.people import read


def send_ending(event: Event) -> None:
    """Tells a guest and their sponsor of a last day, unless the stay was renewed or is over meanwhile."""
    guest = _meant(event)
    if guest.ends is None or guest.status not in contract.STAYING:
        return
    ends_on = day_of(guest.ends)
    if ends_on.isoformat() != event.data["ends_on"]:
        return
    sponsor = read(guest.sponsor) if guest.sponsor else None
    answering = sponsor if sponsor is not None and contract.answers(sponsor) else None
    _send(f"{event.id}.guest", guest, Kind.ENDING, notes.ending_for_guest(guest, answering, ends_on))
    if answering is not None:
        note = notes.ending_for_sponsor(guest, answering, ends_on)
        _send(f"{event.id}.sponsor", answering, Kind.ENDING, note)


def warn_old_address(event: Event) -> None:
    """Warns the address that somebody has that an administrator has given them another."""
    person = _meant(event)
    if person.coming is not None and person.coming.on == event.data["on"]:
        _send(event.id, person, Kind.ADDRESS, notes.address_planned(person, person.coming.on))


def confirm_address(event: Event) -> None:
    """Tells somebody at their new address that they sign in with it now."""
    person = _meant(event)
    _send(event.id, person, Kind.ADDRESS, notes.address_changed(person))


def _send(name: str, person: Person, kind: Kind, letter: Letter) -> None:
    if person.address and person.returned is None:
        sending.send_once(name, person.id, person.address, kind, pages.letter(name, letter))


def _meant(event: Event) -> Person:
    person = read(PersonId(event.subject))
    if person is None:
        raise NotYet
    return person
