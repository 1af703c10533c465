"""Whom a list of the directory names: by a key, or all page by page, never by going through everybody."""

from typing import Final

from chalicelib.access import keys
from chalicelib.access.model import PersonId, Status
from chalicelib.access.viewer import Viewer
from chalicelib.foundation import cursors, ids, queries
from chalicelib.foundation.queries import Query
from chalicelib.people import addresses, store
from chalicelib.people.model import Person
from chalicelib.people.rules import names
from chalicelib.people.rules.names import Search
from chalicelib.people.store.addresses import by_hashes
from chalicelib.people.store.lists import listing
from chalicelib.provisioning.access import is_employee
from chalicelib.provisioning.model.filters import Filter
from chalicelib.provisioning.model.refusals import Misunderstood
from chalicelib.provisioning.model.resources import Enrolment
from chalicelib.provisioning.rules import matching, users
from chalicelib.provisioning.rules.matching import Lookups
from chalicelib.provisioning.store import enrolments

NUMBERED_MOST: Final = 10_000
"""Up to how many people there are pages by number; beyond, a cursor goes on where the last page ended."""
STRETCH: Final = 1_000
PARTITIONS: Final = (names.NAMES, names.status_partition(Status.SUSPENDED))
"""Where employees stand: those whose accounts work, and among others those whose rest."""
CURSOR: Final = "scim users"
Known = tuple[Person, Enrolment]


def matching_people(viewer: Viewer, wanted: Filter) -> list[Known]:
    """Everybody who fits a filter. Raises Misunderstood `scim_too_many` where it names nobody by a key."""
    asked = matching.lookups(wanted)
    if asked is None:
        raise Misunderstood("scim_too_many")
    found = known(viewer, _looked_up(asked))
    return [each for each in found if matching.fits(users.shown(*each), wanted)]


def _looked_up(asked: Lookups) -> list[PersonId]:
    written = [_address(text) for _, text in _of(asked, "address")]
    hashes = [store.hashed(each) for each in written if each is not None]
    found = {PersonId(text) for _, text in _of(asked, "id")}
    found |= set(by_hashes(hashes).values()) if hashes else set()
    externals = [text for _, text in _of(asked, "external")]
    found |= set(enrolments.known_by(externals).values()) if externals else set()
    return sorted(found)


def _of(asked: Lookups, kind: str) -> list[tuple[str, str]]:
    return sorted(each for each in asked if each[0] == kind)


def _address(text: str) -> str | None:
    """The one spelling of an address; what is none is nobody's."""
    try:
        return addresses.address(text, pointer="")
    except addresses.BadAddress:
        return None


def known(viewer: Viewer, person_ids: list[PersonId]) -> list[Known]:
    """The employees among these, with what the directory said of them. One call for fifty people."""
    plausible = [each for each in person_ids if ids.well_formed(each, ids.SHORT)]
    viewer.held.rows(key for each in plausible for key in (keys.card(each), enrolments.key(each)))
    found = [store.person_of(viewer, each) for each in plausible]
    return [
        (each, enrolments.enrolment_in(each.id, viewer.held.row(enrolments.key(each.id))))
        for each in found
        if each is not None and is_employee(each)
    ]


def numbered(viewer: Viewer, start: int, count: int) -> tuple[list[Known], int]:
    """A page by number, from 1, and how many people there are. Raises Misunderstood `scim_many_people`."""
    working = _entries(PARTITIONS[0])
    resting = [each for each, _ in known(viewer, _entries(PARTITIONS[1]))]
    every = [*working, *(each.id for each in resting)]
    return known(viewer, every[start - 1 : start - 1 + count]), len(every)


def _entries(partition: str) -> list[PersonId]:
    found: list[PersonId] = []
    for item in queries.every(Query("network", partition, limit=STRETCH)):
        found.append(names.listed(item["sk"]))
        if len(found) > NUMBERED_MOST:
            raise Misunderstood("scim_many_people")
    return found


def after(viewer: Viewer, cursor: str, count: int) -> tuple[list[Known], str | None]:
    """A page from a cursor on (RFC 9865), from the beginning where it is empty, and the next one's.

    Pages are filled or at their end. Raises BadRequest `wrong_cursor`.
    """
    number, entry = cursors.read(viewer.person, CURSOR, cursor or None) or (0, None)
    page: list[tuple[int, Known]] = []
    while number < len(PARTITIONS):
        stretch = queries.query(listing(Search(PARTITIONS[number]), limit=count, after=entry))
        found = known(viewer, [names.listed(item["sk"]) for item in stretch.items])
        page += [(number, each) for each in found]
        if len(page) > count:
            at, (last, _) = page[count - 1]
            onward = cursors.written(viewer.person, CURSOR, [at, names.entry(last)])
            return [each for _, each in page[:count]], onward
        number, entry = (number, stretch.items[-1]["sk"]) if stretch.more else (number + 1, None)
    return [each for _, each in page], None
