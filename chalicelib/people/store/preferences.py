"""When a person wants to hear from the network."""

from pynamodb.attributes import ListAttribute, NumberAttribute, UnicodeAttribute

from chalicelib.access.model import PersonId
from chalicelib.foundation.changes import Change
from chalicelib.foundation.tables import Item, Key, NetworkRow
from chalicelib.people.model import Preferences, Rhythm


class PreferencesRow(NetworkRow, discriminator="Preferences"):
    """`PERSON#p` / `PREFERENCES`: absent until somebody chooses something."""

    mail = UnicodeAttribute()
    quiet_hours = ListAttribute(of=UnicodeAttribute, null=True)
    quiet_days = ListAttribute(of=UnicodeAttribute, null=True)
    mail_budget = NumberAttribute(null=True)
    digest_at = UnicodeAttribute(null=True)
    digest_day = UnicodeAttribute(null=True)
    snoozed_until = NumberAttribute(null=True)
    version = NumberAttribute()


def key(person: str) -> Key:
    """Where a person's preferences are kept."""
    return Key("network", f"PERSON#{person}", "PREFERENCES")


def preferences_in(item: Item | None) -> Preferences:
    """The preferences that a stored row tells; the defaults where there is none."""
    if item is None:
        return Preferences()
    hours, first = item.get("quiet_hours"), Preferences()
    return Preferences(
        mail=Rhythm(item["mail"]),
        quiet_hours=(hours[0], hours[1]) if hours else None,
        quiet_days=tuple(item.get("quiet_days") or ()),
        mail_budget=item.get("mail_budget"),
        digest_at=item.get("digest_at") or first.digest_at,
        digest_day=item.get("digest_day") or first.digest_day,
        snoozed_until=item.get("snoozed_until"),
    )


def keep(change: Change, person: PersonId, preferences: Preferences, *, was: Item | None) -> None:
    """Writes preferences; those that changed meanwhile are decided anew."""
    place = key(person)
    row = PreferencesRow(
        place.pk, place.sk,
        mail=preferences.mail.value,
        quiet_hours=list(preferences.quiet_hours) if preferences.quiet_hours else None,
        quiet_days=list(preferences.quiet_days) or None,
        mail_budget=preferences.mail_budget,
        digest_at=preferences.digest_at,
        digest_day=preferences.digest_day,
        snoozed_until=preferences.snoozed_until,
        version=was["version"] + 1 if was else 1,
    )  # fmt: skip
    if was is None:
        change.make(row)
    else:
        change.put(row, PreferencesRow.version == was["version"])
