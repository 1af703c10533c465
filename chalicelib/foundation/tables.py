"""How a row looks: keys, the models of the tables, and the lean reader of items.

PynamoDB's models write; what is read becomes a plain dictionary, because parsing lists by models
costs twice raw botocore.
"""

from collections.abc import Mapping
from typing import Any, NamedTuple

from pynamodb.attributes import DiscriminatorAttribute, NumberAttribute, UnicodeAttribute
from pynamodb.models import Model

from chalicelib.foundation import settings

Item = dict[str, Any]


class Key(NamedTuple):
    """Where a row stands. `table` is one of the five names of `settings.TABLES`."""

    table: str
    pk: str
    sk: str


class Row(Model):
    """A row of any table: a partition, a place in it, and the kind of row it is."""

    pk = UnicodeAttribute(hash_key=True)
    sk = UnicodeAttribute(range_key=True)
    cls = DiscriminatorAttribute()


class NetworkRow(Row):
    """A row that is kept and backed up."""

    class Meta:
        table_name = settings.TABLES["network"]
        region = settings.REGION


class JournalRow(Row):
    """A fact about what happened; leaves after 30 days."""

    class Meta:
        table_name = settings.TABLES["journal"]
        region = settings.REGION

    expires = NumberAttribute()


class LedgerRow(Row):
    """A row that nobody changes or removes any more."""

    class Meta:
        table_name = settings.TABLES["ledger"]
        region = settings.REGION


class InboxRow(Row):
    """A row of somebody's inbox; leaves after 90 days. DynamoDB deletes late: whoever reads `expires` (epoch
    seconds) compares it."""

    class Meta:
        table_name = settings.TABLES["inbox"]
        region = settings.REGION

    expires = NumberAttribute()


class EphemeraRow(Row):
    """A row that times out. DynamoDB deletes late: whoever reads `expires` (epoch seconds) compares it."""

    class Meta:
        table_name = settings.TABLES["ephemera"]
        region = settings.REGION

    expires = NumberAttribute()


def plain(raw: Mapping[str, Mapping[str, Any]]) -> Item:
    """An item of the wire as plain Python values; numbers are integers, as all of ours are."""
    # Most are texts, and a feed has six hundred values.
    return {name: typed["S"] if "S" in typed else _value(typed) for name, typed in raw.items()}


def _value(typed: Mapping[str, Any]) -> Any:
    for kind, value in typed.items():
        if kind == "N":
            return int(value)
        if kind == "M":
            return plain(value)
        if kind == "L":
            return [_value(each) for each in value]
        if kind in ("SS", "BS"):
            return set(value)
        return None if kind == "NULL" else value
    return None
