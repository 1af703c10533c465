"""Refusals in the words of SCIM (RFC 7644, section 3.12)."""

from collections.abc import Mapping
from typing import Any, Final

from chalicelib.foundation import words
from chalicelib.foundation.http import Answer
from chalicelib.foundation.refusals import Refusal

MEDIA: Final = "application/scim+json"
ERROR: Final = "urn:ietf:params:scim:api:messages:2.0:Error"
STATUS: Final = {422: 400, 428: 400}
"""What SCIM has no status for is something wrong with what was sent."""
KINDS: Final[Mapping[str, str]] = {
    "scim_filter": "invalidFilter",
    "scim_too_many": "tooMany",
    "scim_many_people": "tooMany",
    "scim_path": "invalidPath",
    "scim_no_target": "noTarget",
    "scim_mutability": "mutability",
    "scim_syntax": "invalidSyntax",
    "scim_value": "invalidValue",
    "scim_user_name": "invalidValue",
    "scim_two_addresses": "invalidValue",
    "scim_group_name": "invalidValue",
    "scim_member": "invalidValue",
    "scim_many_members": "tooMany",
    "scim_many_at_once": "tooMany",
    "not_json": "invalidSyntax",
    "invalid": "invalidValue",
    "wrong_cursor": "invalidCursor",
    "address_taken": "uniqueness",
    "external_taken": "uniqueness",
    "group_taken": "uniqueness",
}
"""What SCIM calls a refusal, where it has a name for it."""


def refused(refusal: Refusal, language: str) -> Answer[dict[str, Any]]:
    """A refusal as SCIM tells it. Nothing in it depends on what was asked for, but for what was sent."""
    status = STATUS.get(refusal.status, refusal.status)
    told: dict[str, Any] = {"schemas": [ERROR], "status": str(status), "detail": _sentence(refusal, language)}
    if refusal.code in KINDS:
        told["scimType"] = KINDS[refusal.code]
    headers = {"Content-Language": language}
    if refusal.wait is not None:
        headers["Retry-After"] = str(refusal.wait)
    return Answer(told, status, headers, MEDIA)


def _sentence(refusal: Refusal, language: str) -> str:
    if not refusal.faults:
        return words.say(refusal.code, language, **refusal.values)
    first = refusal.faults[0]
    return f"{first.pointer}: {words.say(first.code, language, **dict(first.values))}"
