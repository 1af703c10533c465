"""Cards: written with their gate and their place among what can be found, in one change."""

from dataclasses import replace

from pynamodb.expressions.condition import Condition
from pynamodb.expressions.update import Action

from chalicelib.access import keys as judged
from chalicelib.access.model import CommunityId, Guests, PersonId, Rule, Visibility
from chalicelib.communities.model import Community, CommunityRef, Era, EraKind
from chalicelib.communities.store import clauses, keys, openings
from chalicelib.communities.store.rows import (
    CardRow,
    DiscoverRow,
    HeadCardRow,
    OrphanRow,
    RegisterRow,
)
from chalicelib.foundation import folding
from chalicelib.foundation.changes import Change
from chalicelib.foundation.refusals import Refusal
from chalicelib.foundation.tables import Item, Key


def community_of(community_id: CommunityId, item: Item) -> Community:
    """The card of a stored row."""
    return Community(
        id=community_id,
        name=item["name"],
        purpose=item.get("purpose") or "",
        rule=Rule(Visibility(item["visibility"]), Guests(item["guests"])),
        eras=tuple(_era(each) for each in item["eras"]),
        stewards=frozenset(PersonId(each) for each in item.get("stewards") or ()),
        created_at=item["created_at"],
        created_by=PersonId(item["created_by"]),
        version=item["version"],
        archived=bool(item.get("archived")),
        company_name=item.get("company_name"),
        companies=item.get("companies") or {},
        steward_since=item.get("steward_since") or {},
        question=item.get("question") or "",
        changes=item.get("changes", 0),
        opened=openings.openings_of(item.get("opened") or ()),
    )


def ref_of(community_id: CommunityId, item: Item) -> CommunityRef:
    """The name of a stored card, or of a row among what can be found."""
    visibility, guests = Visibility(item["visibility"]), Guests(item["guests"])
    return CommunityRef(community_id, item["name"], visibility, guests, item.get("company_name"))


def _era(stored: Item) -> Era:
    return Era(
        number=stored["number"],
        visibility=Visibility(stored["visibility"]),
        guests=Guests(stored["guests"]),
        at=stored["at"],
        by=PersonId(stored["by"]) if stored.get("by") else None,
        kind=EraKind(stored.get("kind") or (EraKind.NARROWED if stored["number"] > 1 else EraKind.FOUNDED)),
        signed_by=PersonId(stored["signed_by"]) if stored.get("signed_by") else None,
    )


def _stored(era: Era) -> Item:
    rule = {"number": era.number, "visibility": era.visibility.value, "guests": era.guests}
    made = {"at": era.at, "by": era.by, "kind": era.kind.value, "signed_by": era.signed_by}
    return {name: value for name, value in {**rule, **made}.items() if value is not None}


def keep_new(change: Change, community: Community) -> None:
    """Writes the first card of a community, and lets it be found where it may be."""
    key = judged.community(community.id)
    row = CardRow(
        key.pk, key.sk,
        name=community.name, purpose=community.purpose or None,
        visibility=community.rule.visibility.value, guests=community.rule.guests,
        company_name=community.company_name, question=community.question or None,
        eras=[_stored(era) for era in community.eras],
        stewards=set(community.stewards), steward_since=dict(community.steward_since), companies={},
        created_at=community.created_at, created_by=community.created_by, version=community.version,
    )  # fmt: skip
    change.make(row)
    _keep_head(change, community)
    _keep_found(change, community)
    clauses.begin_clause(change, community)


def keep_edited(
    change: Change, was: Community, community: Community, *, otherwise: Refusal | None = None
) -> None:
    """Writes what people edit together: name, purpose, rule, eras, archiving.

    Stands only on the version that was read; otherwise raises `otherwise`, or is decided anew.
    """
    key = judged.community(community.id)
    unchanged: Condition = CardRow.version == was.version
    row = CardRow(key.pk, key.sk)
    change.update(row, *_edits(community, was.version + 1), condition=unchanged, otherwise=otherwise)
    _keep_head(change, community)
    place = _place(was)
    if place is not None and place != _place(community):
        change.delete(DiscoverRow(place.pk, place.sk))
    if place is None and _place(community) is not None:
        change.delete(_registered(community))
    _keep_found(change, community)
    if was.rule.guests != community.rule.guests:
        clauses.end_clause(change, was)
        clauses.begin_clause(change, community)


def drop_card(change: Change, community: Community) -> None:
    """Takes a card away as it was read, with all by which the community is found or named."""
    key = judged.community(community.id)
    same: Condition = CardRow.version == community.version
    change.delete(CardRow(key.pk, key.sk), same)
    head, orphan, place = keys.head(community.id), keys.orphan(community.id), _place(community)
    change.delete(HeadCardRow(head.pk, head.sk))
    change.delete(OrphanRow(orphan.pk, orphan.sk))
    change.delete(_registered(community) if place is None else DiscoverRow(place.pk, place.sk))
    clauses.end_clause(change, community)


def _edits(community: Community, version: int) -> list[Action]:
    purpose, company, question = CardRow.purpose, CardRow.company_name, CardRow.question
    return [
        CardRow.name.set(community.name),
        purpose.set(community.purpose) if community.purpose else purpose.remove(),
        CardRow.visibility.set(community.rule.visibility.value),
        CardRow.guests.set(community.rule.guests),
        company.set(community.company_name) if community.company_name else company.remove(),
        question.set(community.question) if community.question else question.remove(),
        CardRow.eras.set([_stored(era) for era in community.eras]),
        CardRow.archived.set(True) if community.archived else CardRow.archived.remove(),
        CardRow.version.set(version),
    ]


def _keep_head(change: Change, community: Community) -> None:
    key = keys.head(community.id)
    company = HeadCardRow.company_name
    change.update(
        HeadCardRow(key.pk, key.sk),
        HeadCardRow.name.set(community.name),
        HeadCardRow.visibility.set(community.rule.visibility.value),
        HeadCardRow.guests.set(community.rule.guests),
        company.set(community.company_name) if community.company_name else company.remove(),
    )


def _place(community: Community) -> Key | None:
    """Where a community can be found; nowhere, if it is secret."""
    if community.rule.visibility is Visibility.SECRET:
        return None
    return keys.discover(folding.fold(community.name), community.id)


def _keep_found(change: Change, community: Community) -> None:
    key = _place(community)
    if key is None:
        change.put(_registered(community))
        return
    row = DiscoverRow(
        key.pk, key.sk,
        community=community.id, name=community.name, purpose=community.purpose or None,
        visibility=community.rule.visibility.value, guests=community.rule.guests,
        company_name=community.company_name, archived=community.archived or None,
    )  # fmt: skip
    change.put(row)


def _registered(community: Community) -> RegisterRow:
    key = keys.register(community.id)
    return RegisterRow(key.pk, key.sk, founded=community.created_at)


def rename_company(change: Change, community: Community, name: str) -> None:
    """Writes the new name of the company of a clause, where the clause is still that one."""
    key = judged.community(community.id)
    same: Condition = (CardRow.guests == community.rule.guests) & (CardRow.version == community.version)
    change.update(CardRow(key.pk, key.sk), CardRow.company_name.set(name), condition=same)
    _keep_head(change, replace(community, company_name=name))
    place = _place(community)
    if place is not None:
        change.update(DiscoverRow(place.pk, place.sk), DiscoverRow.company_name.set(name))
