"""Whether a request came the one way that there is: through CloudFront, which knows a secret header.

The regional address of the API would otherwise bypass the firewall, and a header that names the viewer's
address could be written by anybody. Where nothing stands before the API (a laptop), every way is ours.
"""

from collections.abc import Mapping
from typing import Any, Final

from chalicelib.foundation import problems, seals, settings
from chalicelib.foundation.http import Answer, Request
from chalicelib.foundation.refusals import Forbidden

SAID: Final = "x-origin-secret"
VIEWER: Final = "cloudfront-viewer-address"
"""Address and port of who asks, as CloudFront saw them: `192.0.2.1:443`, `2001:db8::1:443`."""


def is_ours(request: Request) -> bool:
    """Whether a request carries the secret that was agreed with what stands before the API."""
    return _knows(request.headers)


def refused(request: Request) -> Answer[dict[str, Any]]:
    """What whoever goes around is told."""
    return problems.answer(Forbidden("not_this_way"), request.language)


def origin(headers: Mapping[str, str], nearest: str) -> str:
    """The address that a request came from: what CloudFront says, where it is CloudFront that says it."""
    if settings.origin_secret() is None or not _knows(headers):
        return nearest
    return headers.get(VIEWER, "").rpartition(":")[0].strip("[]") or nearest


def _knows(headers: Mapping[str, str]) -> bool:
    secret = settings.origin_secret()
    return secret is None or seals.same(headers.get(SAID, ""), secret)
