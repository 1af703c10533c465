"""What falls due for a person: written with the card that it stands on."""

from chalicelib.foundation import due
from chalicelib.foundation.changes import Change
from chalicelib.people.model import Person
from chalicelib.people.rules import contract


def keep(change: Change, person: Person, was: Person | None) -> None:
    """Lets fall due what is new with a card; what stood on the former one finds nothing to do on its day."""
    before = set(contract.falls(was)) if was is not None else set()
    for each in contract.falls(person):
        if each not in before:
            due.keep(change, each.at, each.kind, each.ref)
