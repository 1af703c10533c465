"""Partner companies."""

from dataclasses import replace

from pynamodb.attributes import ListAttribute, NumberAttribute, UnicodeAttribute

from chalicelib.access.model import CompanyId, PersonId
from chalicelib.foundation import ids, queries, rows
from chalicelib.foundation.changes import Change
from chalicelib.foundation.folding import fold
from chalicelib.foundation.held import Held
from chalicelib.foundation.queries import Query
from chalicelib.foundation.tables import Item, Key, NetworkRow
from chalicelib.people.model import Company


class CompanyRow(NetworkRow, discriminator="Company"):
    """`COMPANY#id` / `CARD`, and the same under `COMPANIES` / `folded name #id` for the list."""

    name = UnicodeAttribute()
    domains = ListAttribute(of=UnicodeAttribute, null=True)
    version = NumberAttribute()


class CompanyPersonRow(NetworkRow, discriminator="CompanyPerson"):
    """`COMPANY#id` / `PERSON#p`: whose cards carry the company's name."""


def key(company_id: str) -> Key:
    """A company's card."""
    return Key("network", f"COMPANY#{company_id}", "CARD")


def company(held: Held, company_id: str) -> Company | None:
    """The company with that id as the store is now, None where there is none."""
    if not ids.well_formed(company_id, ids.SHORT):
        return None
    item = held.row(key(company_id))
    return None if item is None else _company(CompanyId(company_id), item)


def read(company_id: str) -> Company | None:
    """The same for a listener."""
    item = rows.fetch([key(company_id)]).get(key(company_id))
    return None if item is None else _company(CompanyId(company_id), item)


def listed(limit: int, after: str | None) -> Query:
    """The query for companies in the order of their names."""
    return Query("network", "COMPANIES", limit=limit, after=after)


def company_in(item: Item) -> Company:
    """The company that a row of the list tells."""
    return _company(CompanyId(item["sk"].rpartition("#")[2]), item)


def _company(company_id: CompanyId, item: Item) -> Company:
    return Company(company_id, item["name"], tuple(item.get("domains") or ()), item["version"])


def keep(change: Change, company: Company, *, was: Company | None) -> Company:
    """Writes a company; one that changed meanwhile is decided anew."""
    kept = replace(company, version=was.version + 1 if was else 1)
    place = key(company.id)
    if was is None:
        change.make(_row(place.pk, place.sk, kept))
    else:
        change.put(_row(place.pk, place.sk, kept), CompanyRow.version == was.version)
        if _entry(was) != _entry(kept):
            change.delete(CompanyRow("COMPANIES", _entry(was)))
    change.put(_row("COMPANIES", _entry(kept), kept))
    return kept


def _entry(company: Company) -> str:
    return f"{fold(company.name)[:200]} #{company.id}"


def _row(pk: str, sk: str, company: Company) -> CompanyRow:
    domains = list(company.domains) or None
    return CompanyRow(pk, sk, name=company.name, domains=domains, version=company.version)


def people_of(company_id: CompanyId) -> list[PersonId]:
    """Everybody who ever came from a company."""
    found: list[PersonId] = []
    after: str | None = None
    while True:
        wanted = Query("network", f"COMPANY#{company_id}", prefix="PERSON#", after=after, limit=200)
        stretch = queries.query(wanted)
        found += [PersonId(item["sk"].removeprefix("PERSON#")) for item in stretch.items]
        if not stretch.more:
            return found
        after = stretch.items[-1]["sk"]
