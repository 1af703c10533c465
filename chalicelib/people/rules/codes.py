"""One-time codes and where a request came from."""

import ipaddress
from typing import Final

from chalicelib.foundation import seals

DIGITS: Final = 6
DEVICE_MOST: Final = 120


def code_for(event_id: str) -> str:
    """The code that an event asked for: six digits that nobody can foresee without the deployment's secret.

    It is derived, not drawn, so that a mail that is sent again after a failure carries the same code and a
    repeated event never makes a second one.
    """
    return f"{int(seals.sealed('one-time codes', event_id), 16) % 10**DIGITS:0{DIGITS}d}"


def origin(address: str) -> str:
    """The keyed hash of where a request came from; of IPv6 the network of 64 bits that one household has."""
    try:
        parsed = ipaddress.ip_address(address)
    except ValueError:
        return seals.sealed("origins", address)
    if isinstance(parsed, ipaddress.IPv6Address) and parsed.ipv4_mapped is None:
        parsed = ipaddress.IPv6Address(int(parsed) >> 64 << 64)
    return seals.sealed("origins", str(parsed))


def device(user_agent: str) -> str:
    """A browser as it names itself, without what cannot be shown."""
    return "".join(letter for letter in user_agent if letter.isprintable())[:DEVICE_MOST]
