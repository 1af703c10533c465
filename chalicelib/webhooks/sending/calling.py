"""What the function `deliver` does: it opens a message, calls, and reports what was answered."""

from collections.abc import Callable, Mapping, Sequence
from datetime import UTC
from email.utils import parsedate_to_datetime
from typing import Any, Final

import msgspec

from chalicelib.foundation import clock, log
from chalicelib.foundation.news import Failures
from chalicelib.webhooks.rules.urls import Refused, Target
from chalicelib.webhooks.sending import guard, messages, wire
from chalicelib.webhooks.sending.messages import Answered, Message

SHOWN: Final = frozenset({"content-type", "content-length", "date", "retry-after", "server"})
"""Headers of an answer that are kept as they are; of others the name alone: they may hold secrets."""
HIDDEN: Final = "…"
KEPT: Final = 1_000
NAMES_MOST: Final = 30
TRIED: Final = 2
"""Addresses that are tried, where a name has several."""


def deliver(records: Sequence[Mapping[str, Any]], others: Mapping[str, Callable[[str], None]]) -> Failures:
    """Makes the calls of a batch; a message of another `kind` is for one of the others.

    Answers the messages whose outcome could not be reported.
    """
    failed = [str(record["messageId"]) for record in records if not _made(record, others)]
    return {"batchItemFailures": [{"itemIdentifier": each} for each in failed]}


def _made(record: Mapping[str, Any], others: Mapping[str, Callable[[str], None]]) -> bool:
    try:
        other = others.get(msgspec.json.decode(record["body"], type=_Kind).kind)
        (other or _call)(record["body"])
    except Exception as problem:  # noqa: BLE001 (whatever is wrong with one message stays with that message)
        log.failure("deliver.failed", problem, message=str(record["messageId"]))
        return False
    return True


class _Kind(msgspec.Struct, frozen=True):
    kind: str = ""


def _call(body: str) -> None:
    message = msgspec.json.decode(body, type=Message)
    messages.report(message, called(message))


def called(message: Message) -> Answered:
    """What came of a call: it is refused, fails, or is answered."""
    began = clock.now()
    if began - message.at > messages.FRESH:
        return Answered(0, "late", 0)
    try:
        target = guard.aimed(message.url)
        reply = _first(target, guard.checked(target), message)
    except Refused:
        return Answered(0, "refused", clock.now() - began)
    except guard.Unresolved:
        return Answered(0, "unresolved", clock.now() - began)
    except wire.Failed as failure:
        return Answered(0, str(failure), clock.now() - began)
    return Answered(
        reply.status, "", clock.now() - began, _wait(reply.headers), _shown(reply.headers), _text(reply.body)
    )


def _first(target: Target, addresses: Sequence[str], message: Message) -> wire.Reply:
    """The first answer that an address gives. Only where nobody listens is the next one asked."""
    *others, last = addresses[:TRIED]
    body = message.body.encode()
    for address in others:
        try:
            return wire.call(target, address, message.headers, body, within=wire.WITHIN / TRIED)
        except wire.Failed as failure:
            if str(failure) != "unreachable":
                raise
    within = wire.WITHIN / TRIED if others else wire.WITHIN
    return wire.call(target, last, message.headers, body, within=within)


def _wait(headers: Mapping[str, str]) -> int:
    """Seconds that `Retry-After` asks for, as a number or as a date (RFC 9110, section 10.2.3)."""
    said = headers.get("retry-after", "").strip()
    if said.isdecimal() and len(said) < 10:
        return int(said)
    try:
        moment = parsedate_to_datetime(said)
    except ValueError:
        return 0
    at = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    return max((clock.millis(at) - clock.now()) // clock.SECOND, 0)


def _shown(headers: Mapping[str, str]) -> dict[str, str]:
    names = sorted(headers)[:NAMES_MOST]
    return {name[:60]: headers[name][:200] if name in SHOWN else HIDDEN for name in names}


def _text(body: bytes) -> str:
    """The beginning of an answer, without what would break a log."""
    text = body[: 4 * KEPT].decode(errors="replace")[:KEPT]
    return "".join(each if each.isprintable() or each == "\n" else " " for each in text)
