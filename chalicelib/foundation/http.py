"""What comes in and what goes out, without a word of the framework."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Annotated, Final, Generic, TypeVar

import msgspec

from chalicelib.foundation import clock, words

T = TypeVar("T")
JSON: Final = "application/json"
PROBLEM: Final = "application/problem+json"
CSV: Final = "text/csv"
BODY_MOST: Final = 1_000_000


@dataclass(frozen=True, slots=True)
class Request:
    """One HTTP request. Header names are in lower case; `origin` is the address that it came from, `asked`
    the language that it asks for, where it asks for one of ours."""

    method: str
    path: str
    params: Mapping[str, str]
    query: Mapping[str, str]
    headers: Mapping[str, str]
    body: bytes
    origin: str
    asked: str | None
    at: clock.Millis = field(default_factory=clock.now)

    @property
    def language(self) -> str:
        """The language to answer in, where nobody is known who has set one."""
        return self.asked or words.DEFAULT

    def has(self, tag: str) -> bool:
        """Whether who asks has the representation with this entity tag (RFC 9110, section 13.1.2)."""
        named = (each.strip().removeprefix("W/") for each in self.headers.get("if-none-match", "").split(","))
        return any(each in (tag, "*") for each in named)

    def cookie(self, name: str) -> str | None:
        """The value of a cookie. The first of that name counts (RFC 6265, section 5.4)."""
        for crumb in self.headers.get("cookie", "").split(";"):
            label, _, value = crumb.strip().partition("=")
            if label == name:
                return value
        return None


@dataclass(frozen=True, slots=True)
class Answer(Generic[T]):
    """What a view answers: a status, a body that is encoded as JSON (None: no body), and headers."""

    body: T
    status: int = 200
    headers: Mapping[str, str] = field(default_factory=dict)
    media: str = JSON


class Created(Answer[T]):
    """201, with the thing and where it is."""


class Accepted(Answer[T]):
    """202: it will be done."""


class Nothing(Answer[None]):
    """204: done, and there is nothing to say."""


class Unchanged(Answer[None]):
    """304, for who has just what would be said (RFC 9110, section 15.4.5)."""


class Elsewhere(Answer[None]):
    """302: what was asked for is read by the link in `Location` (RFC 9110, section 15.4.3)."""


class Sheet(Answer[bytes]):
    """200, with a sheet (CSV) as it is; beside an answer in JSON, for who asks for `text/csv`."""


class Page(msgspec.Struct, Generic[T], frozen=True):
    """A part of a list, and the cursor of the next part; null where the list ends."""

    items: list[T]
    next: str | None = None


class Paging(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How much of a list is asked for, and from where."""

    limit: Annotated[int, msgspec.Meta(ge=1, le=100)] = 20
    cursor: Annotated[str, msgspec.Meta(max_length=2_000)] | None = None


def created(body: T, location: str, **headers: str) -> Created[T]:
    """The answer of a POST that made something."""
    return Created(body, 201, {"Location": f"/api/v1{location}", **headers})


def accepted(body: T) -> Accepted[T]:
    """The answer of something that takes its course."""
    return Accepted(body, 202)


def nothing(**headers: str) -> Nothing:
    """The answer of a DELETE."""
    return Nothing(None, 204, headers)


def unchanged(tag: str) -> Unchanged:
    """The answer to who named this entity tag as what they have."""
    return Unchanged(None, 304, {"ETag": tag})


def elsewhere(link: str, **headers: str) -> Elsewhere:
    """The answer to who may read something that is kept elsewhere."""
    return Elsewhere(None, 302, {"Location": link, **headers})


def tagged(body: T, version: int) -> Answer[T]:
    """An answer with the ETag of its version (RFC 9110, section 8.8.3)."""
    return Answer(body, 200, {"ETag": etag(version)})


def etag(version: int) -> str:
    """The entity tag of a version."""
    return f'"{version}"'
