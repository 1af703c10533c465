"""The community's own rules: a row of their own, written with the gate that demands them."""

from chalicelib.access.model import CommunityId
from chalicelib.communities.model.admission import Terms
from chalicelib.communities.store import keys
from chalicelib.communities.store.rows import TermsRow
from chalicelib.foundation.changes import Change
from chalicelib.foundation.tables import Item


def terms_of(item: Item | None) -> Terms | None:
    """The rules of a stored row, without a text where there are none now; None where there never were any."""
    return None if item is None else Terms(item["version"], item.get("text") or "")


def keep_terms(change: Change, community: CommunityId, terms: Terms) -> None:
    """Writes a version."""
    key = keys.terms(community)
    change.put(TermsRow(key.pk, key.sk, version=terms.version, text=terms.text or None))
