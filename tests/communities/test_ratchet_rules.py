"""Pure decisions of the ratchet: what happens at once, what lapses, who is listed to whom."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chalicelib.access.model import (
    CommunityId,
    Gate,
    Guests,
    Kind,
    Membership,
    PersonId,
    Role,
    Rule,
    Visibility,
)
from chalicelib.access.policy import Asker, covers
from chalicelib.communities import rules
from chalicelib.communities.model import Era, EraKind
from chalicelib.communities.rules import Move, listed
from chalicelib.communities.rules.changes import ChangeState as State
from chalicelib.communities.rules.changes import (
    Intent,
    Lapse,
    Office,
    Proposal,
    earliest,
    lapse,
    settled,
    signed,
)
from chalicelib.communities.rules.earlier import may_sign
from chalicelib.foundation import clock

OPEN, PRIVATE, SECRET = Visibility.OPEN, Visibility.PRIVATE, Visibility.SECRET
ANNA, BEA, CLEO = PersonId("anna"), PersonId("bea"), PersonId("cleo")
PLACE = CommunityId("place00000000")
CLAUSES = ("none", "acme", "bolt", "mixed")
RULES = [Rule(each, Guests(clause)) for each in Visibility for clause in CLAUSES]
NOW = 1_700_000_000_000


def eras(
    *rules_: Rule, kind: EraKind = EraKind.NARROWED, at: int = NOW, by: PersonId | None = ANNA
) -> list[Era]:
    first = Era(1, rules_[0].visibility, rules_[0].guests, at - clock.DAY, ANNA, EraKind.FOUNDED)
    rest = [Era(2 + n, each.visibility, each.guests, at, by, kind) for n, each in enumerate(rules_[1:])]
    return [first, *rest]


def rule(visibility: Visibility, guests: str = "none") -> Rule:
    return Rule(visibility, Guests(guests))


def admitted(each: Rule) -> set[str]:
    """Whom a rule can let read, or be let in: kinds of people, by name."""
    wide = {OPEN: {"everybody", "who asks", "who is invited"}, PRIVATE: {"who asks", "who is invited"}}
    guests = {f"guest of {company}" for company in ("acme", "bolt", "other") if covers(each.guests, company)}
    return wide.get(each.visibility, {"who is invited"}) | guests


@pytest.mark.parametrize("was", RULES)
@pytest.mark.parametrize("wanted", RULES)
def test_what_lets_anybody_in_is_no_narrowing(was: Rule, wanted: Rule) -> None:
    move = rules.move(eras(was), wanted, BEA, NOW)
    if admitted(wanted) <= admitted(was):
        assert move is (Move.STAYS if wanted == was else Move.NARROWS)
    else:
        assert move is Move.WIDENS


@pytest.mark.parametrize(
    ("who", "hours", "kind", "to", "answer"),
    [
        (BEA, 1, EraKind.NARROWED, rule(OPEN), Move.RESTORES),
        (BEA, 23.9, EraKind.NARROWED, rule(OPEN), Move.RESTORES),
        (BEA, 24, EraKind.NARROWED, rule(OPEN), Move.WIDENS),
        (ANNA, 1, EraKind.NARROWED, rule(OPEN), Move.WIDENS),
        (BEA, 1, EraKind.RESTORED, rule(OPEN), Move.WIDENS),
        (BEA, 1, EraKind.WIDENED, rule(OPEN), Move.WIDENS),
        (BEA, 1, EraKind.NARROWED, rule(OPEN, "acme"), Move.WIDENS),
        (BEA, 1, EraKind.NARROWED, rule(PRIVATE, "acme"), Move.WIDENS),
        (BEA, 1, EraKind.NARROWED, rule(SECRET), Move.NARROWS),
    ],
)
def test_only_another_steward_restores_only_that_rule_in_a_day(
    who: PersonId, hours: float, kind: EraKind, to: Rule, answer: Move
) -> None:
    past = eras(rule(OPEN), rule(PRIVATE), kind=kind)
    assert rules.move(past, to, who, NOW + int(hours * clock.HOUR)) is answer


def test_a_narrowing_by_nobody_known_is_not_undone_at_once() -> None:
    assert rules.move(eras(rule(OPEN), rule(PRIVATE), by=None), rule(OPEN), BEA, NOW) is Move.WIDENS


STEPS = st.tuples(st.sampled_from(RULES), st.sampled_from((ANNA, BEA, CLEO)), st.integers(0, 30))


@given(st.sampled_from(RULES), st.lists(STEPS, max_size=12))
def test_nothing_that_happens_at_once_ever_adds_up_to_a_widening(start: Rule, steps: list) -> None:
    """Whatever stewards do, in whatever order and pace: nobody is let in whom the rule kept out that they
    began with, and what is restored is exactly a rule that was."""
    past, at = eras(start), NOW
    for wanted, by, hours in steps:
        at += hours * clock.HOUR
        move = rules.move(past, wanted, by, at)
        if move in (Move.NARROWS, Move.RESTORES):
            kind = EraKind.NARROWED if move is Move.NARROWS else EraKind.RESTORED
            if move is Move.RESTORES:
                assert wanted == past[-2].rule
                assert past[-1].by != by
            past.append(Era(len(past) + 1, wanted.visibility, wanted.guests, at, by, kind))
        assert admitted(past[-1].rule) <= admitted(start)


@given(st.integers(-5, 200), st.integers(0, 2**42))
def test_a_widening_is_never_earlier_than_seven_days_after_it_was_signed(days: int, at: int) -> None:
    assert earliest(Intent.WIDENS, at, days) >= at + 7 * clock.DAY
    assert earliest(Intent.WIDENS, at, days) >= at + days * clock.DAY


@given(st.integers(-5, 200), st.integers(0, 2**42))
def test_a_deletion_is_thirty_days_after_it_was_signed(days: int, at: int) -> None:
    """No setting of the network makes it sooner or later."""
    assert earliest(Intent.DELETES, at, days) == at + 30 * clock.DAY


STEWARD = Office(active=True, stood=1, administrator=False, steward_since=1)
RUNS = Office(active=True, stood=1, administrator=True, steward_since=None)
PROPOSAL = Proposal(1, rule(OPEN), "A", "", rule(PRIVATE), 1, ANNA, 100, sent_to=CLEO)
SIGNED = signed(PROPOSAL, BEA, 200, 7)
SENT = signed(PROPOSAL, CLEO, 200, 7)
GATE = Gate(PLACE, rule(PRIVATE), 1, 1, 1)


@pytest.mark.parametrize(
    ("proposal", "gate", "changed", "reason"),
    [
        (SIGNED, GATE, {}, None),
        (SENT, GATE, {}, None),
        (PROPOSAL, GATE, {BEA: replace(STEWARD, active=False)}, None),
        (SIGNED, replace(GATE, archived=True), {}, Lapse.ARCHIVED),
        (SIGNED, replace(GATE, deleted=True), {}, Lapse.ARCHIVED),
        (SIGNED, replace(GATE, frozen=True), {}, Lapse.NO_STEWARD),
        (SIGNED, replace(GATE, era=2), {}, Lapse.RULE_CHANGED),
        (SIGNED, replace(GATE, rule=rule(SECRET)), {}, Lapse.RULE_CHANGED),
        (SIGNED, GATE, {ANNA: replace(STEWARD, active=False)}, Lapse.ROLE_LOST),
        (SIGNED, GATE, {BEA: replace(STEWARD, active=False)}, Lapse.ROLE_LOST),
        (SIGNED, GATE, {ANNA: replace(STEWARD, steward_since=101)}, Lapse.ROLE_LOST),
        (SIGNED, GATE, {ANNA: replace(STEWARD, steward_since=None)}, Lapse.ROLE_LOST),
        (SIGNED, GATE, {ANNA: replace(STEWARD, stood=101)}, Lapse.ROLE_LOST),
        (SIGNED, GATE, {BEA: replace(STEWARD, steward_since=200)}, None),
        (SIGNED, GATE, {BEA: replace(STEWARD, steward_since=201)}, Lapse.ROLE_LOST),
        (SIGNED, GATE, {BEA: RUNS}, Lapse.ROLE_LOST),
        (SIGNED, GATE, {ANNA: RUNS}, Lapse.ROLE_LOST),
        (SENT, GATE, {CLEO: replace(RUNS, administrator=False)}, Lapse.ROLE_LOST),
        (SENT, GATE, {CLEO: replace(RUNS, stood=201)}, Lapse.ROLE_LOST),
        (SENT, GATE, {CLEO: STEWARD}, None),
        (PROPOSAL, GATE, {ANNA: replace(STEWARD, steward_since=None)}, Lapse.ROLE_LOST),
    ],
)
def test_a_widening_stands_on_two_who_hold_their_role_without_a_break(
    proposal: Proposal, gate: Gate, changed: dict[PersonId, Office], reason: Lapse | None
) -> None:
    offices = {ANNA: STEWARD, BEA: STEWARD, CLEO: RUNS, **changed}
    assert lapse(proposal, gate, offices) is reason


def test_what_is_settled_waits_for_nobody() -> None:
    assert [PROPOSAL.waits, SIGNED.waits] == [True, True]
    assert (PROPOSAL.signers, SIGNED.signers) == ((ANNA,), (ANNA, BEA))
    for state in (State.IN_FORCE, State.WITHDRAWN, State.LAPSED):
        assert not settled(SIGNED, state, 300, by=None).waits


def viewer(since: int | None, role: Role = Role.PARTICIPANT, *, opened: bool = False) -> Asker:
    membership = None if since is None else Membership(role, since, 0)
    return Asker(Kind.MEMBER, None, membership, invited=False, opened=opened)


# Two widenings, at the eras 3 and 6, and a narrowing of era 7 that era 8 undid.
GROWN = replace(GATE, era=8, widened=(3, 6), restored=(8,))


@pytest.mark.parametrize(
    ("era", "hidden"), [(1, 3), (2, 3), (3, 6), (5, 6), (6, None), (7, 8), (8, None), (9, None)]
)
def test_somebody_is_unlisted_from_the_first_growth_that_they_have_not_agreed_to(
    era: int, hidden: int | None
) -> None:
    assert listed.hidden_since(GROWN, era) == hidden


@pytest.mark.parametrize(
    ("asker", "seen"),
    [
        (viewer(None), {6, 8}),
        (viewer(8), {6, 8}),
        (viewer(7), {6, 7, 8}),
        (viewer(3), {3, 5, 6, 7, 8}),
        (viewer(2), {1, 2, 3, 5, 6, 7, 8}),
        (viewer(8, Role.MODERATOR), {6, 8}),
        (viewer(8, Role.STEWARD), {1, 2, 3, 5, 6, 7, 8}),
        (viewer(None, opened=True), {1, 2, 3, 5, 6, 7, 8}),
    ],
)
def test_those_inside_see_whom_they_were_inside_with(asker: Asker, seen: set[int]) -> None:
    assert {era for era in (1, 2, 3, 5, 6, 7, 8) if listed.sees(asker, GROWN, era)} == seen


def test_a_place_that_never_grew_lists_everybody() -> None:
    assert all(listed.sees(viewer(None), GATE, era) for era in range(1, 9))


def test_reading_earlier_does_not_list_anybody_otherwise() -> None:
    assert listed.listed(Membership(Role.PARTICIPANT, 4, 0)) == 4
    assert listed.listed(Membership(Role.PARTICIPANT, 1, 0, listed=4)) == 4


@pytest.mark.parametrize(
    ("kind", "since", "answer"),
    [(Kind.MEMBER, 1, True), (Kind.MEMBER, 2, True), (Kind.MEMBER, 3, False), (Kind.MEMBER, None, False),
     (Kind.GUEST, 1, False), (Kind.BOT, 1, False)],
)  # fmt: skip
def test_who_shows_an_era_reads_it(kind: Kind, since: int | None, *, answer: bool) -> None:
    membership = None if since is None else Membership(Role.STEWARD, since, 0)
    assert may_sign(kind, membership, 2) is answer


def test_each_way_of_beginning_an_era_leaves_its_mark() -> None:
    wide = rules.following(GATE, rule(OPEN), EraKind.WIDENED)
    assert (wide.era, wide.since, wide.widened, wide.restored) == (2, 2, (2,), ())
    narrow = rules.following(wide, rule(PRIVATE))
    assert (narrow.era, narrow.widened, narrow.restored) == (3, (2,), ())
    back = rules.following(narrow, rule(OPEN), EraKind.RESTORED)
    assert (back.era, back.since, back.since_guests, back.widened, back.restored) == (4, 4, 4, (2,), (4,))
