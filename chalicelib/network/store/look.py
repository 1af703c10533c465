"""How the network presents itself: a row of its own, read by whoever draws a page and by nobody else."""

from typing import Final

from pynamodb.attributes import NumberAttribute, UnicodeAttribute

from chalicelib.foundation.changes import Change
from chalicelib.foundation.tables import Item, Key, NetworkRow
from chalicelib.network.model import Look

PLACE: Final = Key("network", "NETWORK", "LOOK")


class LookRow(NetworkRow, discriminator="Look"):
    """`NETWORK` / `LOOK`: the network's name and the hue of its accent. Absent until somebody chose."""

    title = UnicodeAttribute()
    accent = NumberAttribute()


def look_in(item: Item | None) -> Look:
    """The look of a stored row; the product's own where there is none."""
    return Look(item["title"], int(item["accent"])) if item else Look()


def keep(change: Change, look: Look) -> None:
    """Writes it."""
    change.put(LookRow(PLACE.pk, PLACE.sk, title=look.name, accent=look.accent))
