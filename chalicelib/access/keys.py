"""Where the rows stand that every request is judged by."""

from typing import Final

from chalicelib.foundation import ids
from chalicelib.foundation.tables import Key

COPIES: Final = 8
"""Copies of a gate, so that a busy community's gate is read from eight partitions."""


def card(person: str) -> Key:
    """A person's card: kind, status, company, end, roles, language, and the profile."""
    return Key("network", f"PERSON#{person}", "CARD")


def inside(person: str) -> Key:
    """A person's packed memberships."""
    return Key("network", f"PERSON#{person}", "IN")


def reading(person: str) -> Key:
    """A person's reading marks and favourites."""
    return Key("network", f"PERSON#{person}", "READ")


def session(person: str, sealed: str) -> Key:
    """A signed-in browser."""
    return Key("ephemera", f"PERSON#{person}", f"SESSION#{sealed}")


def token(person: str, sealed: str) -> Key:
    """An integration's token."""
    return Key("network", f"PERSON#{person}", f"TOKEN#{sealed}")


def network_gate(person: str) -> Key:
    """The copy, for one person, of what decides about every guest of the network at once."""
    return network_gate_copy(ids.share(person, COPIES))


def network_gate_copy(copy: int) -> Key:
    """One of the copies of the network's gate."""
    return Key("network", f"NETWORK#g{copy}", "GATE")


def gate(community: str, person: str) -> Key:
    """The copy of a community's gate that one person reads."""
    return gate_copy(community, ids.share(person, COPIES))


def gate_copy(community: str, copy: int) -> Key:
    """One of the copies of a community's gate."""
    return Key("network", f"COMMUNITY#{community}#g{copy}", "GATE")


def member(community: str, person: str) -> Key:
    """The row that lists someone in a community; never an authority for reading."""
    return Key("network", f"COMMUNITY#{community}#M", f"PERSON#{person}")


def community(community_id: str) -> Key:
    """A community's card."""
    return Key("network", f"COMMUNITY#{community_id}", "CARD")
