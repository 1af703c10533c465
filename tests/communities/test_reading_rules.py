"""The reason never says anything but what the policy decides, for everybody, every rule and every stamp."""

from itertools import product

import pytest

from chalicelib.access import policy
from chalicelib.access.model import (
    MIXED,
    NONE,
    CommunityId,
    Gate,
    Guests,
    Kind,
    Membership,
    PersonId,
    Role,
    Rule,
    Stamp,
    Status,
    Visibility,
)
from chalicelib.access.policy import Asker
from chalicelib.communities.rules import READS, Because, of_item, of_place, told
from chalicelib.people.model import Person

ACME, BOLT = "acme", "bolt"
CLAUSES = (NONE, MIXED, ACME)
MEMBERSHIPS = (None, Membership(Role.PARTICIPANT, 1, 0), Membership(Role.PARTICIPANT, 3, 0))
ASKERS = [
    Asker(kind, company, membership, invited=False, opened=opened)
    for kind, company in ((Kind.MEMBER, None), (Kind.GUEST, ACME), (Kind.GUEST, BOLT), (Kind.GUEST, None))
    for membership in MEMBERSHIPS
    for opened in ((False, True) if kind is Kind.MEMBER else (False,))
]


def gates() -> list[Gate]:
    rules = product(Visibility, CLAUSES, (False, True))
    return [
        Gate(CommunityId("c"), Rule(visibility, Guests(guests)), 4, 4, 4, archived=archived)
        for visibility, guests, archived in rules
    ]


STAMPS = [
    Stamp(era, visibility, Guests(guests)) for era, visibility, guests in product((1, 3), Visibility, CLAUSES)
]


@pytest.mark.parametrize("asker", ASKERS, ids=str)
def test_a_reason_to_read_is_given_to_readers_and_to_nobody_else(asker: Asker) -> None:
    for gate, stamp, edit in product(gates(), STAMPS, (None, STAMPS[0], STAMPS[-1])):
        stamps = (stamp, edit) if edit else (stamp,)
        because = of_item(asker, gate, *stamps)
        assert (because in READS) is policy.may_read(asker, gate, *stamps), (gate, stamps)
        if because is Because.OUTSIDE:
            assert asker.membership is None
        if because is Because.CLAUSE:
            assert not all(policy.covers(each.guests, asker.company) for each in stamps)
        if because is Because.CAME_LATER:
            assert asker.membership is not None
            assert any(each.era < asker.membership.since for each in stamps)


def test_why_a_guest_sleeps() -> None:
    inside = Membership(Role.PARTICIPANT, 1, 0)
    guest, off = (
        Asker(Kind.GUEST, ACME, inside, invited=False),
        Asker(Kind.GUEST, None, inside, invited=False),
    )
    found = {
        (gate.rule.guests, gate.archived, who.company): of_place(who, gate)
        for gate in gates()
        for who in (guest, off)
    }
    assert found == {
        (clause, archived, company): Because.ARCHIVED
        if archived
        else Because.OFF
        if company is None
        else because
        for clause, because in ((NONE, Because.UNCOVERED), (MIXED, Because.MIXED), (ACME, Because.COMPANY))
        for archived in (False, True)
        for company in (ACME, None)
    }


@pytest.mark.parametrize(
    ("status", "ends", "answers", "because", "expected"),
    [
        (Status.ACTIVE, None, False, Because.INSIDE, Because.INSIDE),
        (Status.ACTIVE, 11, True, Because.INSIDE, Because.INSIDE),
        (Status.ACTIVE, 10, True, Because.INSIDE, Because.OVER),
        (Status.ACTIVE, 10, False, Because.INSIDE, Because.NOT_NOW),
        (Status.SUSPENDED, None, True, Because.OPEN, Because.SUSPENDED),
        (Status.SUSPENDED, None, False, Because.OPEN, Because.NOT_NOW),
        (Status.INVITED, None, True, Because.MIXED, Because.INVITED),
        (Status.INVITED, None, False, Because.GLASS, Because.NOT_NOW),
        (Status.DEPARTED, None, False, Because.OPEN, Because.DEPARTED),
        (Status.SUSPENDED, None, True, Because.OUTSIDE, Because.OUTSIDE),
        (Status.SUSPENDED, None, False, Because.CLAUSE, Because.CLAUSE),
    ],
)
def test_how_an_account_stands_is_said_only_where_nothing_else_keeps_it_out(
    status: Status, ends: int | None, answers: bool, because: Because, expected: Because
) -> None:
    person = Person(PersonId("p"), Kind.GUEST, status, "Gil", None, ends=ends)
    assert told(because, person, 10, answers=answers) is expected
