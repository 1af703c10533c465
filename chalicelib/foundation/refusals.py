"""Refusals: what can be answered instead of what was asked. Raised anywhere, turned into HTTP in one place.

A refusal's `code` is stable and is the key of its sentence in the texts of both languages.
Source: RFC 9457 (problem details), RFC 9110 (status codes), RFC 6585 (428, 429).
"""

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

if TYPE_CHECKING:
    from chalicelib.foundation.events import Event


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing wrong with a draft: where (JSON Pointer, RFC 6901) and the code of what."""

    pointer: str
    code: str
    values: tuple[tuple[str, str], ...] = ()


class Refusal(Exception):
    """The root of all refusals: a status, a stable code, and values for its sentence."""

    status: ClassVar[int] = 400
    default: ClassVar[str] = "bad_request"

    def __init__(self, code: str | None = None, *, wait: int | None = None, **values: str) -> None:
        self.code = code or self.default
        self.wait = wait
        self.values = values
        self.faults: tuple[Fault, ...] = ()
        self.extra: dict[str, object] = {}
        self.attempt: Event | None = None
        """What the audit log is told, where being refused is worth an entry."""
        super().__init__(self.code)

    def showing(self, **extra: object) -> "Refusal":
        """The same refusal with members of its own in the problem document."""
        self.extra.update(extra)
        return self


class BadRequest(Refusal):
    """400: the request cannot be understood."""


class NotSignedIn(Refusal):
    """401: nobody, or nobody any more."""

    status = 401
    default = "not_signed_in"


class Forbidden(Refusal):
    """403: visible to this person, but not theirs to do."""

    status = 403
    default = "forbidden"


class NotFound(Refusal):
    """404: absent or invisible; the two are never told apart, so it takes no values."""

    status = 404
    default = "not_found"

    def __init__(self) -> None:
        super().__init__()


class NotAllowed(Refusal):
    """405: the thing exists, the method does not."""

    status = 405
    default = "method_not_allowed"


class Conflict(Refusal):
    """409: the state does not allow it now; the code says which."""

    status = 409
    default = "conflict"


class Stale(Refusal):
    """412: what was edited has changed since it was read."""

    status = 412
    default = "stale"


class TooLarge(Refusal):
    """413: the body is larger than 1 MB."""

    status = 413
    default = "too_large"


class WrongMedia(Refusal):
    """415: the body is of a type that is not read here."""

    status = 415
    default = "unsupported_media_type"


class Invalid(Refusal):
    """422: understood, but a draft does not hold; one fault for each place."""

    status = 422
    default = "invalid"

    def __init__(self, *faults: Fault, code: str | None = None) -> None:
        super().__init__(code)
        self.faults = faults


class Unconditional(Refusal):
    """428: an edit of something shared came without If-Match."""

    status = 428
    default = "precondition_required"


class TooMany(Refusal):
    """429: asked too often; `wait` says for how many seconds to stay away."""

    status = 429
    default = "too_many_requests"


class Unavailable(Refusal):
    """503: the store throttles or is away; nothing is half done, and a retry is welcome."""

    status = 503
    default = "unavailable"

    def __init__(self, code: str | None = None, *, wait: int = 1) -> None:
        super().__init__(code, wait=wait)


class Raced(Exception):
    """Somebody else changed what a decision stood on: the door decides anew on fresh rows."""


def fault(pointer: str, code: str, **values: str) -> Invalid:
    """A refusal of a draft for one fault."""
    return Invalid(Fault(pointer, code, tuple(values.items())))
