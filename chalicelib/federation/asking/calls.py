"""Asking the provider: by the guard of webhooks, a ceiling on time and size, no redirect followed."""

from collections.abc import Callable, Mapping
from typing import Final, TypeVar

import msgspec

from chalicelib.federation.rules import Refused
from chalicelib.webhooks.rules import urls
from chalicelib.webhooks.rules.urls import Target
from chalicelib.webhooks.sending import guard, wire

T = TypeVar("T")
WITHIN: Final = 5.0
"""Seconds that each call has."""
NEARBY: Final[list[Callable[[str], Target | None]]] = []
"""Providers on the machine itself. Nothing that is deployed adds to it: on a laptop, `local` may."""
JSONS: Final = frozenset({"application/json", "application/jwk-set+json"})
HEADERS: Final = {"accept": "application/json", "accept-encoding": "identity", "user-agent": "Entrenous/1"}
FORM: Final = "application/x-www-form-urlencoded"


class Unreachable(Exception):
    """The provider does not answer, or not as one does."""


def demand_safe(url: str) -> Target:
    """The target of an address that the provider names: `https`, a public name. Raises Unreachable."""
    for allowed in NEARBY:
        near = allowed(url)
        if near is not None:
            return near
    try:
        return urls.target(url)
    except urls.Refused:
        raise Unreachable from None


def asked(url: str, kind: type[T], form: str | None = None, **headers: str) -> T:
    """What is answered at an address, to a GET or to a form. Raises Unreachable for anything but JSON of that
    kind; Refused where a form is answered by a 4xx, which is a refusal of what it held."""
    reply = _called(demand_safe(url), form, headers)
    if form is not None and 400 <= reply.status < 500:
        raise Refused("code")
    media = reply.headers.get("content-type", "").partition(";")[0].strip().lower()
    packed = reply.headers.get("content-encoding", "identity").lower() != "identity"
    if reply.status != 200 or media not in JSONS or packed or len(reply.body) >= wire.READ_MOST:
        raise Unreachable
    try:
        return msgspec.json.decode(reply.body, type=kind)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
        raise Unreachable from None


def _called(target: Target, form: str | None, headers: Mapping[str, str]) -> wire.Reply:
    sent = {**HEADERS, **headers}
    body = None if form is None else form.encode()
    if body is not None:
        sent |= {"content-type": FORM, "content-length": str(len(body))}
    try:
        return wire.call(target, guard.checked(target)[0], sent, body, within=WITHIN)
    except (urls.Refused, guard.Unresolved, wire.Failed):
        raise Unreachable from None
