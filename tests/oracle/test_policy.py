"""The policy against the page: places with histories that the dice wrote, everybody before them, every verb
and every pair of eras."""

import itertools
import random
from collections.abc import Iterator

import pytest

from chalicelib.access.model import (
    Admission,
    CommunityId,
    Gate,
    Guests,
    Kind,
    Membership,
    Role,
    Rule,
    Stamp,
    Visibility,
)
from chalicelib.access.policy import Asker, may, may_read
from chalicelib.access.verbs import Verb
from chalicelib.communities.rules.coming import membership_of
from chalicelib.communities.rules.eras import following
from tests.oracle import page
from tests.oracle.dice import seed

PLACES, MOST = 420, 6
AT_LEAST = 100_000
CLAUSES = ("none", "mixed", "acme000000000", "bolt000000000")
RULES = [(visibility.value, clause) for visibility in Visibility for clause in CLAUSES]
SOULS = [page.Soul("member"), page.Soul("bot"), *(page.Soul("guest", each) for each in CLAUSES[2:])]
SEATS = ("none", "participant", "moderator", "steward")


def histories(dice: random.Random) -> Iterator[page.Place]:
    for _ in range(PLACES):
        rules = [dice.choice(RULES)]
        while len(rules) < MOST and dice.random() < 0.75:
            rules.append(dice.choice([each for each in RULES if each != rules[-1]]))
        state = {name: dice.random() < 0.2 for name in ("archived", "frozen")}
        yield page.Place(
            rules,
            **state,
            deleted=dice.random() < 0.05,
            vouching=dice.random() < 0.5,
            terms=dice.choice((0, 0, 1, 2)),
        )


def rule_of(rule: tuple[str, str]) -> Rule:
    return Rule(Visibility(rule[0]), Guests(rule[1]))


def gate_of(place: page.Place) -> Gate:
    """The gate after the same changes of rule, as the code makes them one after the other."""
    gate = Gate(
        CommunityId("c" * 13), rule_of(place.rules[0]), 1, 1, 1,
        archived=place.archived, deleted=place.deleted, frozen=place.frozen, terms=place.terms,
        admission=Admission.VOUCHING if place.vouching else Admission.STEWARDS,
    )  # fmt: skip
    for rule in place.rules[1:]:
        gate = following(gate, rule_of(rule))
    return gate


def stamps_of(place: page.Place) -> list[Stamp]:
    return [
        Stamp(era, Visibility(visibility), Guests(clause))
        for era, (visibility, clause) in enumerate(place.rules, 1)
    ]


def seats(dice: random.Random, place: page.Place) -> Iterator[page.Seat | None]:
    yield None
    for role in SEATS[1:]:
        yield page.Seat(role, dice.randint(1, place.era), dice.choice((0, 1, 2)))


def asker_of(soul: page.Soul, seat: page.Seat | None, *, invited: bool, opened: bool) -> Asker:
    membership = seat and Membership(Role(seat.role), seat.since, 0, seat.accepted)
    return Asker(Kind(soul.kind), soul.company, membership, invited, opened)


def before(
    dice: random.Random, place: page.Place
) -> Iterator[tuple[page.Soul, page.Seat | None, bool, bool]]:
    """Everybody before a place: what they are, where they sit, whether invited, whether by break-glass."""
    for soul in SOULS:
        for seat in seats(dice, place):
            yield soul, seat, seat is None and dice.random() < 0.5, False
    yield page.Soul("member"), None, False, True


class Tally:
    """Counts comparisons, and says the seed and the case where one fails."""

    def __init__(self, number: int) -> None:
        self.seed, self.cases = number, 0

    def same(self, told: object, expected: object, *case: object) -> None:
        self.cases += 1
        assert told == expected, f"ORACLE_SEED={self.seed}: the page says {expected}, the code {told}: {case}"


def test_the_policy_says_what_the_page_says(capsys: pytest.CaptureFixture[str]) -> None:
    tally = Tally(seed())
    dice = random.Random(tally.seed)
    for place in histories(dice):
        gate, stamps = gate_of(place), stamps_of(place)
        _coming(tally, place, gate)
        for soul, seat, invited, opened in before(dice, place):
            asker = asker_of(soul, seat, invited=invited, opened=opened)
            for verb in Verb:
                expected = page.may(place, soul, seat, verb.name.lower(), invited=invited, opened=opened)
                tally.same(may(asker, verb, gate), expected, verb, place, soul, seat, invited, opened)
            for one, other in itertools.product(range(place.era), repeat=2):
                expected = page.reads(place, soul, seat, (one + 1, other + 1), opened=opened)
                told = may_read(asker, gate, stamps[one], stamps[other])
                tally.same(told, expected, one + 1, other + 1, place, soul, seat, opened)
    assert tally.cases >= AT_LEAST
    with capsys.disabled():
        print(f"\npolicy oracle: {tally.cases} cases, ORACLE_SEED={tally.seed}")  # noqa: T201 (its seed is told)


def _coming(tally: Tally, place: page.Place, gate: Gate) -> None:
    tally.same(gate.era, place.era, place)
    for kind in (Kind.MEMBER, Kind.GUEST):
        since = membership_of(kind, Role.PARTICIPANT, gate).since
        tally.same(since, place.begins(guest=kind is Kind.GUEST), kind, place)
