"""Signatures of calls of DynamoDB, for the one shape that these have: POST to `/`, with four headers or five.

Source: AWS, Signature Version 4. botocore signs any request there is, and takes five times as long over it.
"""

import functools
import hashlib
import hmac
from datetime import datetime
from typing import Final, NamedTuple

ALGORITHM: Final = "AWS4-HMAC-SHA256"
MOMENT: Final = "%Y%m%dT%H%M%SZ"


class Keys(NamedTuple):
    """Who calls. `token` comes with credentials that last for hours, as functions have them."""

    access: str
    secret: str
    token: str | None


def headers(keys: Keys, region: str, host: str, target: str, body: bytes, at: datetime) -> dict[str, str]:
    """The headers of a call at an instant in UTC, its signature among them."""
    moment = at.strftime(MOMENT)
    told = {"content-type": "application/x-amz-json-1.0", "host": host, "x-amz-date": moment}
    if keys.token:
        told["x-amz-security-token"] = keys.token
    told["x-amz-target"] = target
    names = ";".join(told)
    lines = "".join(f"{name}:{value}\n" for name, value in told.items())
    canonical = f"POST\n/\n\n{lines}\n{names}\n{hashlib.sha256(body).hexdigest()}"
    scope = f"{moment[:8]}/{region}/dynamodb/aws4_request"
    text = f"{ALGORITHM}\n{moment}\n{scope}\n{hashlib.sha256(canonical.encode()).hexdigest()}"
    signature = hmac.digest(_key(keys.secret, moment[:8], region), text.encode(), "sha256").hex()
    told["authorization"] = (
        f"{ALGORITHM} Credential={keys.access}/{scope}, SignedHeaders={names}, Signature={signature}"
    )
    return told


@functools.lru_cache(maxsize=4)
def _key(secret: str, day: str, region: str) -> bytes:
    """The key of one day, which is the same for every call of it."""
    key = f"AWS4{secret}".encode()
    for part in (day, region, "dynamodb", "aws4_request"):
        key = hmac.digest(key, part.encode(), "sha256")
    return key
