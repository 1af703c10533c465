"""Proposals, of widening and of deleting: the one that waits stands beside the card, those that are settled
in their order."""

from pynamodb.attributes import NumberAttribute, UnicodeAttribute
from pynamodb.expressions.condition import Condition

from chalicelib.access import keys as judged
from chalicelib.access.model import CommunityId, Guests, PersonId, Rule, Visibility
from chalicelib.communities.rules.changes import ChangeState, Intent, Lapse, Proposal
from chalicelib.communities.store import keys
from chalicelib.communities.store.rows import CardRow
from chalicelib.foundation.changes import Change
from chalicelib.foundation.queries import Query
from chalicelib.foundation.tables import Item, NetworkRow


class WideningRow(NetworkRow, discriminator="Widening"):
    """`COMMUNITY#c` / `WAITING` while it is proposed, then `CHANGE#n`: a widening, and the text of its card;
    or, where its `intent` says so, a deletion.

    Whatever else changes the rule, or archives, takes the first away or demands that there is none, so that
    nobody's signature falls between.
    """

    number = NumberAttribute(null=True)
    visibility = UnicodeAttribute(null=True)
    guests = UnicodeAttribute(null=True)
    company_name = UnicodeAttribute(null=True)
    name = UnicodeAttribute(null=True)
    purpose = UnicodeAttribute(null=True)
    was_visibility = UnicodeAttribute(null=True)
    was_guests = UnicodeAttribute(null=True)
    era = NumberAttribute(null=True)
    proposed_by = UnicodeAttribute(null=True)
    proposed_at = NumberAttribute(null=True)
    sent_to = UnicodeAttribute(null=True)
    signed_by = UnicodeAttribute(null=True)
    signed_at = NumberAttribute(null=True)
    effective = NumberAttribute(null=True)
    state = UnicodeAttribute(null=True)
    reason = UnicodeAttribute(null=True)
    settled_at = NumberAttribute(null=True)
    settled_by = UnicodeAttribute(null=True)
    intent = UnicodeAttribute(null=True)


class SignsRow(NetworkRow, discriminator="Signs"):
    """`PERSON#p` / `SIGNS#c`: somebody stands for the widening of a community, which ends with their role."""


class HolderCheck(NetworkRow, discriminator="Holder"):
    """`PERSON#p` / `CARD`, as far as a signature demands that it has not changed since it was read."""

    version = NumberAttribute(null=True)


def proposal_of(item: Item | None) -> Proposal | None:
    """The widening of a stored row, None where there is none."""
    if item is None:
        return None
    return Proposal(
        number=item["number"],
        rule=Rule(Visibility(item["visibility"]), Guests(item["guests"])),
        name=item["name"],
        purpose=item.get("purpose") or "",
        was=Rule(Visibility(item["was_visibility"]), Guests(item["was_guests"])),
        era=item["era"],
        proposed_by=PersonId(item["proposed_by"]),
        proposed_at=item["proposed_at"],
        sent_to=_person(item, "sent_to"),
        signed_by=_person(item, "signed_by"),
        signed_at=item.get("signed_at"),
        effective=item.get("effective"),
        state=ChangeState(item["state"]),
        reason=Lapse(item["reason"]) if item.get("reason") else None,
        settled_at=item.get("settled_at"),
        settled_by=_person(item, "settled_by"),
        company_name=item.get("company_name"),
        intent=Intent(item.get("intent") or Intent.WIDENS),
    )


def _person(item: Item, name: str) -> PersonId | None:
    return PersonId(item[name]) if item.get(name) else None


def _row(pk: str, sk: str, proposal: Proposal) -> WideningRow:
    return WideningRow(
        pk, sk,
        number=proposal.number, visibility=proposal.rule.visibility.value, guests=proposal.rule.guests,
        company_name=proposal.company_name, name=proposal.name, purpose=proposal.purpose or None,
        was_visibility=proposal.was.visibility.value, was_guests=proposal.was.guests, era=proposal.era,
        proposed_by=proposal.proposed_by, proposed_at=proposal.proposed_at, sent_to=proposal.sent_to,
        signed_by=proposal.signed_by, signed_at=proposal.signed_at, effective=proposal.effective,
        state=proposal.state.value, reason=proposal.reason.value if proposal.reason else None,
        settled_at=proposal.settled_at, settled_by=proposal.settled_by,
        intent=proposal.intent.value if proposal.deletes else None,
    )  # fmt: skip


def keep_proposal(change: Change, community: CommunityId, proposal: Proposal) -> None:
    """Writes a new widening under the community's next number; whoever was first decides for the others."""
    at, card = keys.waiting(community), judged.community(community)
    change.make(_row(at.pk, at.sk, proposal))
    last = proposal.number - 1
    unused = (CardRow.changes == last) if last else CardRow.changes.does_not_exist()
    change.update(CardRow(card.pk, card.sk), CardRow.changes.set(proposal.number), condition=unused)
    _stand(change, community, proposal.proposed_by)


def keep_signature(change: Change, community: CommunityId, was: Proposal, proposal: Proposal) -> None:
    """Writes the second signature, where nobody signed or took back meanwhile."""
    at = keys.waiting(community)
    change.put(_row(at.pk, at.sk, proposal), _same(was))
    if proposal.signed_by is not None:
        _stand(change, community, proposal.signed_by)


def settle(change: Change, community: CommunityId, was: Proposal, proposal: Proposal) -> None:
    """Moves a widening that does not wait any more to those that are settled."""
    at, place = keys.waiting(community), keys.change(community, proposal.number)
    change.delete(WideningRow(at.pk, at.sk), _same(was))
    change.make(_row(place.pk, place.sk, proposal))
    for each in was.signers:
        key = keys.signs(each, community)
        change.delete(SignsRow(key.pk, key.sk))


def demand_none(change: Change, community: CommunityId) -> None:
    """What would end a widening stands only if there is none that was not read."""
    at = keys.waiting(community)
    change.check(WideningRow(at.pk, at.sk), WideningRow.pk.does_not_exist())


def demand_holder(change: Change, person: PersonId, version: int) -> None:
    """What somebody's office decides stands only while their card is as it was read."""
    key = judged.card(person)
    change.check(HolderCheck(key.pk, key.sk), HolderCheck.version == version)


def _stand(change: Change, community: CommunityId, person: PersonId) -> None:
    key = keys.signs(person, community)
    change.put(SignsRow(key.pk, key.sk))


def _same(was: Proposal) -> Condition:
    same: Condition = WideningRow.number == was.number
    signed: Condition = WideningRow.signed_by.does_not_exist()
    if was.signed_by:
        signed = WideningRow.signed_by == was.signed_by
    same &= signed
    return same


def changes_query(community_id: str, after: str | None, limit: int) -> Query:
    """A stretch of the widenings that are settled, the newest first."""
    pk = keys.change(community_id, 0).pk
    return Query("network", pk, prefix=keys.CHANGE, after=after, limit=limit, newest_first=True)


def signs_query(person: str, after: str | None) -> Query:
    """A stretch of the communities for whose widening somebody stands."""
    key = keys.signs(person, "")
    return Query("network", key.pk, prefix=key.sk, after=after, limit=100)


def signed_place(item: Item) -> CommunityId:
    """The community that a row of theirs names."""
    return CommunityId(item["sk"].removeprefix(keys.signs("", "").sk))
