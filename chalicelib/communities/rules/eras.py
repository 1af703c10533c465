"""The ratchet: what narrows happens at once as a new era, what widens needs a procedure."""

from collections.abc import Sequence
from dataclasses import replace
from enum import StrEnum
from typing import Final

from chalicelib.access.model import MIXED, NONE, WIDTH, Gate, PersonId, Rule
from chalicelib.communities.model import Era, EraKind
from chalicelib.foundation import clock

UNDOING: Final = clock.DAY
"""How long after a narrowing another steward may restore the former rule at once."""


class Move(StrEnum):
    """What proposing a rule would do to a community."""

    STAYS = "stays"
    NARROWS = "narrows"
    RESTORES = "restores"
    WIDENS = "widens"


def move(eras: Sequence[Era], rule: Rule, by: PersonId, at: int) -> Move:
    """What it means that somebody wants this rule at an instant (milliseconds).

    Only two moves happen at once: to less, and, within a day, by another steward than who narrowed, back to
    exactly the rule before. An undoing cannot be undone, because it is no narrowing.
    """
    now = eras[-1]
    if rule == now.rule:
        return Move.STAYS
    if not widens(now.rule, rule):
        return Move.NARROWS
    fresh = now.kind is EraKind.NARROWED and now.at + UNDOING > at and now.by not in (None, by)
    return Move.RESTORES if fresh and len(eras) > 1 and rule == eras[-2].rule else Move.WIDENS


def widens(was: Rule, rule: Rule) -> bool:
    """Whether any part of a rule lets somebody in whom the former one kept out.

    Another company in the clause is widening: its people could not be inside before.
    """
    return WIDTH[rule.visibility] > WIDTH[was.visibility] or clause_widens(was.guests, rule.guests)


def clause_widens(was: str, guests: str) -> bool:
    """Whether a guest clause covers a company that the former one did not."""
    return guests not in (was, NONE) and was != MIXED


def following(gate: Gate, rule: Rule, kind: EraKind = EraKind.NARROWED) -> Gate:
    """The gate of the era that a change of rule begins.

    Who comes in from now on reads from here, where the visibility changed; from where they could before,
    where only the clause did. A guest's run ends with either. Nobody who is inside loses their `from`.
    """
    era = gate.era + 1
    since = era if rule.visibility is not gate.rule.visibility else gate.since
    widened = (*gate.widened, era) if kind is EraKind.WIDENED else gate.widened
    restored = (*gate.restored, era) if kind is EraKind.RESTORED else gate.restored
    return replace(
        gate, rule=rule, era=era, since=since, since_guests=era, widened=widened, restored=restored
    )
