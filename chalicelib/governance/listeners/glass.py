"""Who is no administrator any more looks inside nowhere, and is told so by the list."""

from chalicelib.access.model import PersonId
from chalicelib.foundation import clock, queries
from chalicelib.foundation.changes import Change
from chalicelib.foundation.events import Event
from chalicelib.foundation.held import Held
from chalicelib.foundation.news import NotYet
from chalicelib.foundation.tables import Key
from chalicelib.foundation.turns import settled
from chalicelib.governance.access.glass import RECENT
from chalicelib.governance.actions.glass import settle
from chalicelib.governance.store import glass as store
from chalicelib.people.rules.standing import runs_network
from chalicelib.people.store.people import read

STRETCH = 50


def end_glass(event: Event) -> None:
    """Somebody's roles or status changed: what they asked for or had opened ends, unless they run the network
    still. That they read nothing by it any more was decided with the role; here those inside are told."""
    person = read(PersonId(event.subject))
    if person is None:
        raise NotYet
    if runs_network(person):
        return
    after: str | None = None
    while True:
        since = clock.now() - RECENT
        stretch = queries.query(store.listed_query(after, STRETCH, since=since))
        for item in stretch.items:
            _end(event, store.listed_of(item))
        if not stretch.more:
            return
        after = stretch.items[-1]["sk"]


def _end(event: Event, place: Key) -> None:
    def step() -> None:
        held = Held()
        item = held.row(place)
        found = store.request_of(item) if item is not None else None
        if found is not None and found.by == event.subject:
            settle(Change(), held, event.by, found)

    settled(step)
