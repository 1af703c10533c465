"""A sheet of people to invite: every row by itself, and an answer for each."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from chalicelib.access.model import PersonId
from chalicelib.access.viewer import Viewer
from chalicelib.foundation import ids, once
from chalicelib.foundation.changes import Change
from chalicelib.foundation.refusals import Conflict, Fault, NotFound
from chalicelib.network.access import settings_of
from chalicelib.network.model import Settings
from chalicelib.network.rules import admits
from chalicelib.people import access, store
from chalicelib.people.actions.newcomers import newcomer
from chalicelib.people.events import PeopleImported, PersonInvited
from chalicelib.people.model import ImportedRow, Newcomer, Profile
from chalicelib.people.store import imports
from chalicelib.people.store.addresses import by_hashes

if TYPE_CHECKING:
    from chalicelib.people.sheets import Row

STEPS_MOST: Final = 70
"""Rows in one transaction before another person is added: it takes 100, and a name of many words has 27."""


@dataclass(slots=True)
class _Bundle:
    """People who are written in one transaction."""

    change: Change
    rows: list[tuple["Row", PersonId]]

    @property
    def full(self) -> bool:
        return len(self.change.steps) + 2 * len(self.rows) > STEPS_MOST


def import_sheet(viewer: Viewer, data: bytes) -> list[ImportedRow]:
    """Invites whom a sheet lists; answers what came of each row, in their order.

    Each row is done or not, none half. Rows whose address is known change nothing, so a sheet that is sent
    again finds the people of the first time known. Raises Forbidden, and BadSheet where nothing can be read.
    """
    from chalicelib.people.sheets import rows_of

    access.require_administrator(viewer)
    settings = settings_of(viewer.held)
    rows = [_judged(row, settings) for row in rows_of(data).rows]
    known = by_hashes([store.hashed(row.email) for row in rows if row.fault is None])
    # The memory of an Idempotency-Key is written with the outcome, when all is done: a sheet that broke off
    # in the middle has to be read again.
    with once.expecting(None):
        told = {each.line: each for each in _told(viewer, rows, known)}
    lines = [told[row.line] for row in rows]
    import_id, change = ids.short(), Change()
    imports.keep(change, import_id, viewer.person, lines)
    change.commit(PeopleImported(by=viewer.person, subject=import_id, data=counts(lines)))
    return lines


def _judged(row: "Row", settings: Settings) -> "Row":
    """A row, with what is wrong with it where its address is outside the network's domains."""
    if row.fault is not None or admits(settings, row.email):
        return row
    return replace(row, fault=Fault("/email", "address_outside_domains"))


def outcome(viewer: Viewer, import_id: str) -> list[ImportedRow]:
    """What came of a sheet the first time. Raises Forbidden; NotFound after a day."""
    access.require_administrator(viewer)
    lines = imports.read(import_id)
    if lines is None:
        raise NotFound
    return lines


def counts(lines: list[ImportedRow]) -> dict[str, str | int]:
    """How many rows were invited, known and refused."""
    results = [each.result for each in lines]
    return {result: results.count(result) for result in ("invited", "known", "refused")}


def _told(viewer: Viewer, rows: list["Row"], known: dict[str, PersonId]) -> Iterator[ImportedRow]:
    bundle = _Bundle(Change(), [])
    for row in rows:
        if row.fault is not None:
            yield ImportedRow(row.line, "refused", fault=row.fault)
        elif (person := known.get(store.hashed(row.email))) is not None:
            yield ImportedRow(row.line, "known", person)
        else:
            bundle.rows.append((row, newcomer(bundle.change, _newcomer(row)).id))
        if bundle.full:
            yield from _written(viewer, bundle)
            bundle = _Bundle(Change(), [])
    yield from _written(viewer, bundle)


def _written(viewer: Viewer, bundle: _Bundle) -> Iterator[ImportedRow]:
    if not bundle.rows:
        return
    try:
        bundle.change.commit(*(PersonInvited(by=viewer.person, subject=person) for _, person in bundle.rows))
    except Conflict:
        # Somebody has invited one of them meanwhile: each by itself, so that only that one is refused.
        for row, _ in bundle.rows:
            yield _alone(viewer, row)
    else:
        yield from (ImportedRow(row.line, "invited", person) for row, person in bundle.rows)


def _alone(viewer: Viewer, row: "Row") -> ImportedRow:
    change = Change()
    person = newcomer(change, _newcomer(row))
    try:
        change.commit(PersonInvited(by=viewer.person, subject=person.id))
    except Conflict:
        return ImportedRow(row.line, "known", store.by_address(row.email))
    return ImportedRow(row.line, "invited", person.id)


def _newcomer(row: "Row") -> Newcomer:
    own = Profile(headline=row.headline or None, unit=row.unit or None, place=row.place or None)
    return Newcomer(address=row.email, name=row.name, language=row.language or None, profile=own)
