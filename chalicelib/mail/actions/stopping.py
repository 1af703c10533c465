"""One click in a mail, and news come by mail no more."""

from dataclasses import replace

from chalicelib.access import keys
from chalicelib.access.model import PersonId
from chalicelib.foundation import rows
from chalicelib.foundation.changes import Change
from chalicelib.foundation.refusals import NotFound
from chalicelib.foundation.tables import Item
from chalicelib.mail.rules import stops
from chalicelib.people.events import PreferencesChanged
from chalicelib.people.model import Rhythm
from chalicelib.people.store import preferences


def rhythm(token: str) -> Rhythm:
    """When news are mailed to whom a token is of. Raises NotFound for a text that is none."""
    _, kept = _meant(token)
    return preferences.preferences_in(kept).mail


def stop(token: str) -> Rhythm:
    """Stops them; a repeat finds them stopped. Raises NotFound, Raced."""
    person, kept = _meant(token)
    was = preferences.preferences_in(kept)
    if was.mail is not Rhythm.NEVER:
        change = Change()
        preferences.keep(change, person, replace(was, mail=Rhythm.NEVER), was=kept)
        change.commit(PreferencesChanged(by=person, subject=person))
    return Rhythm.NEVER


def _meant(token: str) -> tuple[PersonId, Item | None]:
    person = stops.person_of(token)
    card, own = keys.card(person), preferences.key(person)
    found = rows.fetch([card, own])
    if card not in found:
        raise NotFound
    return person, found.get(own)
