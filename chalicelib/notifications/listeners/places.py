"""News of people, places and the rules that hold there."""

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Final

from chalicelib.access.model import CommunityId, PersonId
from chalicelib.access.verbs import Verb
from chalicelib.communities import store as places
from chalicelib.communities.rules import PRESENT
from chalicelib.foundation import due, events, notices, queries, rows
from chalicelib.foundation.changes import Change
from chalicelib.foundation.due import Due
from chalicelib.foundation.events import Event
from chalicelib.foundation.tables import Key
from chalicelib.notifications import actions, store
from chalicelib.notifications.access import recipients
from chalicelib.notifications.model import Why
from chalicelib.people.store import administrators
from chalicelib.people.store.people import read

SLICE: Final = 2_000
"""People who are told at once; of a larger place the rest are told a slice a minute."""
TELLING: Final = "telling"


def tell_who_it_is_about(event: Event) -> None:
    """On what somebody else did about a person: that person, as far as they may know of the place."""
    person = PersonId(event.subject)
    if person == event.by:
        return
    found = recipients(CommunityId(event.community), [person])
    notice = store.notice(event, Why.YOU)
    actions.tell((person, notice) for each in found if each.standing.may(Verb.KNOW_OF))


def tell_stewards(event: Event) -> None:
    """On what stewards decide: all of them but who did it."""
    community = CommunityId(event.community)
    deciding = [each for each in stewards(community) if each != event.by]
    notice = store.notice(event, Why.STEWARD, group=f"{event.name} {community}")
    found = recipients(community, deciding)
    actions.tell((each.person, notice) for each in found if each.standing.may(Verb.CONFIGURE))


def stewards(community: CommunityId) -> list[PersonId]:
    """Who runs a community now."""
    key = Key("network", f"COMMUNITY#{community}", "CARD")
    card = rows.fetch([key]).get(key)
    return sorted(places.community_of(community, card).stewards) if card else []


def tell_inside(event: Event) -> None:
    """On what changes for everybody in a community: all who are inside, whatever they want to hear of it.

    It is read only by who is inside still, so that nobody need be judged here.
    """
    _tell_slice(event, None)


def tell_announced(event: Event) -> None:
    """The same, on what everybody is told of at times: of a widening that ends, if its day was announced."""
    if notices.announced(event):
        _tell_slice(event, None)


def go_on(owed: Due) -> None:
    """What falls due where a place has more people than are told at once: the next slice of them."""
    at, event_id, after = owed.ref.split("#")
    key = Key("journal", events.partition(int(at), event_id), event_id)
    row = rows.fetch([key]).get(key)
    event = events.parsed(row["fact"]) if row else None
    if event is not None:
        _tell_slice(event, f"PERSON#{after}")
    due.done(owed)


def _tell_slice(event: Event, after: str | None) -> None:
    found = queries.every(places.people_query(event.community, after, 100))
    people = [places.member_of(row) for row in islice(found, SLICE)]
    notice = store.notice(event, Why.INSIDE, group=_group(event))
    actions.tell_all([(each.person, notice) for each in people if each.person != event.by])
    if len(people) == SLICE:
        change = Change()
        due.keep(change, event.at, TELLING, f"{event.at}#{event.id}#{people[-1].person}")
        change.commit()


def _group(event: Event) -> str:
    """Steps of one change of rule, or of one break-glass access, are one; the newest says where it stands.

    Both are counted from 1 in each community, so that the number alone would make one of the two.
    """
    number, what = event.data.get("number"), "glass" if event.name.startswith("glass.") else "change"
    return f"{what} {event.community} {number}" if number is not None else ""


def tell_sent(event: Event) -> None:
    """On a widening that a steward sent to an administrator for a signature: that one."""
    sent = event.refs.get("to")
    if sent:
        actions.tell([(PersonId(sent), store.notice(event, Why.ADMINISTRATOR))])


def tell_owner(event: Event) -> None:
    """On what became of something that only its owner sees: the owner, whose account works."""
    owner = read(PersonId(event.refs["owner"]))
    if owner is not None and owner.status in PRESENT:
        store.keep(owner.id, store.notice(event, Why.YOU))


def tell_sponsor(event: Event) -> None:
    """On a guest's stay: the guest, and who answers for them."""
    guest = read(PersonId(event.subject))
    if guest is None or guest.status not in PRESENT:
        return
    told = [(guest.id, Why.YOU), *([(guest.sponsor, Why.SPONSOR)] if guest.sponsor else [])]
    actions.tell((person, store.notice(event, why)) for person, why in told if person != event.by)


def tell_administrators(event: Event) -> None:
    """On what only administrators can mend: all of them but who did it."""
    notice = store.notice(event, Why.ADMINISTRATOR)
    actions.tell((person, notice) for person in _administrators() if person != event.by)


def _administrators() -> Iterator[PersonId]:
    row = rows.fetch([administrators.PLACE]).get(administrators.PLACE) or {}
    people: Iterable[str] = row.get("people") or ()
    yield from (PersonId(each) for each in sorted(people))
