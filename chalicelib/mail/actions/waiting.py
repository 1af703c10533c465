"""Who was told something is mailed it when they want to hear: the moment is laid down, once for each person.

The wait names the one moment that counts. What fell due at another one, because wishes changed or two
writers met, leaves nothing behind.
"""

from collections.abc import Iterable, Sequence
from typing import Final

from chalicelib.access import keys
from chalicelib.access.model import PersonId
from chalicelib.foundation import clock, due, rows
from chalicelib.foundation.changes import Change
from chalicelib.foundation.due import Due
from chalicelib.foundation.tables import Item, Key
from chalicelib.mail import access
from chalicelib.mail.events import MailDue
from chalicelib.mail.rules import times
from chalicelib.mail.store import waits
from chalicelib.people.store import preferences

KIND: Final = "mail"
SLICE: Final = 30
"""People whose rows fit into one call."""


class Overtaken(Exception):
    """Another moment counts, or somebody else has come to this one."""


def expect(people: Sequence[PersonId]) -> None:
    """People have been told something: lays down when they are mailed it, where that is not laid down."""
    for start in range(0, len(people), SLICE):
        some = people[start : start + SLICE]
        found = rows.fetch(waits.wait_key(each) for each in some)
        lay([each for each in some if not waits.waits(found.get(waits.wait_key(each)))])


def lay_anew(person: PersonId) -> None:
    """Somebody wants to be mailed at other times: what waits comes then."""
    at = waits.wait_key(person)
    if waits.waits(rows.fetch([at]).get(at)):
        lay([person])


def lay(people: Iterable[PersonId]) -> None:
    """Lays down when people are mailed, whatever was laid down before.

    The moment first, then that it counts: where the second fails, the repeat lays down both.
    """
    wanted = list(people)
    found = rows.fetch(key for each in wanted for key in _keys(each)) if wanted else {}
    until = {each: at for each in wanted if (at := _moment(each, found)) is not None}
    due.keep_all(Due(KIND, f"{person}#{at}", at) for person, at in until.items())
    waits.keep_waits(until)


def _keys(person: PersonId) -> list[Key]:
    return [keys.card(person), preferences.key(person), waits.mailed_key(person)]


def _moment(person_id: PersonId, found: dict[Key, Item]) -> int | None:
    person = access.reachable(found, person_id)
    if person is None:
        return None
    now, zone = clock.now(), access.zone_of(person)
    sent = waits.mailed_of(found.get(waits.mailed_key(person_id))).on(times.day(zone, now))
    wishes = preferences.preferences_in(found.get(preferences.key(person_id)))
    return times.next_mail(wishes, zone, now, sent)


def come(owed: Due) -> None:
    """A moment has come: the mail's own function hears of it, unless another moment counts."""
    person, _, at = owed.ref.partition("#")
    change = Change()
    due.drop(change, owed)
    waits.drop_wait(change, person, int(at), otherwise=Overtaken())
    try:
        change.commit(MailDue(by="", subject=person))
    except Overtaken:
        due.done(owed)
