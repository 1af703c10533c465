"""Who is inside, as lists show it and as writes demand it: always in one change with the packed document."""

from dataclasses import replace
from typing import Final

from pynamodb.expressions.condition import Condition

from chalicelib.access import keys as judged
from chalicelib.access import store as authority
from chalicelib.access.model import CommunityId, CompanyId, Gate, Kind, Membership, PersonId, Role, Visibility
from chalicelib.communities.model import Community, MemberRow
from chalicelib.communities.rules import Candidate
from chalicelib.communities.store import insides
from chalicelib.communities.store.rows import MembershipRow
from chalicelib.foundation.changes import Change
from chalicelib.foundation.queries import Query
from chalicelib.foundation.refusals import Conflict
from chalicelib.foundation.tables import Item, Key

_PREFIX: Final = "PERSON#"


def member_of(item: Item) -> MemberRow:
    """Somebody inside, of a stored row."""
    return MemberRow(
        person=PersonId(item["sk"].removeprefix(_PREFIX)),
        role=Role(item["role"]),
        at=item["at"],
        kind=Kind(item["kind"]),
        company=CompanyId(item["company"]) if item.get("company") else None,
    )


def people_query(community_id: str, after: str | None, limit: int) -> Query:
    """A stretch of the list of a community's people; `after` is the place of the last that was shown."""
    pk = judged.member(community_id, "").pk
    return Query("network", pk, after=after, limit=limit)


def keep_member(change: Change, community: CommunityId, candidate: Candidate, membership: Membership) -> None:
    """Lists somebody, or what they are now."""
    key = judged.member(community, candidate.id)
    row = MembershipRow(
        key.pk, key.sk,
        role=membership.role.value, since=membership.since, at=membership.at,
        kind=candidate.kind.value, company=candidate.company,
    )  # fmt: skip
    change.put(row)


def drop_member(
    change: Change, community: CommunityId, person: PersonId, *, absent: Exception | None = None
) -> None:
    """Takes somebody off the list; raises `absent`, where given, if they are not on it any more."""
    key = judged.member(community, person)
    listed = MembershipRow.pk.exists() if absent is not None else None
    change.delete(MembershipRow(key.pk, key.sk), listed, otherwise=absent)


def demand_steward(change: Change, community: CommunityId, person: PersonId) -> None:
    """What a steward does stands only if they still are one."""
    key = judged.member(community, person)
    change.check(MembershipRow(key.pk, key.sk), _stewards())


def demand_moderator(change: Change, community: CommunityId, person: PersonId) -> None:
    """What a moderator decides stands only if they still moderate."""
    key = judged.member(community, person)
    moderates = MembershipRow.role.is_in(Role.MODERATOR.value, Role.STEWARD.value)
    change.check(MembershipRow(key.pk, key.sk), moderates)


def demand_inviter(change: Change, gate: Gate, person: PersonId) -> None:
    """An invitation counts only while its inviter could still give it; then 409 `invitation_lapsed`."""
    key = judged.member(gate.community, person)
    inside: Condition = MembershipRow.pk.exists()
    held = inside if gate.rule.visibility is Visibility.OPEN else _stewards()
    change.check(MembershipRow(key.pk, key.sk), held, otherwise=Conflict("invitation_lapsed"))


def _stewards() -> Condition:
    condition: Condition = MembershipRow.role == Role.STEWARD.value
    return condition


def keep_company(change: Change, gate: Gate, community: Community, company: str | None, step: int) -> bool:
    """Counts a guest of a company in (1) or out (-1).

    With the first and the last of a company the gate changes, because the audience does; answers whether it
    did.
    """
    if company is None:
        return False
    was = community.companies.get(company, 0)
    insides.count_company(change, community, company, step)
    if was and was + step:
        return False
    companies = {*gate.companies, company} if step > 0 else {*gate.companies} - {company}
    authority.keep_gate(change, replace(gate, companies=tuple(sorted(companies))), was=gate)
    return True


def member_keys(community: CommunityId, people: list[PersonId]) -> list[Key]:
    """The rows that list these people in a community."""
    return [judged.member(community, person) for person in people]
