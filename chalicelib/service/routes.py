"""End points that say what the network is, and how reliable it was."""

import functools
from typing import Any

import msgspec

from chalicelib.access.viewer import Viewer
from chalicelib.foundation import doors
from chalicelib.foundation.http import Request
from chalicelib.service import access, present
from chalicelib.service.actions import support
from chalicelib.service.drafts import SupportDraft
from chalicelib.service.present import ServiceLevel, SupportView

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
    from chalicelib.foundation import openapi
    from chalicelib.webhooks import payloads

    whole = openapi.document(doors.every(), title="Entrenous", version=VERSION)
    told, schemas = payloads.described()
    whole["components"]["schemas"] |= schemas
    return whole | {"webhooks": told}


@doors.open("GET", "/service-level", wants=access.level_keys, alongside=access.incidents_alongside)
def service_level(viewer: Viewer) -> ServiceLevel:
    """Shows everybody how reliable the network was, and whom to ask for help.

    This month and three before it, incidents, the last restore drill.
    """
    return present.level(access.level_of(viewer))


@doors.open("PUT", "/service-level/support", wants=access.support_keys)
def name_support(viewer: Viewer, draft: SupportDraft) -> SupportView:
    """Says whom people ask for help (administrators)."""
    return SupportView(support.name_support(viewer, draft.contact))
