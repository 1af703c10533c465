"""The rows of files, as they are written. Where each stands is said beside it.

All but keys may be absent, because what changes one attribute names a row by its keys alone.
"""

from typing import Any

from pynamodb.attributes import (
    BooleanAttribute,
    MapAttribute,
    NumberAttribute,
    UnicodeAttribute,
    UnicodeSetAttribute,
)
from pynamodb.expressions.update import Action

from chalicelib.foundation.tables import NetworkRow


def kept(attribute: Any, value: Any) -> Action:
    """Sets an attribute; nothing is kept by its absence."""
    action: Action = attribute.set(value) if value else attribute.remove()
    return action


class FileRow(NetworkRow, discriminator="File"):
    """`COMMUNITY#c#F` / `ulid`: a file's card. `versions` holds each by its number; `swept` says that the
    bytes of a deleted one are gone.

    `by_pk`, `by_sk`: the sparse index of everything that a person brought.
    """

    id = UnicodeAttribute(null=True)
    by = UnicodeAttribute(null=True)
    by_kind = UnicodeAttribute(null=True)
    by_company = UnicodeAttribute(null=True)
    stamp = UnicodeAttribute(null=True)
    name = UnicodeAttribute(null=True)
    named = UnicodeAttribute(null=True)
    folder = UnicodeAttribute(null=True)
    versions: MapAttribute[str, Any] = MapAttribute(null=True)  # type: ignore[no-untyped-call]  # PynamoDB's making of it is.
    given = NumberAttribute(null=True)
    hangs = UnicodeSetAttribute(null=True)
    revision = NumberAttribute(null=True)
    deleted = BooleanAttribute(null=True)
    swept = BooleanAttribute(null=True)
    by_pk = UnicodeAttribute(null=True)
    by_sk = UnicodeAttribute(null=True)


class LineRow(NetworkRow, discriminator="FileLine"):
    """`COMMUNITY#c#E` / `folder#folded name#ulid`: a file in the order of names."""


class FolderRow(NetworkRow, discriminator="Folder"):
    """`COMMUNITY#c#D` / `FOLDER#id`: a folder; `held` counts what is directly in it."""

    name = UnicodeAttribute(null=True)
    named = UnicodeAttribute(null=True)
    parent = UnicodeAttribute(null=True)
    by = UnicodeAttribute(null=True)
    stamp = UnicodeAttribute(null=True)
    held = NumberAttribute(null=True)
    revision = NumberAttribute(null=True)


class TreeRow(NetworkRow, discriminator="FolderTree"):
    """`COMMUNITY#c#D` / `TREE`: counts the makings and movings of folders, so that none overtakes another."""

    version = NumberAttribute(null=True)


class UsageRow(NetworkRow, discriminator="Usage"):
    """`COMMUNITY#c` or `NETWORK` / `USAGE`: bytes and files that are held."""

    bytes = NumberAttribute(null=True)
    files = NumberAttribute(null=True)


class UploadRow(NetworkRow, discriminator="Upload"):
    """`FILE#ulid` / `UPLOAD#version`: an upload under way, as it was announced.

    It holds a name, so that it does not stand among what merely times out: abandoned, it falls due.
    """

    file = UnicodeAttribute(null=True)
    own = UnicodeAttribute(null=True)
    by = UnicodeAttribute(null=True)
    stamp = UnicodeAttribute(null=True)
    name = UnicodeAttribute(null=True)
    type = UnicodeAttribute(null=True)
    size = NumberAttribute(null=True)
    sha256 = UnicodeAttribute(null=True)
    folder = UnicodeAttribute(null=True)
    parts = UnicodeAttribute(null=True)
    at = NumberAttribute(null=True)
