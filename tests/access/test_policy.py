"""The policy table, every verb × kind × role × rule × archived, against an answer written from access.md."""

import itertools
from typing import Any

import pytest

from chalicelib.access.model import (
    MIXED,
    NONE,
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
from chalicelib.access.policy import Asker, admits, covers, may, may_read, reach
from chalicelib.access.verbs import Verb

VOUCHING = Admission.VOUCHING
OPEN, PRIVATE, SECRET = Visibility.OPEN, Visibility.PRIVATE, Visibility.SECRET
ACME, BOLT = "acme000000000", "bolt000000000"
PLACES: list[Role | None] = [None, *Role]


def gate(visibility: Visibility = PRIVATE, guests: str = NONE, era: int = 1, **state: Any) -> Gate:
    return Gate(CommunityId("c" * 13), Rule(visibility, Guests(guests)), era, era, era, **state)


def asker(
    kind: Kind, role: Role | None, company: str | None = None, since: int = 1, invited: bool = False
) -> Asker:
    return Asker(kind, company, None if role is None else Membership(role, since, 0), invited)


def allowed(verb: Verb, visibility: Visibility, role: Role | None, invited: bool) -> bool:
    """What access.md says about an employee, sentence by sentence."""
    inside = role is not None
    return {
        Verb.KNOW_OF: visibility is not SECRET or inside or invited,
        Verb.READ: visibility is OPEN or inside,
        Verb.LIST_PEOPLE: visibility is OPEN or inside,
        Verb.JOIN: visibility is OPEN,
        Verb.ASK: visibility is not SECRET,
        Verb.ACCEPT: inside or invited,
        Verb.LEAVE: inside,
        Verb.POST: inside,
        Verb.COMMENT: inside,
        Verb.REACT: inside,
        Verb.MARK: visibility is OPEN or inside,
        Verb.REPORT: visibility is OPEN or inside,
        Verb.INVITE: inside,
        Verb.MODERATE: role in (Role.MODERATOR, Role.STEWARD),
        Verb.CONFIGURE: role is Role.STEWARD,
        Verb.ADMIT: role is Role.STEWARD,
        Verb.VOUCH: False,
        Verb.APPOINT: role is Role.STEWARD,
        Verb.ARCHIVE: role is Role.STEWARD,
    }[verb]


@pytest.mark.parametrize("visibility", Visibility)
@pytest.mark.parametrize("verb", Verb)
def test_employees_may_what_the_table_says(verb: Verb, visibility: Visibility) -> None:
    for role, invited in itertools.product(PLACES, (False, True)):
        someone = asker(Kind.MEMBER, role, invited=invited)
        assert may(someone, verb, gate(visibility)) is allowed(verb, visibility, role, invited), (
            role,
            invited,
        )


GUESTS_MAY = {
    Verb.KNOW_OF, Verb.READ, Verb.LIST_PEOPLE, Verb.JOIN, Verb.ASK, Verb.ACCEPT, Verb.LEAVE,
    Verb.POST, Verb.COMMENT, Verb.REACT, Verb.MARK, Verb.REPORT,
}  # fmt: skip


@pytest.mark.parametrize("visibility", Visibility)
@pytest.mark.parametrize("verb", Verb)
def test_guests_are_participants_at_most(verb: Verb, visibility: Visibility) -> None:
    expected = verb in GUESTS_MAY and allowed(verb, visibility, Role.PARTICIPANT, False)
    for role in Role:
        assert may(asker(Kind.GUEST, role, ACME), verb, gate(visibility, ACME)) is expected, role


@pytest.mark.parametrize("visibility", Visibility)
@pytest.mark.parametrize("verb", Verb)
def test_only_what_let_a_guest_in_exists_for_them(verb: Verb, visibility: Visibility) -> None:
    outside = asker(Kind.GUEST, None, ACME)
    assert may(outside, verb, gate(visibility, MIXED)) is False
    invited = asker(Kind.GUEST, None, ACME, invited=True)
    assert may(invited, verb, gate(visibility, MIXED)) is (verb in {Verb.KNOW_OF, Verb.ACCEPT})


@pytest.mark.parametrize("clause", [NONE, BOLT])
@pytest.mark.parametrize("verb", Verb)
def test_a_guest_whom_the_clause_does_not_cover_sleeps(verb: Verb, clause: str) -> None:
    for visibility, invited in itertools.product(Visibility, (False, True)):
        someone = asker(Kind.GUEST, Role.PARTICIPANT, ACME, invited=invited)
        assert may(someone, verb, gate(visibility, clause)) is False


NOT_FOR_BOTS = {
    Verb.INVITE, Verb.MODERATE, Verb.CONFIGURE, Verb.ADMIT, Verb.APPOINT, Verb.ARCHIVE,
    Verb.JOIN, Verb.ASK, Verb.ACCEPT, Verb.LEAVE,
}  # fmt: skip


@pytest.mark.parametrize("visibility", Visibility)
@pytest.mark.parametrize("verb", Verb)
def test_bots_may_what_their_owner_may_but_neither_decide_nor_come_and_go(
    verb: Verb, visibility: Visibility
) -> None:
    for role, invited in itertools.product(PLACES, (False, True)):
        owners = allowed(verb, visibility, role, invited)
        bot = asker(Kind.BOT, role, invited=invited)
        assert may(bot, verb, gate(visibility)) is (owners and verb not in NOT_FOR_BOTS), (role, invited)


@pytest.mark.parametrize("visibility", Visibility)
def test_employees_inside_vouch_where_the_stewards_let_them(visibility: Visibility) -> None:
    for kind, role, invited in itertools.product(Kind, PLACES, (False, True)):
        someone, inside = asker(kind, role, ACME, invited=invited), kind is Kind.MEMBER and role is not None
        assert may(someone, Verb.VOUCH, gate(visibility, ACME, admission=VOUCHING)) is inside, (kind, role)
        assert may(someone, Verb.VOUCH, gate(visibility, ACME)) is False, (kind, role)
        assert may(someone, Verb.VOUCH, gate(visibility, ACME, admission=VOUCHING, frozen=True)) is False


@pytest.mark.parametrize("verb", Verb)
def test_who_has_not_accepted_the_rules_reads_and_does_not_write(verb: Verb) -> None:
    told, agreed = Membership(Role.STEWARD, 1, 0, accepted=1), Membership(Role.STEWARD, 1, 0, accepted=2)
    speaking, at = {Verb.POST, Verb.COMMENT, Verb.REACT}, gate(OPEN, terms=2, admission=VOUCHING)
    assert may(Asker(Kind.MEMBER, None, told, False), verb, at) is (verb not in speaking)
    assert may(Asker(Kind.MEMBER, None, agreed, False), verb, at) is True


@pytest.mark.parametrize("verb", Verb)
def test_what_is_archived_is_read_only(verb: Verb) -> None:
    asleep = {Verb.JOIN, Verb.ASK, Verb.ACCEPT, Verb.POST, Verb.COMMENT, Verb.REACT, Verb.INVITE, Verb.ADMIT}
    asleep |= {Verb.VOUCH}
    archived = gate(OPEN, ACME, archived=True, admission=VOUCHING)
    assert may(asker(Kind.MEMBER, Role.STEWARD), verb, archived) is (verb not in asleep)
    assert may(asker(Kind.GUEST, Role.PARTICIPANT, ACME), verb, archived) is False


@pytest.mark.parametrize("verb", Verb)
def test_what_is_deleted_exists_for_nobody(verb: Verb) -> None:
    for kind, role in itertools.product(Kind, PLACES):
        assert may(asker(kind, role, ACME, invited=True), verb, gate(OPEN, MIXED, deleted=True)) is False
        assert reach(asker(kind, role, ACME), gate(OPEN, MIXED, deleted=True)) == 0


@pytest.mark.parametrize(
    ("clause", "company", "covered"),
    [(NONE, ACME, False), (NONE, None, False), (MIXED, ACME, True), (MIXED, None, False), (ACME, ACME, True),
     (ACME, BOLT, False), (ACME, None, False)],
)  # fmt: skip
def test_the_wall(clause: str, company: str | None, covered: bool) -> None:
    assert covers(clause, company) is covered


@pytest.mark.parametrize(("era", "since", "stamped", "inside", "reads"), [
    (era, since, stamped, inside, stamped is OPEN or (inside and since <= era))
    for era, since, stamped, inside in itertools.product((1, 2, 3), (1, 2, 3), Visibility, (True, False))
])  # fmt: skip
def test_employees_read_eras_since_they_came_in(
    era: int, since: int, stamped: Visibility, inside: bool, reads: bool
) -> None:
    someone = asker(Kind.MEMBER, Role.STEWARD if inside else None, since=since)
    stamp = Stamp(era, stamped, Guests(NONE))
    assert admits(someone, stamp) is reads
    assert may_read(someone, gate(OPEN, era=3), stamp) is reads
    assert may_read(someone, gate(PRIVATE, era=3), stamp) is (reads and inside)


@pytest.mark.parametrize("clause", [NONE, MIXED, ACME, BOLT])
@pytest.mark.parametrize("era", [1, 2])
def test_guests_read_what_was_written_under_a_clause_of_theirs(clause: str, era: int) -> None:
    for stamped in Visibility:
        someone = asker(Kind.GUEST, Role.PARTICIPANT, ACME, since=2)
        assert admits(someone, Stamp(era, stamped, Guests(clause))) is (clause in (MIXED, ACME) and era >= 2)


def test_every_stamp_counts() -> None:
    """A comment needs its post's stamp too."""
    someone = asker(Kind.MEMBER, Role.PARTICIPANT, since=2)
    old, new = Stamp(1, PRIVATE, Guests(NONE)), Stamp(2, PRIVATE, Guests(NONE))
    assert may_read(someone, gate(era=2), new)
    assert not may_read(someone, gate(era=2), new, old)


def test_whom_the_community_shuts_out_reads_nothing_that_was_written_for_them() -> None:
    """A stamp admits those for whom something was written; the community's own rule is asked all the same."""
    guest = asker(Kind.GUEST, Role.PARTICIPANT, ACME)
    theirs, everybodys = Stamp(1, PRIVATE, Guests(ACME)), Stamp(1, OPEN, Guests(NONE))
    assert admits(guest, theirs)
    for place in (
        gate(),
        gate(PRIVATE, BOLT),
        gate(PRIVATE, ACME, archived=True),
        gate(PRIVATE, ACME, deleted=True),
    ):
        assert not may_read(guest, place, theirs)
    outside = asker(Kind.MEMBER, None)
    assert admits(outside, everybodys)
    assert not may_read(outside, gate(PRIVATE), everybodys)


@pytest.mark.parametrize("text", ["1.o.none", "12.p.mixed", f"3.s.{ACME}"])
def test_stamps_survive_writing(text: str) -> None:
    assert Stamp.of(text).text == text
