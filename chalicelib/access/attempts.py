"""Attempts on a rule: refused, and written to the audit log."""

from typing import TypeVar

from chalicelib.access.viewer import Viewer
from chalicelib.foundation.events import Event
from chalicelib.foundation.refusals import Refusal

R = TypeVar("R", bound=Refusal)


class RuleAttempted(Event):
    """Somebody tried what a rule forbids; `data.code` says what they were told."""

    name = "rule.attempted"
    ledger = "audit"


def attempted(refusal: R, viewer: Viewer, subject: str, community: str = "") -> R:
    """The same refusal, which is written to the audit log when it is given."""
    data: dict[str, str | int] = {"code": refusal.code}
    refusal.attempt = RuleAttempted(by=viewer.person, subject=subject, community=community, data=data)
    return refusal
