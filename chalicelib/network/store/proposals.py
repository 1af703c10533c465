"""Changes of settings that take two, by number."""

import json

from pynamodb.attributes import JSONAttribute, NumberAttribute, UnicodeAttribute

from chalicelib.access.model import PersonId
from chalicelib.foundation.changes import Change
from chalicelib.foundation.queries import Query
from chalicelib.foundation.tables import Item, Key, NetworkRow
from chalicelib.network.model import Ceiling, Proposal, Reason, State

PARTITION = "NETWORK#CHANGES"


class SettingsChangeRow(NetworkRow, discriminator="SettingsChange"):
    """`NETWORK#CHANGES` / its number in eight digits. Written only together with the settings' row, whose
    version guards it."""

    wanted = JSONAttribute()
    by = UnicodeAttribute()
    at = NumberAttribute()
    state = UnicodeAttribute()
    signed_by = UnicodeAttribute(null=True)
    signed_at = NumberAttribute(null=True)
    effective = NumberAttribute(null=True)
    reason = UnicodeAttribute(null=True)


def key(number: int) -> Key:
    """Where a change stands."""
    return Key("network", PARTITION, f"{number:08d}")


def newest(limit: int, before: str | None) -> Query:
    """A stretch of the changes, the newest first."""
    return Query("network", PARTITION, limit=limit, after=before, newest_first=True)


def proposal_in(item: Item) -> Proposal:
    """The change of a stored row."""
    return Proposal(
        number=int(item["sk"]),
        wanted=_wanted(json.loads(item["wanted"])),
        by=PersonId(item["by"]),
        at=item["at"],
        state=State(item["state"]),
        signed_by=PersonId(item["signed_by"]) if item.get("signed_by") else None,
        signed_at=item.get("signed_at"),
        effective=item.get("effective"),
        reason=Reason(item["reason"]) if item.get("reason") else None,
    )


def _wanted(stored: Item) -> Item:
    """Values as the settings have them: JSON knows neither tuples nor the names of ceilings."""
    wanted = dict(stored)
    if "domains" in wanted:
        wanted["domains"] = tuple(wanted["domains"])
    if "mail_ceiling" in wanted:
        wanted["mail_ceiling"] = Ceiling(wanted["mail_ceiling"])
    return wanted


def keep(change: Change, proposal: Proposal) -> None:
    """Writes a change as it stands now."""
    place = key(proposal.number)
    row = SettingsChangeRow(
        place.pk, place.sk,
        wanted=dict(proposal.wanted), by=proposal.by, at=proposal.at, state=proposal.state.value,
        signed_by=proposal.signed_by, signed_at=proposal.signed_at, effective=proposal.effective,
        reason=proposal.reason.value if proposal.reason else None,
    )  # fmt: skip
    change.put(row)
