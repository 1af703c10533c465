"""The settings' row, and the network's gate that guests are judged by."""

from collections.abc import Callable
from dataclasses import fields
from typing import Any, Final

from pynamodb.attributes import BooleanAttribute, ListAttribute, NumberAttribute, UnicodeAttribute

from chalicelib.access import keys
from chalicelib.foundation.changes import Change
from chalicelib.foundation.tables import Item, Key, NetworkRow
from chalicelib.network.model import BEFORE, Charter, Settings

PLACE: Final = Key("network", "NETWORK", "SETTINGS")


class SettingsRow(NetworkRow, discriminator="Settings"):
    """`NETWORK` / `SETTINGS`: every setting, written out; which change waits, and how many were proposed.

    Everything that happens to a setting writes this row against its `version`, so that nothing overtakes
    anything.
    """

    widening_days = NumberAttribute()
    guests = BooleanAttribute()
    guest_days = NumberAttribute()
    mail_ceiling = UnicodeAttribute()
    domains = ListAttribute(of=UnicodeAttribute)
    link_previews = UnicodeAttribute(null=True)
    file_megabytes = NumberAttribute(null=True)
    community_gigabytes = NumberAttribute(null=True)
    network_gigabytes = NumberAttribute(null=True)
    version = NumberAttribute()
    pending = NumberAttribute(null=True)
    proposed = NumberAttribute()


class NetworkGateRow(NetworkRow, discriminator="NetworkGate"):
    """`NETWORK#g{0-7}` / `GATE`: what every guest's request reads; eight equal copies."""

    guests = BooleanAttribute()


def settings_in(item: Item | None) -> Settings:
    """The settings of a stored row. What is not in it is newer than the network, which goes on as before."""
    kept = item or {}
    every = ((each.name, each.metadata[BEFORE]) for each in fields(Settings))
    return Settings(**{name: _value(kept.get(name, before), type(before)) for name, before in every})


def _value(stored: Any, kind: Callable[[Any], Any]) -> Any:
    # Numbers are as they are stored; codes and lists are what their setting is made of.
    return kind(stored) if isinstance(stored, str | list) else stored


def charter_in(item: Item | None) -> Charter:
    """The same with what waits."""
    kept = item or {}
    return Charter(settings_in(item), kept.get("pending"), kept.get("proposed", 0))


def keep(change: Change, charter: Charter, *, was: Charter) -> None:
    """Writes the settings, and the gate of guests where that changes.

    What changed meanwhile is decided anew.
    """
    settings, version = charter.settings, was.settings.version
    row = SettingsRow(
        PLACE.pk, PLACE.sk,
        widening_days=settings.widening_days, guests=settings.guests, guest_days=settings.guest_days,
        mail_ceiling=settings.mail_ceiling.value, domains=list(settings.domains),
        link_previews=settings.link_previews.value,
        file_megabytes=settings.file_megabytes, community_gigabytes=settings.community_gigabytes,
        network_gigabytes=settings.network_gigabytes,
        version=version + 1, pending=charter.pending, proposed=charter.proposed,
    )  # fmt: skip
    if version:
        change.put(row, SettingsRow.version == version)
    else:
        change.make(row)
    if not version or settings.guests != was.settings.guests:
        _keep_gate(change, settings)


def _keep_gate(change: Change, settings: Settings) -> None:
    for copy in range(keys.COPIES):
        key = keys.network_gate_copy(copy)
        change.put(NetworkGateRow(key.pk, key.sk, guests=settings.guests))
