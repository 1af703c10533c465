"""Requests as those who vouch see them, and whose word counts."""

from chalicelib.access import keys as judged
from chalicelib.access.arrival import active
from chalicelib.access.gate import Standing
from chalicelib.access.model import Kind, PersonId
from chalicelib.communities import rules, store
from chalicelib.communities.access.people import answerable, asked
from chalicelib.communities.model import Ask, Knock


def request(standing: Standing, person: PersonId) -> Ask | None:
    """Somebody's request, as far as the viewer may see it; None where there is none, or none for them."""
    found = asked(standing.viewer, standing.community, person)
    if found is None or found.knock is not Knock.ASKED or not answerable(standing, found):
        return None
    return found


def vouchers(standing: Standing, ask: Ask) -> list[PersonId]:
    """Whose word for a request counts now: employees whose account is in use, inside ever since. One call."""
    given = list(dict.fromkeys(each.person for each in ask.vouches))
    held = standing.viewer.held
    held.rows([*store.member_keys(standing.community, given), *(judged.card(each) for each in given)])
    listed = held.rows(store.member_keys(standing.community, given))
    cards = held.rows(judged.card(each) for each in given)
    inside: dict[PersonId, int] = {}
    for row, card in zip(listed, cards, strict=True):
        member = None if row is None else store.member_of(row)
        if member is not None and member.kind is Kind.MEMBER and card is not None and active(card):
            inside[member.person] = member.at
    return rules.standing_by(ask.vouches, inside)
