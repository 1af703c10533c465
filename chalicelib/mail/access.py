"""The only way to what a mail tells: judged for its reader at the moment when it leaves."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final
from zoneinfo import ZoneInfo

from chalicelib.access import arrival, keys, openings
from chalicelib.access.model import PersonId
from chalicelib.access.viewer import Viewer
from chalicelib.foundation import notices, rows, settings
from chalicelib.foundation.held import Held
from chalicelib.foundation.tables import Key
from chalicelib.mail.rules import times
from chalicelib.mail.store import claims, waits
from chalicelib.mail.store.waits import Mailed
from chalicelib.network.store import settings as network
from chalicelib.notifications import store as inbox
from chalicelib.people.model import Person, Preferences
from chalicelib.people.store import preferences
from chalicelib.people.store.people import person_in


@dataclass(frozen=True, slots=True)
class Reader:
    """Somebody whom a mail may reach, as the store is now. `claimed` says that this very mail was begun
    before."""

    viewer: Viewer
    person: Person
    wishes: Preferences
    zone: ZoneInfo
    mailed: Mailed
    claimed: bool

    @property
    def address(self) -> str:
        """Where the mail goes."""
        return self.person.address or ""


PLACES: Final = (
    keys.card, keys.inside, keys.network_gate, preferences.key, waits.mailed_key, inbox.seen_key,
)  # fmt: skip
"""What is read of somebody before they are mailed."""


def reader(person_id: PersonId, mail: str) -> Reader | None:
    """Whom a mail is for, consistently read; None for whoever gets none: an account that is not active, an
    address that mails came back from."""
    wanted = [place(person_id) for place in PLACES]
    wanted += [claims.key(mail), network.PLACE, notices.key(person_id)]
    held = Held(rows.fetch(wanted), set(wanted))
    person = reachable(held.items, person_id)
    if person is None:
        return None
    return Reader(
        _viewer(person, held),
        person,
        preferences.preferences_in(held.row(preferences.key(person_id))),
        zone_of(person),
        waits.mailed_of(held.row(waits.mailed_key(person_id))),
        held.row(claims.key(mail)) is not None,
    )


def _viewer(person: Person, held: Held) -> Viewer:
    card = held.items[keys.card(person.id)]
    return openings.shut(arrival.viewer_of(person.id, card, held, None))


def zone_of(person: Person) -> ZoneInfo:
    """The time zone that somebody lives by."""
    return times.zone(person.profile.time_zone, settings.zone())


def reachable(found: Mapping[Key, dict[str, object]], person_id: PersonId) -> Person | None:
    """Somebody among rows that were read, if mails reach them."""
    card = found.get(keys.card(person_id))
    if card is None or not arrival.active(card):
        return None
    person = person_in(person_id, card)
    return person if person.address and person.returned is None else None
