"""Lists of names, and of a company's people: they follow the cards in the same transaction."""

from chalicelib.foundation.changes import Change
from chalicelib.foundation.queries import Query
from chalicelib.foundation.tables import NetworkRow
from chalicelib.people.model import Person
from chalicelib.people.rules import names
from chalicelib.people.store.companies import CompanyPersonRow


class NameRow(NetworkRow, discriminator="Name"):
    """A list (`people.rules.names`) / `folded name #p`."""


def listing(search: names.Search, *, limit: int, after: str | None) -> Query:
    """The query for a stretch of a list of names."""
    return Query("network", search.partition, limit=limit, after=after)


def keep(change: Change, person: Person, *, was: Person | None) -> None:
    """Lists a person where they stand now, and nowhere else."""
    before = {(each, names.entry(was)) for each in names.partitions(was)} if was else set()
    after = {(each, names.entry(person)) for each in names.partitions(person)}
    for partition, entry in sorted(after - before):
        change.put(NameRow(partition, entry))
    for partition, entry in sorted(before - after):
        change.delete(NameRow(partition, entry))
    if was is None and person.company:
        change.make(CompanyPersonRow(f"COMPANY#{person.company}", f"PERSON#{person.id}"))
