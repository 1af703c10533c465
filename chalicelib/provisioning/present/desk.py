"""What administrators see of the directory."""

from collections.abc import Iterable
from datetime import date, datetime

import msgspec

from chalicelib.access.model import NetworkRole
from chalicelib.foundation import clock, settings
from chalicelib.people.model import Face
from chalicelib.people.present.cards import PersonRef, ref
from chalicelib.people.rules import day_of
from chalicelib.provisioning.model.groups import Group
from chalicelib.provisioning.model.resources import Credential
from chalicelib.provisioning.present.resources import BASE


class DirectoryTokenView(msgspec.Struct, frozen=True):
    """A token of the directory without its secret, and whose name it acts in. It works through the day
    `ends_on`, in UTC, as long as that administrator is one; `used_at` is exact to the hour."""

    id: str
    name: str
    by: PersonRef | None
    created_at: datetime
    ends_on: date
    works: bool
    used_at: datetime | None


class DirectoryTokenMade(DirectoryTokenView, frozen=True):
    """The same with the text to send as a bearer, shown this once."""

    token: str


class DirectoryGroupView(msgspec.Struct, frozen=True):
    """A group of the directory: how many are in it, and what it makes of them."""

    id: str
    name: str
    members: int
    role: NetworkRole | None


class DirectoryView(msgspec.Struct, frozen=True):
    """What the company's directory is connected by: the address to paste there, its tokens, its groups."""

    address: str
    tokens: list[DirectoryTokenView]
    groups: list[DirectoryGroupView]


def directory(found: list[DirectoryTokenView], groups: Iterable[Group]) -> DirectoryView:
    """The whole."""
    return DirectoryView(
        address=settings.origin() + BASE, tokens=found, groups=[group(each) for each in groups]
    )


def group(found: Group) -> DirectoryGroupView:
    """One group."""
    return DirectoryGroupView(id=found.id, name=found.name, members=found.size, role=found.role)


def credential(found: Credential, face: Face | None) -> DirectoryTokenView:
    """One token."""
    return DirectoryTokenView(
        id=found.id,
        name=found.name,
        by=ref(face) if face else None,
        created_at=clock.utc(found.created),
        ends_on=day_of(found.ends),
        works=found.works,
        used_at=clock.utc(found.used) if found.used else None,
    )


def made(found: Credential, face: Face | None, token: str) -> DirectoryTokenMade:
    """One that has just been made."""
    return DirectoryTokenMade(**msgspec.structs.asdict(credential(found, face)), token=token)
