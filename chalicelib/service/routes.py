"""End points that say what the network is."""

import functools
from typing import Any

import msgspec

from chalicelib.foundation import doors, openapi
from chalicelib.foundation.http import Request
from chalicelib.webhooks import payloads

VERSION = "1.0.0"


class Health(msgspec.Struct, frozen=True):
    """That the network answers; nothing about what is in it."""

    status: str = "ok"


@doors.open("GET", "/health", public=True)
def health(request: Request) -> Health:
    """Says that the network answers."""
    return Health()


@doors.open("GET", "/openapi.json", public=True)
def described(request: Request) -> dict[str, Any]:
    """This document: OpenAPI 3.1."""
    return described_now()


@functools.cache
def described_now() -> dict[str, Any]:
    """The document, made once: doors do not change while the code runs."""
    whole = openapi.document(doors.DOORS, title="Entrenous", version=VERSION)
    told, schemas = payloads.described()
    whole["components"]["schemas"] |= schemas
    return whole | {"webhooks": told}
