"""Groups of the directory, and who is in them."""

from collections.abc import Iterable
from typing import Final

from pynamodb.attributes import NumberAttribute, UnicodeAttribute

from chalicelib.access.model import NetworkRole, PersonId
from chalicelib.foundation import queries, rows
from chalicelib.foundation.changes import Change
from chalicelib.foundation.queries import Query
from chalicelib.foundation.tables import Item, Key, NetworkRow
from chalicelib.provisioning.model.groups import Catalogue, Group

PARTITION: Final = "DIRECTORY#GROUPS"
PREFIX: Final = "GROUP#"
PERSON: Final = "PERSON#"
VERSION: Final = Key("network", PARTITION, "VERSION")
STRETCH: Final = 1_000


class GroupRow(NetworkRow, discriminator="Group"):
    """`DIRECTORY#GROUPS` / `GROUP#id`: a group; written against its `version`."""

    name = UnicodeAttribute()
    external = UnicodeAttribute(null=True)
    role = UnicodeAttribute(null=True)
    size = NumberAttribute()
    version = NumberAttribute()


class CatalogueRow(NetworkRow, discriminator="GroupCatalogue"):
    """`DIRECTORY#GROUPS` / `VERSION`: counts what changes which groups there are and what they are called, so
    that no two are called the same."""

    version = NumberAttribute()


class GroupMemberRow(NetworkRow, discriminator="GroupMember"):
    """`GROUP#id` / `PERSON#p`: somebody who is in a group."""


def every() -> Query:
    """The query for all groups; they are a thousand at most."""
    return Query("network", PARTITION, limit=STRETCH + 1)


def catalogue(found: Iterable[Item]) -> Catalogue:
    """All groups, by name."""
    items = list(found)
    groups = [group_in(item) for item in items if item["sk"].startswith(PREFIX)]
    version = next((item["version"] for item in items if item["sk"] == VERSION.sk), 0)
    return Catalogue(tuple(sorted(groups, key=lambda each: (each.name.casefold(), each.id))), version)


def group_in(item: Item) -> Group:
    """The group of a stored row."""
    return Group(
        item["sk"].removeprefix(PREFIX), item["name"], item.get("external"),
        NetworkRole(item["role"]) if item.get("role") else None, item["size"], item["version"],
    )  # fmt: skip


def members(group_id: str) -> list[PersonId]:
    """Everybody in a group, by id."""
    query = Query("network", PREFIX + group_id, prefix=PERSON, limit=STRETCH)
    return [PersonId(item["sk"].removeprefix(PERSON)) for item in queries.every(query)]


def inside(pairs: Iterable[tuple[str, PersonId]]) -> set[tuple[str, PersonId]]:
    """Which of some people are in which of some groups."""
    places = {Key("network", PREFIX + group, PERSON + person): (group, person) for group, person in pairs}
    return {places[key] for key in rows.fetch(places)}


def keep(change: Change, now: Group, *, was: Group | None) -> None:
    """Writes a group; one that changed meanwhile is decided anew."""
    version = was.version if was else 0
    row = GroupRow(
        PARTITION, PREFIX + now.id,
        name=now.name, external=now.external, role=now.role.value if now.role else None, size=now.size,
        version=version + 1,
    )  # fmt: skip
    if was is None:
        change.make(row)
    else:
        change.put(row, GroupRow.version == version)


def note(change: Change, version: int) -> None:
    """Counts a change of what groups there are, or are called; a second one at once is decided anew."""
    row = CatalogueRow(VERSION.pk, VERSION.sk, version=version + 1)
    if version:
        change.put(row, CatalogueRow.version == version)
    else:
        change.make(row)


def drop(change: Change, was: Group) -> None:
    """Takes a group away that has no members any more."""
    change.delete(GroupRow(PARTITION, PREFIX + was.id), GroupRow.version == was.version)


def enter(change: Change, group_id: str, person: PersonId) -> None:
    """Writes somebody into a group who is not in it."""
    change.make(GroupMemberRow(PREFIX + group_id, PERSON + person))


def leave(change: Change, group_id: str, person: PersonId) -> None:
    """Takes somebody out of a group who is in it."""
    change.delete(GroupMemberRow(PREFIX + group_id, PERSON + person), GroupMemberRow.pk.exists())
