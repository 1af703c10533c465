"""Whom a text reaches: mentions only reach people who may read."""

from collections.abc import Iterable

from chalicelib.access import arrival, memberships, policy
from chalicelib.access import keys as judged
from chalicelib.access.gate import Standing
from chalicelib.access.model import Kind, PersonId
from chalicelib.access.policy import Asker


def reached(standing: Standing, people: Iterable[PersonId]) -> list[PersonId]:
    """Those of some people, other than the viewer, who may read what is written in a community now.

    One call where there are any, which brings what naming them takes as well.
    """
    called, held = list(people), standing.viewer.held
    listed = [judged.member(standing.community, each) for each in called]
    held.rows([*listed, *(key(each) for each in called for key in (judged.card, judged.inside))])
    return [each for each in called if each != standing.viewer.person and _reads_now(standing, each)]


def _reads_now(standing: Standing, person: PersonId) -> bool:
    card, inside = standing.viewer.held.rows([judged.card(person), judged.inside(person)])
    if card is None or not arrival.active(card):
        return False
    membership = memberships.unpacked(inside).memberships.get(standing.community)
    asker = Asker(Kind(card["kind"]), card.get("company"), membership, invited=False)
    return policy.may_read(asker, standing.gate, standing.gate.stamp)
