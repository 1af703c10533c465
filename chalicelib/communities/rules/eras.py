"""The ratchet: what narrows happens at once as a new era, what widens needs a procedure."""

from dataclasses import replace

from chalicelib.access.model import MIXED, NONE, WIDTH, Gate, Rule


def widens(was: Rule, rule: Rule) -> bool:
    """Whether any part of a rule lets somebody in whom the former one kept out.

    Another company in the clause is widening: its people could not be inside before.
    """
    return WIDTH[rule.visibility] > WIDTH[was.visibility] or clause_widens(was.guests, rule.guests)


def clause_widens(was: str, guests: str) -> bool:
    """Whether a guest clause covers a company that the former one did not."""
    return guests not in (was, NONE) and was != MIXED


def following(gate: Gate, rule: Rule) -> Gate:
    """The gate of the era that a change of rule begins.

    Who comes in from now on reads from here, where the visibility changed; from where they could before,
    where only the clause did. A guest's run ends with either. Nobody who is inside loses their `from`.
    """
    era = gate.era + 1
    since = era if rule.visibility is not gate.rule.visibility else gate.since
    return replace(gate, rule=rule, era=era, since=since, since_guests=era)
