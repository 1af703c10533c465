"""Who reads a community, and who in it can be named: previews and completion."""

from chalicelib.access.gate import Standing
from chalicelib.access.model import Gate, Visibility
from chalicelib.access.verbs import Verb
from chalicelib.access.viewer import Viewer
from chalicelib.communities import rules, store
from chalicelib.communities.access.naming import lists, sifts
from chalicelib.communities.access.people import awake, shown
from chalicelib.communities.model.audience import AudiencePreview, BridgeName, CompanyCount, Headcount
from chalicelib.communities.store import keys
from chalicelib.communities.store.bridges import bridge_keys, bridge_of
from chalicelib.foundation.refusals import NotFound
from chalicelib.foundation.tables import Item
from chalicelib.people import access as people
from chalicelib.people.model import Face
from chalicelib.people.store.companies import key as company_key


def completion(viewer: Viewer, standing: Standing, q: str, limit: int = 6) -> list[Face]:
    """People inside some word of whose name begins as `q` does.

    The rows that find them are verified against the list in the call that fetches their faces.
    """
    found = viewer.held.found(store.completion_query(standing.community, q))
    # Where somebody may be unlisted, more are looked at, so that a short list does not tell of them.
    named = store.people_of(found.items)[: None if sifts(standing) else limit]
    listed = store.member_keys(standing.community, named)
    known = people.faces(viewer, named, with_rows=listed)
    inside = zip(named, viewer.held.rows(listed), strict=True)
    fitting = [each for each, row in inside if _completes(standing, row) and shown(known.get(each))]
    return [known[each] for each in fitting[:limit]]


def _completes(standing: Standing, item: Item | None) -> bool:
    if item is None:
        return False
    row = store.member_of(item)
    return awake(standing.gate, row) and lists(standing, row)


def audience(viewer: Viewer, standing: Standing) -> AudiencePreview:
    """Who would read what is written now.

    Raises NotFound where the viewer may not read themselves. At most one call.
    """
    if not standing.may(Verb.READ):
        raise NotFound
    outside = rules.covered(standing.gate)
    wanted = [keys.audience(standing.community), *(company_key(each) for each in outside)]
    counts, *found = viewer.held.rows([*wanted, *bridge_keys(standing.gate)])
    companies, bridges = found[: len(outside)], found[len(outside) :]
    headcount = store.headcount_of(counts)
    named = [
        CompanyCount(company["name"], headcount.guests.get(each, 0))
        for each, company in zip(outside, companies, strict=True)
        if company is not None
    ]
    told = [bridge_of(each) for each in bridges if each is not None]
    systems = sorted((BridgeName(each.name, each.content) for each in told), key=lambda each: each.name)
    return preview(standing.gate, headcount, sorted(named, key=lambda each: each.name), systems)


def preview(
    at: Gate, headcount: Headcount, companies: list[CompanyCount], bridges: list[BridgeName]
) -> AudiencePreview:
    """The preview that a gate, its counts and its bridges make."""
    guests = sum(each.people for each in companies)
    return AudiencePreview(
        fingerprint=rules.fingerprint(at),
        total=headcount.members + guests,
        members=headcount.members,
        guests=guests,
        companies=companies,
        mail=0,
        everyone=at.rule.visibility is Visibility.OPEN,
        bridges=bridges,
    )
