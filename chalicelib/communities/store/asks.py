"""Those at the door: two equal rows, one for the stewards and one for the person."""

from chalicelib.access.model import CommunityId, PersonId
from chalicelib.communities.model import Ask, Knock
from chalicelib.communities.store import keys
from chalicelib.communities.store.rows import AskRow
from chalicelib.foundation.changes import Change
from chalicelib.foundation.queries import Query
from chalicelib.foundation.tables import Item


def ask_of(item: Item | None) -> Ask | None:
    """Somebody at the door, of a stored row of either kind's stewards' side."""
    if item is None:
        return None
    return Ask(
        person=PersonId(item["sk"].removeprefix(keys.ASK)),
        knock=Knock(item["knock"]),
        by=PersonId(item["by"]),
        at=item["at"],
        era=item["era"],
        answer=item.get("answer") or "",
    )


def asks_query(community_id: str, after: str | None, limit: int) -> Query:
    """A stretch of those at a community's door; `after` is the place of the last that was shown."""
    pk = keys.ask_of(community_id, "").pk
    return Query("network", pk, prefix=keys.ASK, after=after, limit=limit)


def own_asks_query(person: PersonId) -> Query:
    """Where somebody stands at the door."""
    return Query("network", keys.own_ask(person, "").pk, prefix=keys.ASK, limit=100)


def ask_place(item: Item) -> CommunityId:
    """The community at whose door somebody stands, of their own row."""
    return CommunityId(item["sk"].removeprefix(keys.ASK))


def keep_ask(change: Change, community: CommunityId, ask: Ask) -> None:
    """Writes both rows."""
    for key in (keys.ask_of(community, ask.person), keys.own_ask(ask.person, community)):
        row = AskRow(key.pk, key.sk, knock=ask.knock.value, by=ask.by, at=ask.at, era=ask.era)
        row.answer = ask.answer or None
        change.put(row)


def drop_ask(change: Change, community: CommunityId, person: PersonId) -> None:
    """Removes both rows, where there are any."""
    for key in (keys.ask_of(community, person), keys.own_ask(person, community)):
        change.delete(AskRow(key.pk, key.sk))
