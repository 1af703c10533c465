"""Asking for a page: by the guard of webhooks, each redirect judged anew, the beginning of the page alone."""

import re
from typing import Final
from urllib.parse import urljoin

import msgspec

from chalicelib.foundation import clock
from chalicelib.pasted import rules
from chalicelib.pasted.sending import messages
from chalicelib.pasted.sending.messages import Wanted
from chalicelib.webhooks.rules.urls import Refused
from chalicelib.webhooks.sending import guard, wire
from chalicelib.webhooks.sending.wire import Reply

FRESH: Final = 10 * clock.MINUTE
HOPS_MOST: Final = 4
"""The address itself, and three redirects."""
WITHIN: Final = 4.0
"""Seconds that each call has."""
MOVED: Final = frozenset({301, 302, 303, 307, 308})
HEADERS: Final = {
    "accept": "text/html, application/xhtml+xml",
    "accept-encoding": "identity",
    "user-agent": "Entrenous/1 (previews of links)",
}
_CHARSET: Final = re.compile(r"charset\s*=\s*[\"']?([\w.:-]{1,40})", re.IGNORECASE)
DECLARED_WITHIN: Final = 1_024
"""Bytes of a page in which it says its encoding. Source: HTML, section 4.2.5.4."""


def make(body: str) -> None:
    """Does what a message asks for, and reports it; a page that says nothing is told of as such."""
    wanted = msgspec.json.decode(body, type=Wanted)
    if clock.now() - wanted.at > FRESH:
        return
    page = found(wanted.url)
    messages.report(wanted, *(rules.told(page) if page else ("", "")))


def found(url: str) -> str:
    """The beginning of the page behind an address; empty where there is none that may be read."""
    for _ in range(HOPS_MOST):
        try:
            target = guard.aimed(url)
            reply = wire.call(target, guard.checked(target)[0], HEADERS, None, within=WITHIN)
        except (Refused, guard.Unresolved, wire.Failed):
            return ""
        if reply.status not in MOVED:
            return _text(reply) if reply.status == 200 else ""
        url = rules.asked(urljoin(url, reply.headers.get("location", "")))
    return ""


def _text(reply: Reply) -> str:
    kind = reply.headers.get("content-type", "").lower()
    packed = reply.headers.get("content-encoding", "identity").lower() != "identity"
    if packed or kind.partition(";")[0].strip() not in ("text/html", "application/xhtml+xml"):
        return ""
    declared = reply.body[:DECLARED_WITHIN].decode("ascii", errors="replace")
    said = _CHARSET.search(kind) or _CHARSET.search(declared)
    try:
        return reply.body.decode(said[1] if said else "utf-8", errors="replace")
    except (LookupError, UnicodeError):
        return reply.body.decode(errors="replace")
