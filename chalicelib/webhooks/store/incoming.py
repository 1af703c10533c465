"""Addresses that messages come in by. The secret in an address is stored as a keyed hash alone."""

from typing import Final

from pynamodb.attributes import NumberAttribute, UnicodeAttribute

from chalicelib.access.model import CommunityId, PersonId
from chalicelib.foundation import ids, seals
from chalicelib.foundation.changes import Change
from chalicelib.foundation.queries import Query
from chalicelib.foundation.tables import Item, Key, NetworkRow
from chalicelib.webhooks.model import Incoming

PREFIX: Final = "INCOMING#"
PURPOSE: Final = "incoming"


class IncomingRow(NetworkRow, discriminator="Incoming"):
    """`COMMUNITY#c` / `INCOMING#id`: its name, the bot that posts, the steward who made it, the hash."""

    name = UnicodeAttribute(null=True)
    by = UnicodeAttribute(null=True)
    bot = UnicodeAttribute(null=True)
    sealed = UnicodeAttribute(null=True)
    made = NumberAttribute(null=True)


def key(community: str, incoming_id: str) -> Key:
    """Where an address stands."""
    return Key("network", f"COMMUNITY#{community}", PREFIX + incoming_id)


def query(community: str) -> Query:
    """All addresses of a community."""
    return Query("network", f"COMMUNITY#{community}", prefix=PREFIX, limit=50)


def token(incoming: Incoming, secret: str) -> str:
    """What stands in the address: where it is kept, and the secret."""
    return f"{incoming.community}{incoming.id}{secret}"


def parted(text: str) -> tuple[CommunityId, str, str] | None:
    """Community, id and secret of a token; None for what cannot be one."""
    community, own, secret = text[: ids.SHORT], text[ids.SHORT : 2 * ids.SHORT], text[2 * ids.SHORT :]
    formed = ids.well_formed(community, ids.SHORT) and ids.well_formed(own, ids.SHORT)
    return (CommunityId(community), own, secret) if formed and 0 < len(secret) < 100 else None


def opens(item: Item, incoming_id: str, secret: str) -> bool:
    """Whether a secret is the one whose hash is stored."""
    return seals.same(str(item["sealed"]), seals.sealed(PURPOSE, incoming_id, secret))


def incoming_of(item: Item) -> Incoming:
    """The address of a stored row."""
    return Incoming(
        id=str(item["sk"]).removeprefix(PREFIX),
        community=CommunityId(str(item["pk"]).removeprefix("COMMUNITY#")),
        name=item["name"],
        by=PersonId(item["by"]),
        bot=PersonId(item["bot"]),
        made=item["made"],
    )


def make(change: Change, incoming: Incoming, secret: str) -> None:
    """Keeps a new address, and of its secret the hash."""
    at, sealed = key(incoming.community, incoming.id), seals.sealed(PURPOSE, incoming.id, secret)
    change.make(
        IncomingRow(
            at.pk, at.sk, name=incoming.name, by=incoming.by, bot=incoming.bot, sealed=sealed,
            made=incoming.made,
        )
    )  # fmt: skip


def drop(change: Change, incoming: Incoming) -> None:
    """Takes an address away."""
    at = key(incoming.community, incoming.id)
    change.delete(IncomingRow(at.pk, at.sk), IncomingRow.pk.exists())
