"""Requests to look inside: one row beside their community, and one in the list of all."""

from typing import Final

from pynamodb.attributes import NumberAttribute, UnicodeAttribute
from pynamodb.expressions.condition import Condition

from chalicelib.access.model import Category, CommunityId, PersonId
from chalicelib.foundation import ids
from chalicelib.foundation.changes import Change
from chalicelib.foundation.queries import Query
from chalicelib.foundation.tables import Item, Key, NetworkRow
from chalicelib.governance.model.glass import GlassRequest, Signature
from chalicelib.governance.rules.glass import DIGITS

LIST: Final = "GLASS"
_PREFIX: Final = "GLASS#"


class GlassRow(NetworkRow, discriminator="Glass"):
    """`COMMUNITY#c` / `GLASS#number`: who asks to look inside, why, who signed, until when."""

    id = UnicodeAttribute(null=True)
    category = UnicodeAttribute(null=True)
    reason = UnicodeAttribute(null=True)
    by = UnicodeAttribute(null=True)
    at = NumberAttribute(null=True)
    signed_by = UnicodeAttribute(null=True)
    signed_at = NumberAttribute(null=True)
    until = NumberAttribute(null=True)
    ended = NumberAttribute(null=True)


class GlassListedRow(NetworkRow, discriminator="GlassListed"):
    """`GLASS` / ULID: the same in the order of asking, for administrators and auditors."""

    community = UnicodeAttribute()
    number = NumberAttribute()


def key(community: str, number: int) -> Key:
    """Where a request stands."""
    return Key("network", f"COMMUNITY#{community}", f"{_PREFIX}{number:0{DIGITS}}")


def listed_key(request_id: str) -> Key:
    """Where a request stands in the list of all."""
    return Key("network", LIST, ids.part(request_id))


def requests_query(community: str, after: str | None = None, limit: int = 1) -> Query:
    """A stretch of the requests about one community, the newest first."""
    place = key(community, 0)
    return Query("network", place.pk, prefix=_PREFIX, after=after, limit=limit, newest_first=True)


def listed_query(after: str | None, limit: int, *, since: int | None = None) -> Query:
    """A stretch of all requests, the newest first; `since` an instant (milliseconds) where one is given."""
    low, high = (None, None) if since is None else (ids.first_of(since), "~")
    return Query("network", LIST, low=low, high=high, after=after, limit=limit, newest_first=True)


def listed_of(item: Item) -> Key:
    """Where the request stands that a row of the list names."""
    return key(item["community"], item["number"])


def request_of(item: Item) -> GlassRequest:
    """The request of a stored row."""
    return GlassRequest(
        id=item["id"],
        community=CommunityId(ids.place(item["id"])),
        number=int(item["sk"].removeprefix(_PREFIX)),
        category=Category(item["category"]),
        reason=item["reason"],
        by=PersonId(item["by"]),
        at=item["at"],
        signature=_signature(item),
        ended=item.get("ended"),
    )


def _signature(item: Item) -> Signature | None:
    by = item.get("signed_by")
    return Signature(PersonId(by), item["signed_at"], item["until"]) if by else None


def keep_new(change: Change, request: GlassRequest) -> None:
    """Writes a request under a number that nobody has taken; otherwise it is decided anew."""
    place, listed = key(request.community, request.number), listed_key(request.id)
    row = GlassRow(
        place.pk, place.sk, id=request.id, category=request.category.value, reason=request.reason,
        by=request.by, at=request.at,
    )  # fmt: skip
    change.make(row)
    change.make(GlassListedRow(listed.pk, listed.sk, community=request.community, number=request.number))


def keep_signed(change: Change, request: GlassRequest, signature: Signature) -> None:
    """Writes the second signature, where a request waits still; otherwise it is decided anew."""
    place = key(request.community, request.number)
    actions = [
        GlassRow.signed_by.set(signature.by),
        GlassRow.signed_at.set(signature.at),
        GlassRow.until.set(signature.until),
    ]
    change.update(GlassRow(place.pk, place.sk), *actions, condition=_unchanged(None))


def keep_ended(change: Change, was: GlassRequest, at: int) -> None:
    """Ends an access, or takes a request back, where it is as it was read; otherwise it is decided anew."""
    place = key(was.community, was.number)
    change.update(GlassRow(place.pk, place.sk), GlassRow.ended.set(at), condition=_unchanged(was.signature))


def _unchanged(signature: Signature | None) -> Condition:
    signed = GlassRow.signed_by
    same: Condition = signed == signature.by if signature else signed.does_not_exist()
    same &= GlassRow.pk.exists() & GlassRow.ended.does_not_exist()
    return same
