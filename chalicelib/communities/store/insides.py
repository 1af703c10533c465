"""What a card says of those inside: who stewards, and how many guests of each company there are."""

from pynamodb.expressions.condition import Condition, size
from pynamodb.expressions.operand import Path

from chalicelib.access import keys as judged
from chalicelib.access.model import CommunityId, PersonId
from chalicelib.communities.model import Community
from chalicelib.communities.store.rows import CardRow
from chalicelib.foundation import clock
from chalicelib.foundation.changes import Change
from chalicelib.foundation.refusals import Refusal


def add_steward(change: Change, community: CommunityId, person: PersonId) -> None:
    """Lists a steward on the card, with the instant since which they are one without a break."""
    key = judged.community(community)
    since = Path(["steward_since", person]).set(clock.now())
    change.update(CardRow(key.pk, key.sk), CardRow.stewards.add({person}), since)


def drop_steward(change: Change, community: CommunityId, person: PersonId, *, otherwise: Refusal) -> None:
    """Takes a steward off the card, where another one remains: two at once cannot both go."""
    key = judged.community(community)
    # PynamoDB leaves `size` untyped.
    another = size(CardRow.stewards) > 1  # type: ignore[no-untyped-call]
    another_remains = another & CardRow.stewards.contains(person)
    change.update(
        CardRow(key.pk, key.sk),
        CardRow.stewards.delete({person}),
        Path(["steward_since", person]).remove(),
        condition=another_remains,
        otherwise=otherwise,
    )


def forget_steward(change: Change, community: CommunityId, person: PersonId) -> None:
    """Takes somebody off the card who left the network; a community may be orphaned by it."""
    key = judged.community(community)
    gone = Path(["steward_since", person]).remove()
    # A card that was taken away meanwhile is not begun anew.
    there = CardRow.pk.exists()
    change.update(CardRow(key.pk, key.sk), CardRow.stewards.delete({person}), gone, condition=there)


def demand_stewards(change: Change, community: Community) -> None:
    """What is written stands only if the stewards are those that were read, or is decided anew."""
    key = judged.community(community.id)
    listed = CardRow.stewards
    same = listed == set(community.stewards) if community.stewards else listed.does_not_exist()
    change.check(CardRow(key.pk, key.sk), same)


def count_company(
    change: Change, community: Community, company: str, step: int, steward: PersonId | None
) -> None:
    """Counts a guest in (1) or out (-1), where the count is still what was read.

    Who decides it as a steward is demanded to be one here, where the row is written anyway: a check of the
    list would be one write more.
    """
    key = judged.community(community.id)
    count = Path(["companies", company])
    was = community.companies.get(company, 0)
    unchanged: Condition = (count == was) if was else count.does_not_exist()
    if steward is not None:
        unchanged &= CardRow.stewards.contains(steward)
    action = count.set(was + step) if was + step > 0 else count.remove()
    change.update(CardRow(key.pk, key.sk), action, condition=unchanged)
