"""Those at the door: two equal rows, one for the stewards and one for the person."""

from dataclasses import replace

from pynamodb.expressions.condition import Condition

from chalicelib.access.model import CommunityId, PersonId
from chalicelib.communities.model import Ask, Knock
from chalicelib.communities.model.admission import Vouch
from chalicelib.communities.store import keys
from chalicelib.communities.store.rows import AskRow
from chalicelib.foundation.changes import Change
from chalicelib.foundation.queries import Query
from chalicelib.foundation.tables import Item


def ask_of(item: Item | None) -> Ask | None:
    """Somebody at the door, of the row on the stewards' side."""
    return _ask_of(item) if item is not None else None


def _ask_of(item: Item) -> Ask:
    return Ask(
        person=PersonId(item["sk"].removeprefix(keys.ASK)),
        knock=Knock(item["knock"]),
        by=PersonId(item["by"]),
        at=item["at"],
        era=item["era"],
        answer=item.get("answer") or "",
        accepted=item.get("accepted", 0),
        shared=bool(item.get("shared")),
        vouches=tuple(sorted(map(_vouch, item.get("vouches") or ()), key=lambda each: each.at)),
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


def own_ask_of(person: PersonId, item: Item) -> tuple[CommunityId, Ask]:
    """What somebody asks for and where, of their own row. Vouches stand on the other one alone."""
    return ask_place(item), replace(_ask_of(item), person=person)


def keep_ask(change: Change, community: CommunityId, ask: Ask) -> None:
    """Writes both rows."""
    for key in (keys.ask_of(community, ask.person), keys.own_ask(ask.person, community)):
        row = AskRow(key.pk, key.sk, knock=ask.knock.value, by=ask.by, at=ask.at, era=ask.era)
        row.answer, row.accepted, row.shared = ask.answer or None, ask.accepted or None, ask.shared or None
        change.put(row)


def drop_ask(change: Change, community: CommunityId, person: PersonId, *, only: Ask | None = None) -> None:
    """Removes both rows, where there are any; `only` where they are that request and its vouches still."""
    for key in (keys.ask_of(community, person), keys.own_ask(person, community)):
        listed = only is not None and key.pk == keys.ask_of(community, person).pk
        change.delete(AskRow(key.pk, key.sk), _same(only) if only is not None and listed else None)


def keep_vouch(change: Change, community: CommunityId, ask: Ask, vouch: Vouch) -> None:
    """Adds somebody's word to a request, while it and those who vouch for it are as they were read."""
    key = keys.ask_of(community, ask.person)
    change.update(AskRow(key.pk, key.sk), AskRow.vouches.add({_spelt(vouch)}), condition=_same(ask))


def drop_vouches(change: Change, community: CommunityId, ask: Ask, person: PersonId) -> None:
    """Takes somebody's word back."""
    key = keys.ask_of(community, ask.person)
    theirs = {_spelt(each) for each in ask.vouches if each.person == person}
    change.update(AskRow(key.pk, key.sk), AskRow.vouches.delete(theirs), condition=_same(ask))


def _same(ask: Ask) -> Condition:
    vouches = {_spelt(each) for each in ask.vouches}
    same: Condition = (AskRow.at == ask.at) & (AskRow.knock == ask.knock.value)
    same &= AskRow.vouches == vouches if vouches else AskRow.vouches.does_not_exist()
    return same


def _vouch(text: str) -> Vouch:
    person, _, at = text.partition("|")
    return Vouch(PersonId(person), int(at))


def _spelt(vouch: Vouch) -> str:
    return f"{vouch.person}|{vouch.at}"
