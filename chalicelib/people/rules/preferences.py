"""When a person wants to hear from the network, and what changes when they say so."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from chalicelib.people.model import Preferences


def preferred(own: Preferences, said: Mapping[str, Any]) -> Preferences:
    """The preferences with what was said; null takes a value away."""
    clean = dict(said)
    if clean.get("quiet_hours") is not None:
        clean["quiet_hours"] = (clean["quiet_hours"].start, clean["quiet_hours"].end)
    if "quiet_days" in clean:
        clean["quiet_days"] = tuple(dict.fromkeys(clean["quiet_days"] or ()))
    return replace(own, **clean)
