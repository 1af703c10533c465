"""Which addresses of machines may be called: public unicast alone, by explicit rules.

`ipaddress.is_global` is not asked: 6to4, NAT64 and mapped addresses carry private ones inside and pass it.
Source: IANA's registries of special-purpose addresses for IPv4 and IPv6, RFC 6890, RFC 5214 (ISATAP).
"""

from ipaddress import AddressValueError, IPv4Address, IPv4Network, IPv6Address, IPv6Network
from typing import Final

UNICAST_4: Final = (int(IPv4Address("1.0.0.0")), int(IPv4Address("223.255.255.255")))
SPECIAL_4: Final = tuple(
    map(
        IPv4Network,
        (
            "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24",
            "192.0.2.0/24", "192.31.196.0/24", "192.52.193.0/24", "192.88.99.0/24", "192.168.0.0/16",
            "192.175.48.0/24", "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24",
            # Public by its number, and yet the way to the metadata of a machine at one provider.
            "168.63.129.16/32",
        ),
    )
)  # fmt: skip
UNICAST_6: Final = IPv6Network("2000::/3")
SPECIAL_6: Final = tuple(
    map(
        IPv6Network,
        (
            # Protocol assignments, Teredo and ORCHID among them; documentation; 6to4; AS112; 6bone.
            "2001::/23", "2001:db8::/32", "2002::/16", "2620:4f:8000::/48", "3ffe::/16", "3fff::/20",
        ),
    )
)  # fmt: skip
ISATAP: Final = frozenset({0x0000_5EFE, 0x0200_5EFE, 0x0100_5EFE, 0x0300_5EFE})
"""The upper half of interface ids that carry an IPv4 address in the lower."""


def public(address: str) -> bool:
    """Whether an address, as the resolver spells it, is one that everybody in the internet may be sent to."""
    try:
        return _public_6(IPv6Address(address)) if ":" in address else _public_4(IPv4Address(address))
    except AddressValueError:
        return False


def _public_4(address: IPv4Address) -> bool:
    low, high = UNICAST_4
    return low <= int(address) <= high and not any(address in each for each in SPECIAL_4)


def _public_6(address: IPv6Address) -> bool:
    if address.scope_id is not None or address not in UNICAST_6:
        return False
    carries_another = int(address) >> 32 & 0xFFFF_FFFF in ISATAP
    return not carries_another and not any(address in each for each in SPECIAL_6)
