"""The audience's fingerprint: enough to tell whether more people read now than when it was taken.

It is made of the gate alone (era, rule, partner companies inside, bridges), never of head counts: that a
colleague joined does not stop a post, that a company came in does.
"""

from typing import Final

from chalicelib.access.model import LETTERS, Gate, Guests, Rule
from chalicelib.access.policy import covers
from chalicelib.communities.rules.eras import widens
from chalicelib.foundation import seals

SHORT: Final = 8


def covered(gate: Gate) -> list[str]:
    """The companies with someone inside whom the clause now lets read."""
    return [company for company in gate.companies if covers(gate.rule.guests, company)]


def fingerprint(gate: Gate) -> str:
    """The fingerprint of who reads now."""
    outside = [*covered(gate), *gate.bridges]
    return f"{gate.stamp.text}.{''.join(sorted(_short(each) for each in outside))}"


def widened(taken: str, gate: Gate) -> bool:
    """Whether somebody may read now who could not when the fingerprint was taken.

    One that is not ours, or comes from an era that has not begun, tells nothing: then yes.
    """
    era, letter, guests, outside = (*taken.split("."), "", "", "", "")[:4]
    if not (era.isdecimal() and len(era) < 10 and letter in LETTERS) or int(era) > gate.era:
        return True
    if widens(Rule(LETTERS[letter], Guests(guests)), gate.rule):
        return True
    known = {outside[start : start + SHORT] for start in range(0, len(outside), SHORT)}
    return any(_short(each) not in known for each in (*covered(gate), *gate.bridges))


def _short(company: str) -> str:
    return seals.digest(company.encode())[:SHORT]
