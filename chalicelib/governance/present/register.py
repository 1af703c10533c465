"""The register of secret communities as administrators read it."""

from datetime import date

import msgspec

from chalicelib.foundation import clock
from chalicelib.governance.model.register import Registered


class RegisteredView(msgspec.Struct, frozen=True):
    """A secret community: that it is there. Neither its name nor what it is for."""

    community: str
    founded_on: date
    people: int


def registered(listed: Registered) -> RegisteredView:
    """A line of the register."""
    return RegisteredView(listed.community, clock.utc(listed.founded).date(), listed.people)
