"""Keeps who is inside findable by the words of their names."""

from chalicelib.access import keys as judged
from chalicelib.access.memberships import unpacked
from chalicelib.access.model import CommunityId, PersonId
from chalicelib.communities import store
from chalicelib.communities.store import keys
from chalicelib.foundation import rows
from chalicelib.foundation.events import Event
from chalicelib.foundation.news import NotYet
from chalicelib.foundation.turns import settled


def index_names(event: Event) -> None:
    """Somebody came or went: they are found under the name that they have now, or not at all."""
    _index(CommunityId(event.community), PersonId(event.subject))


def rename(event: Event) -> None:
    """Somebody may have another name: in every community that they are in now."""
    if "name" not in str(event.data.get("fields", "name")).split():
        return
    key = judged.inside(event.subject)
    for community in unpacked(rows.fetch([key]).get(key)).memberships:
        _index(community, PersonId(event.subject))


def _index(community: CommunityId, person: PersonId) -> None:
    """Brings the rows in line with what the list and the card say, in whatever order the news came."""
    card, member = judged.card(person), judged.member(community, person)
    memory = keys.spellings(community, person)

    def step() -> None:
        found = rows.fetch([card, member, memory])
        if card not in found:
            raise NotYet
        wanted = store.spelled(found[card]["name"]) if member in found else set[str]()
        store.keep_spellings(community, person, wanted, found.get(memory))

    settled(step)
