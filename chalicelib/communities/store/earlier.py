"""Earlier eras that somebody shall be shown: the first signature, and what the second one changes."""

from pynamodb.attributes import NumberAttribute, UnicodeAttribute
from pynamodb.expressions.condition import Condition

from chalicelib.access import keys as judged
from chalicelib.access.model import CommunityId, Membership, PersonId
from chalicelib.communities.rules.earlier import Earlier
from chalicelib.communities.store import keys
from chalicelib.communities.store.rows import MembershipRow
from chalicelib.foundation.changes import Change
from chalicelib.foundation.tables import Item, NetworkRow


class EarlierRow(NetworkRow, discriminator="Earlier"):
    """`COMMUNITY#c` / `EARLIER#p`: from which era on somebody shall read, and who signed that first, when."""

    era = NumberAttribute(null=True)
    by = UnicodeAttribute(null=True)
    at = NumberAttribute(null=True)


def earlier_of(item: Item | None) -> Earlier | None:
    """The first signature of a stored row, None where there is none."""
    if item is None:
        return None
    person = PersonId(item["sk"].removeprefix(keys.earlier("", "").sk))
    return Earlier(person, item["era"], PersonId(item["by"]), item["at"])


def keep_earlier(change: Change, community: CommunityId, was: Earlier | None, earlier: Earlier) -> None:
    """Writes a first signature over what was read."""
    change.put(_row(community, earlier.person, earlier), _same(was))


def drop_earlier(change: Change, community: CommunityId, was: Earlier) -> None:
    """Takes a first signature away that is still the one that was read."""
    change.delete(_row(community, was.person), _same(was))


def _row(community: CommunityId, person: PersonId, earlier: Earlier | None = None) -> EarlierRow:
    key = keys.earlier(community, person)
    if earlier is None:
        return EarlierRow(key.pk, key.sk)
    return EarlierRow(key.pk, key.sk, era=earlier.era, by=earlier.by, at=earlier.at)


def _same(was: Earlier | None) -> Condition:
    if was is None:
        absent: Condition = EarlierRow.pk.does_not_exist()
        return absent
    same: Condition = (EarlierRow.by == was.by) & (EarlierRow.at == was.at) & (EarlierRow.era == was.era)
    return same


def demand_reader(change: Change, community: CommunityId, person: PersonId, era: int) -> None:
    """What somebody signs stands only while they are inside and read from that era on."""
    key = judged.member(community, person)
    change.check(MembershipRow(key.pk, key.sk), MembershipRow.since <= era)


def keep_membership(change: Change, community: CommunityId, person: PersonId, membership: Membership) -> None:
    """Writes on the list what the packed document says: from where somebody reads, who sees them."""
    key = judged.member(community, person)
    change.update(
        MembershipRow(key.pk, key.sk),
        MembershipRow.since.set(membership.since),
        MembershipRow.listed.set(membership.listed),
        condition=MembershipRow.pk.exists(),
    )
