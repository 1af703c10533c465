"""An address changes a week after an administrator said so: whoever reads the old one is warned in time."""

from dataclasses import replace
from typing import Final

from chalicelib.foundation import clock
from chalicelib.people.model import Person

WAITS: Final = 7 * clock.DAY
"""How long the old address works on, and the new one does not yet."""


def has_come(person: Person, on: int) -> bool:
    """Whether the address that was to work from `on` is still the one to come, and its day is here."""
    return person.coming is not None and person.coming.on == on and on <= clock.now()


def moved(person: Person) -> Person:
    """The person with the address that was to come. Whoever came in by the old one is out."""
    if person.coming is None:
        return person
    address = person.coming.address
    return replace(person, address=address, coming=None, returned=None, sessions_from=clock.now())
