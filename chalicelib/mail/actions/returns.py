"""Mails that came back: an address that does not exist, or a reader who took them for spam, is left alone."""

from collections.abc import Mapping
from typing import Any

from chalicelib.foundation.changes import Change
from chalicelib.mail.events import MailReturned
from chalicelib.mail.rules import returns
from chalicelib.people import addresses
from chalicelib.people.model import Returned
from chalicelib.people.store.addresses import by_hash, hashed
from chalicelib.people.store.people import read, stop_mail


class _Known(Exception):
    """It was noted before, or the address is another by now."""


def note(told: Mapping[str, Any]) -> None:
    """Notes what the service tells of a mail: whoever has an address that it will never reach, or who
    complains, gets nothing but codes there, and administrators are told. A repeat changes nothing."""
    reason = returns.reason(told)
    if reason is None:
        return
    for spelled in returns.addresses(told):
        _stop(addresses.address(spelled, pointer="/address"), reason)


def _stop(address: str, reason: Returned) -> None:
    known = by_hash(hashed(address))
    person = read(known) if known else None
    if person is None or person.address != address or person.returned is not None:
        return
    change = Change()
    stop_mail(change, person, reason, otherwise=_Known())
    try:
        change.commit(MailReturned(by="", subject=person.id, data={"reason": reason.value}))
    except _Known:
        return
