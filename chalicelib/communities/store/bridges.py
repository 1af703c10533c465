"""Bridges: what carries news of a community out of the network, and the rows that name them.

The gate holds an entry for each, `id`, or `id+` where words go too and not ids alone: so the fingerprint of
the audience changes with them. The id ends in its owner's, so that one call reads rows and faces.
"""

from dataclasses import dataclass, replace
from typing import Final

from pynamodb.attributes import BooleanAttribute, UnicodeAttribute

from chalicelib.access.model import CommunityId, Gate, PersonId
from chalicelib.foundation import ids
from chalicelib.foundation.changes import Change
from chalicelib.foundation.tables import Item, Key, NetworkRow

PREFIX: Final = "HOOK#"
WORDS: Final = "+"
MOST: Final = 5
"""Bridges that one community can have: each is named to whoever writes there."""


class BridgeRow(NetworkRow, discriminator="Bridge"):
    """`COMMUNITY#c` / `HOOK#w`: a webhook that hears of a community, as the community names it."""

    name = UnicodeAttribute()
    content = BooleanAttribute(null=True)


@dataclass(frozen=True, slots=True)
class Bridge:
    """A webhook as a community names it; `content` says that words leave, not ids alone."""

    id: str
    name: str
    content: bool = False

    @property
    def owner(self) -> PersonId:
        """Whose it is."""
        return PersonId(ids.place(self.id))

    @property
    def entry(self) -> str:
        """What the gate holds for it."""
        return self.id + (WORDS if self.content else "")


def bridge_key(community: str, bridge_id: str) -> Key:
    """Where a community names a bridge."""
    return Key("network", f"COMMUNITY#{community}", PREFIX + bridge_id)


def bridge_keys(gate: Gate) -> list[Key]:
    """The rows of all bridges that a gate holds."""
    return [bridge_key(gate.community, each) for each in bridge_ids(gate)]


def bridge_ids(gate: Gate) -> list[str]:
    """The bridges that a gate holds."""
    return [each.removesuffix(WORDS) for each in gate.bridges]


def bridge_of(item: Item) -> Bridge:
    """The bridge of a stored row."""
    return Bridge(str(item["sk"]).removeprefix(PREFIX), item["name"], bool(item.get("content")))


def keep_bridge(change: Change, community: CommunityId, bridge: Bridge) -> None:
    """Names a bridge, or names it anew. Its entry in the gate is written with it."""
    key = bridge_key(community, bridge.id)
    change.put(BridgeRow(key.pk, key.sk, name=bridge.name, content=bridge.content or None))


def drop_bridge(change: Change, community: CommunityId, bridge_id: str) -> None:
    """Takes the name of a bridge away."""
    key = bridge_key(community, bridge_id)
    change.delete(BridgeRow(key.pk, key.sk))


def bridged(gate: Gate, bridge: Bridge) -> Gate:
    """A gate with a bridge."""
    return replace(gate, bridges=tuple(sorted({*unbridged(gate, bridge.id).bridges, bridge.entry})))


def unbridged(gate: Gate, bridge_id: str) -> Gate:
    """A gate without a bridge."""
    kept = tuple(each for each in gate.bridges if each.removesuffix(WORDS) != bridge_id)
    return replace(gate, bridges=kept)
