"""When a person wants to hear from the network, and what changes when they say so."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any, Final

from chalicelib.foundation import clock
from chalicelib.foundation.refusals import fault
from chalicelib.people.model import Preferences

SNOOZE_MOST: Final = 366 * clock.DAY
"""How far ahead somebody can put off all mails."""


def preferred(own: Preferences, said: Mapping[str, Any]) -> Preferences:
    """The preferences with what was said; null takes a value away.

    Raises Invalid at `/snoozed_until` for an instant more than a year ahead.
    """
    clean = dict(said)
    if clean.get("quiet_hours") is not None:
        clean["quiet_hours"] = (clean["quiet_hours"].start, clean["quiet_hours"].end)
    if "quiet_days" in clean:
        clean["quiet_days"] = tuple(dict.fromkeys(clean["quiet_days"] or ()))
    if clean.get("snoozed_until") is not None:
        clean["snoozed_until"] = _ahead(clock.millis(clean["snoozed_until"]))
    return replace(own, **clean)


def _ahead(until: int) -> int:
    if until > clock.now() + SNOOZE_MOST:
        raise fault("/snoozed_until", "date_too_far")
    return until
