"""Guests whose sponsor has left look for another one for two weeks."""

from collections.abc import Iterator
from functools import partial

from chalicelib.access.model import PersonId
from chalicelib.foundation import queries
from chalicelib.foundation.changes import Change
from chalicelib.foundation.events import Event
from chalicelib.foundation.turns import settled
from chalicelib.people import store
from chalicelib.people.events import GuestOrphaned
from chalicelib.people.rules import contract, names
from chalicelib.people.store.lists import listing
from chalicelib.people.store.people import read

STRETCH = 100


def orphan_guests(event: Event) -> None:
    """Somebody has left: whoever they answered for is told, with the day on which they will be suspended."""
    for guest in list(_guests_of(PersonId(event.subject))):
        settled(partial(_orphan, guest, PersonId(event.subject), event.at + contract.SEEKS))


def _guests_of(sponsor: PersonId) -> Iterator[PersonId]:
    partition, after = names.Search(names.sponsor_partition(sponsor)), None
    while True:
        stretch = queries.query(listing(partition, limit=STRETCH, after=after))
        yield from (names.listed(item["sk"]) for item in stretch.items)
        if not stretch.more:
            return
        after = stretch.items[-1]["sk"]


def _orphan(guest: PersonId, sponsor: PersonId, until: int) -> None:
    person = read(guest)
    if person is None or not contract.loses_sponsor(person, sponsor):
        return
    change = Change()
    store.keep(change, contract.orphan(person, until), was=person)
    refs = {"sponsor": str(sponsor)}
    change.commit(GuestOrphaned(by="", subject=guest, refs=refs, data={"until": until}))
