"""What the gateway itself refuses, as problem documents of the same shape as ours (RFC 9457).

The gateway cannot read Accept-Language, so the sentences are given in both languages.
"""

import json
from typing import Any, Final

from chalicelib.foundation import problems
from chalicelib.foundation.http import PROBLEM
from chalicelib.foundation.refusals import (
    BadRequest,
    Forbidden,
    NotFound,
    NotSignedIn,
    Refusal,
    TooLarge,
    TooMany,
    Unavailable,
    WrongMedia,
)
from chalicelib.foundation.serving import Internal

BOTH: Final = ("title", "detail")
SAID: Final[dict[str, Refusal]] = {
    "ACCESS_DENIED": Forbidden(),
    "BAD_REQUEST_BODY": BadRequest(),
    "BAD_REQUEST_PARAMETERS": BadRequest(),
    "DEFAULT_4XX": BadRequest(),
    "DEFAULT_5XX": Internal(),
    "EXPIRED_TOKEN": NotSignedIn(),
    "INTEGRATION_FAILURE": Unavailable(),
    "INTEGRATION_TIMEOUT": Unavailable(),
    "INVALID_API_KEY": Forbidden(),
    "INVALID_SIGNATURE": Forbidden(),
    # An unknown path, or a method that a path does not have: the gateway cannot tell one from the other.
    "MISSING_AUTHENTICATION_TOKEN": NotFound(),
    "QUOTA_EXCEEDED": TooMany(wait=1),
    "REQUEST_TOO_LARGE": TooLarge(),
    "RESOURCE_NOT_FOUND": NotFound(),
    "THROTTLED": TooMany(wait=1),
    "UNAUTHORIZED": NotSignedIn(),
    "UNSUPPORTED_MEDIA_TYPE": WrongMedia(),
    "WAF_FILTERED": Forbidden(),
}
"""What the gateway calls its refusals, and ours that says the same."""


def responses() -> dict[str, Any]:
    """The gateway's responses by its names, as `x-amazon-apigateway-gateway-responses` wants them."""
    return {name: _response(refusal) for name, refusal in SAID.items()}


def _response(refusal: Refusal) -> dict[str, Any]:
    english = problems.document(refusal, "en")
    french = problems.document(refusal, "fr")
    shown = {key: f"{english[key]} / {french[key]}" if key in BOTH else english[key] for key in english}
    headers = {
        "Cache-Control": "'no-store'",
        "Content-Language": "'en, fr'",
        "Content-Type": f"'{PROBLEM}'",
        "X-Content-Type-Options": "'nosniff'",
        "X-Request-Id": "context.requestId",
    }
    if refusal.wait is not None:
        headers["Retry-After"] = f"'{refusal.wait}'"
    return {
        "statusCode": str(refusal.status),
        "responseParameters": {f"gatewayresponse.header.{name}": value for name, value in headers.items()},
        # The gateway reads no other template than this one; the header above says what it really is.
        "responseTemplates": {"application/json": json.dumps(shown, ensure_ascii=False)},
    }
