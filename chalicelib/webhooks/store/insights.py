"""Insights of a community, the newest first, and whether it lets any be marked."""

from typing import Final

from pynamodb.attributes import BooleanAttribute, NumberAttribute, UnicodeAttribute
from pynamodb.expressions.condition import Condition

from chalicelib.access.model import CommunityId, PersonId
from chalicelib.communities.store import keys as places
from chalicelib.foundation.changes import Change
from chalicelib.foundation.queries import Query
from chalicelib.foundation.refusals import Conflict
from chalicelib.foundation.tables import Item, Key, NetworkRow
from chalicelib.webhooks.model import Basis, Insight, InsightKind

PREFIX: Final = "I#"


class InsightRow(NetworkRow, discriminator="Insight"):
    """`COMMUNITY#c#I` / `I#item`: who marked it as what, on what basis."""

    kind = UnicodeAttribute()
    basis = UnicodeAttribute()
    consent = BooleanAttribute(null=True)
    by = UnicodeAttribute()
    at = NumberAttribute()


class InsightsRow(NetworkRow, discriminator="Insights"):
    """`COMMUNITY#c` / `INSIGHTS`: it is there where insights may be marked; by whom, since when."""

    by = UnicodeAttribute()
    at = NumberAttribute()


def switch(community: str) -> Key:
    """Whether a community lets insights be marked; its card shows it."""
    return places.marking(community)


def key(community: str, item_id: str) -> Key:
    """Where the mark on an item stands."""
    return Key("network", f"COMMUNITY#{community}#I", PREFIX + item_id)


def query(community: str, after: str | None, limit: int) -> Query:
    """A stretch of a community's insights, the newest item first."""
    place = PREFIX + after if after else None
    pk = f"COMMUNITY#{community}#I"
    return Query("network", pk, prefix=PREFIX, after=place, limit=limit, newest_first=True)


def insight_of(community: CommunityId, item: Item) -> Insight:
    """The insight of a stored row."""
    return Insight(
        item=str(item["sk"]).removeprefix(PREFIX),
        community=community,
        kind=InsightKind(item["kind"]),
        basis=Basis(item["basis"]),
        consent=bool(item.get("consent")),
        by=PersonId(item["by"]),
        at=item["at"],
    )


def keep(change: Change, insight: Insight) -> None:
    """Marks an item, or marks it anew, where the community lets it (Conflict `insights_off`)."""
    at, place = key(insight.community, insight.item), switch(insight.community)
    change.put(
        InsightRow(
            at.pk, at.sk, kind=insight.kind.value, basis=insight.basis.value,
            consent=insight.consent or None, by=insight.by, at=insight.at,
        )
    )  # fmt: skip
    row = InsightsRow(place.pk, place.sk)
    change.check(row, InsightsRow.pk.exists(), otherwise=Conflict("insights_off"))


def drop(change: Change, insight: Insight) -> None:
    """Takes a mark away."""
    at = key(insight.community, insight.item)
    change.delete(InsightRow(at.pk, at.sk), InsightRow.pk.exists())


def allow(change: Change, community: CommunityId, by: PersonId, at: int) -> None:
    """Lets insights be marked."""
    place = switch(community)
    change.make(InsightsRow(place.pk, place.sk, by=by, at=at))


def stop(change: Change, community: CommunityId) -> None:
    """Lets no more be marked."""
    place = switch(community)
    there: Condition = InsightsRow.pk.exists()
    change.delete(InsightsRow(place.pk, place.sk), there)
