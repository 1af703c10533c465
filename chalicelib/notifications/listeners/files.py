"""News of files."""

from collections.abc import Iterator

from chalicelib.access.model import CommunityId, PersonId, Stamp
from chalicelib.access.verbs import Verb
from chalicelib.foundation.events import Event
from chalicelib.notifications import actions, store
from chalicelib.notifications.access import recipients
from chalicelib.notifications.listeners.places import stewards
from chalicelib.notifications.model import Notice, Why


def tell_of_blocked(event: Event) -> None:
    """On a file that was found to be malware: whoever brought it, and the stewards who may read it."""
    actions.tell(_told(event))


def _told(event: Event) -> Iterator[tuple[PersonId, Notice]]:
    community, author = CommunityId(event.community), PersonId(event.refs["author"])
    stamps = [Stamp.of(each) for each in event.stamp.split("+")]
    for each in recipients(community, [author, *stewards(community)]):
        if each.person == author and each.standing.membership is not None:
            yield author, store.notice(event, Why.YOU)
        elif each.standing.may(Verb.CONFIGURE) and each.standing.reads(*stamps):
            yield each.person, store.notice(event, Why.STEWARD)
