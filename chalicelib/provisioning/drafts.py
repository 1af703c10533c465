"""What may be sent. Resources of SCIM are read by `rules`: their names come in any letters."""

from datetime import date
from typing import Annotated, Any, TypeAlias

import msgspec
from msgspec import Meta

from chalicelib.access.model import NetworkRole
from chalicelib.people.drafts import Draft, Name

Resource: TypeAlias = dict[str, Any]
"""A body of SCIM: what it holds that is not kept here is left out."""


class TokenDraft(Draft, frozen=True):
    """A token for the directory: what it is for, and the last day on which it works, at most twelve months
    ahead."""

    name: Name
    ends_on: date


class MappingDraft(Draft, frozen=True):
    """What a group makes of its members; null for nothing."""

    role: NetworkRole | None


Attribute: TypeAlias = Annotated[str, Meta(max_length=200)]


class Shape(msgspec.Struct, frozen=True, rename={"excluded_attributes": "excludedAttributes"}):
    """Which attributes to show (RFC 7644, section 3.9)."""

    attributes: Annotated[str, Meta(max_length=1_000)] = ""
    excluded_attributes: Annotated[str, Meta(max_length=1_000)] = ""


class SearchDraft(
    msgspec.Struct,
    frozen=True,
    rename={"excluded_attributes": "excludedAttributes", "start_index": "startIndex"},
):
    """The same as a `ListQuery` in a body (RFC 7644, section 3.4.3), so that no address stands in a link."""

    schemas: list[str]
    filter: Annotated[str, Meta(max_length=10_000)] | None = None
    start_index: int = 1
    count: int = 100
    cursor: Annotated[str, Meta(max_length=2_000)] | None = None
    attributes: Annotated[list[Attribute], Meta(max_length=50)] = []
    excluded_attributes: Annotated[list[Attribute], Meta(max_length=50)] = []


class ListQuery(
    msgspec.Struct,
    frozen=True,
    rename={"excluded_attributes": "excludedAttributes", "start_index": "startIndex"},
):
    """What a list shall name, and which page of it. By number from 1, or where a cursor is sent by cursor,
    the empty one for the first page (RFC 9865). Sorting is not supported; asking for it changes nothing."""

    filter: Annotated[str, Meta(max_length=10_000)] | None = None
    start_index: int = 1
    count: int = 100
    cursor: Annotated[str, Meta(max_length=2_000)] | None = None
    attributes: Annotated[str, Meta(max_length=1_000)] = ""
    excluded_attributes: Annotated[str, Meta(max_length=1_000)] = ""
