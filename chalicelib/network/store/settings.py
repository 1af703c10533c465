"""The settings' row, and the network's gate that guests are judged by."""

from typing import Final

from pynamodb.attributes import BooleanAttribute, NumberAttribute, UnicodeAttribute, UnicodeSetAttribute

from chalicelib.foundation.tables import Item, Key, NetworkRow
from chalicelib.network.model import Ceiling, Settings

PLACE: Final = Key("network", "NETWORK", "SETTINGS")


class SettingsRow(NetworkRow, discriminator="Settings"):
    """`NETWORK` / `SETTINGS`: every setting, written out."""

    widening_days = NumberAttribute()
    guests = BooleanAttribute()
    guest_days = NumberAttribute()
    mail_ceiling = UnicodeAttribute()
    domains = UnicodeSetAttribute(null=True)
    version = NumberAttribute()


class NetworkGateRow(NetworkRow, discriminator="NetworkGate"):
    """`NETWORK#g{0-7}` / `GATE`: what every guest's request reads; eight equal copies."""

    guests = BooleanAttribute()


def settings_in(item: Item | None) -> Settings:
    """The settings of a stored row; of a network that was made before there were any, the first ones."""
    if item is None:
        return Settings()
    return Settings(
        widening_days=item["widening_days"],
        guests=item["guests"],
        guest_days=item["guest_days"],
        mail_ceiling=Ceiling(item["mail_ceiling"]),
        domains=tuple(sorted(item.get("domains") or ())),
        version=item["version"],
    )
