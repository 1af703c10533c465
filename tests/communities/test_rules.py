"""Pure decisions: the ratchet, eras, fingerprints, unread, packed documents."""

from dataclasses import replace

import pytest

from chalicelib.access.model import (
    CommunityId,
    CompanyId,
    Gate,
    Guests,
    Invitation,
    Kind,
    Membership,
    Packed,
    PersonId,
    Role,
    Rule,
    Stamp,
    Status,
    Visibility,
)
from chalicelib.access.policy import Asker
from chalicelib.communities import rules
from chalicelib.communities.rules import Candidate
from chalicelib.foundation import clock, ids
from chalicelib.foundation.refusals import Refusal

OPEN, PRIVATE, SECRET = Visibility.OPEN, Visibility.PRIVATE, Visibility.SECRET
PLACE = CommunityId("place00000000")
CLAUSES = ("none", "acme", "other", "mixed")
NARROWER = {
    ("mixed", "acme"), ("mixed", "other"), ("mixed", "none"), ("acme", "none"), ("other", "none"),
    *((each, each) for each in CLAUSES),
}  # fmt: skip


def gate_of(visibility: Visibility = PRIVATE, guests: str = "mixed", era: int = 3, *companies: str) -> Gate:
    return Gate(PLACE, Rule(visibility, Guests(guests)), era, 1, 2, companies=companies)


@pytest.mark.parametrize("was", CLAUSES)
@pytest.mark.parametrize("now", CLAUSES)
def test_a_clause_narrows_only_to_less_of_the_same(was: str, now: str) -> None:
    assert rules.clause_widens(was, now) is ((was, now) not in NARROWER)
    assert rules.widens(Rule(OPEN, Guests(was)), Rule(SECRET, Guests(now))) is ((was, now) not in NARROWER)


@pytest.mark.parametrize(
    ("was", "now", "answer"),
    [(OPEN, PRIVATE, False), (PRIVATE, SECRET, False), (PRIVATE, OPEN, True), (SECRET, PRIVATE, True)],
)
def test_visibility_widens_upwards(was: Visibility, now: Visibility, *, answer: bool) -> None:
    assert rules.widens(Rule(was, Guests("none")), Rule(now, Guests("none"))) is answer


def test_the_run_of_eras_that_newcomers_read() -> None:
    before = gate_of(PRIVATE, "mixed", 3)
    narrower = rules.following(before, Rule(PRIVATE, Guests("acme")))
    assert (narrower.era, narrower.since, narrower.since_guests) == (4, 1, 4)
    hidden = rules.following(narrower, Rule(SECRET, Guests("acme")))
    assert (hidden.era, hidden.since, hidden.since_guests) == (5, 5, 5)


def test_from_where_somebody_reads_is_settled_when_they_come_in() -> None:
    at = gate_of()
    assert rules.membership_of(Kind.MEMBER, Role.PARTICIPANT, at).since == 1
    assert rules.membership_of(Kind.GUEST, Role.PARTICIPANT, at).since == 2


@pytest.mark.parametrize(
    ("change", "answer"),
    [
        ({}, False),
        ({"companies": ("acme", "other")}, True),
        ({"companies": ()}, False),
        ({"bridges": ("hook",)}, True),
        ({"rule": Rule(OPEN, Guests("mixed")), "era": 4}, True),
        ({"rule": Rule(SECRET, Guests("mixed")), "era": 4}, False),
        ({"rule": Rule(PRIVATE, Guests("none")), "era": 4}, False),
        ({"era": 2}, True),
    ],
)
def test_only_more_readers_make_a_fingerprint_stale(change: dict[str, object], *, answer: bool) -> None:
    then = gate_of(PRIVATE, "mixed", 3, "acme")
    assert rules.widened(rules.fingerprint(then), replace(then, **change)) is answer


def test_a_company_that_the_clause_shuts_out_does_not_read() -> None:
    at = gate_of(PRIVATE, "acme", 3, "acme", "other")
    assert rules.covered(at) == ["acme"]
    assert rules.fingerprint(at) == rules.fingerprint(replace(at, companies=("acme",)))


@pytest.mark.parametrize(
    "taken", ["", "x", "3", "3.q.mixed.", "3.p", "9.p.mixed.", "-1.p.mixed.", "³.p.mixed.", "....."]
)
def test_a_fingerprint_that_is_not_ours_counts_as_stale(taken: str) -> None:
    assert rules.widened(taken, gate_of(OPEN, "mixed", 3)) is True


def test_unread_is_newer_readable_and_by_somebody_else() -> None:
    inside = Asker(Kind.MEMBER, None, Membership(Role.PARTICIPANT, 2, 0), invited=False)
    texts = ["01|2.p.none|anna", "02|1.p.none|anna", "03|1.o.none|anna", "04|2.p.none|me", "05|3.s.none|anna"]
    entries = [rules.entry_of(text) for text in texts]
    assert entries[0].stamp == Stamp(2, PRIVATE, Guests("none"))
    assert rules.unread(entries, inside, PersonId("me"), "00") == 3
    assert rules.unread(entries, inside, PersonId("me"), "01") == 2
    assert rules.unread([entries[0]] * 40, inside, PersonId("me"), "") == rules.MANY


def test_documents_gain_and_lose_a_place() -> None:
    fresh = Invitation(PersonId("anna"), clock.now(), 3)
    old = Invitation(PersonId("anna"), clock.now() - 15 * clock.DAY, 3)
    elsewhere, lapsed = CommunityId("elsewhere"), CommunityId("lapsed")
    packed = Packed({}, {PLACE: fresh, elsewhere: fresh, lapsed: old}, 4)
    inside = rules.with_membership(packed, PLACE, Membership(Role.PARTICIPANT, 1, 0))
    assert (set(inside.memberships), set(inside.invitations), inside.version) == ({PLACE}, {elsewhere}, 4)
    assert rules.without(inside, PLACE) == Packed({}, {elsewhere: fresh}, 4)


def candidate(
    kind: Kind = Kind.MEMBER, company: str | None = None, status: Status = Status.ACTIVE
) -> Candidate:
    return Candidate(PersonId("p"), kind, company and CompanyId(company), status, Packed({}, {}))


def code(refusal: Refusal | None) -> str | None:
    return refusal.code if refusal else None


@pytest.mark.parametrize(
    ("who", "role", "answer"),
    [
        (candidate(), Role.STEWARD, None),
        (candidate(status=Status.INVITED), Role.PARTICIPANT, None),
        (candidate(status=Status.SUSPENDED), Role.PARTICIPANT, "account_closed"),
        (candidate(status=Status.DEPARTED), Role.PARTICIPANT, "account_closed"),
        (candidate(Kind.GUEST, "acme"), Role.PARTICIPANT, None),
        (candidate(Kind.GUEST, "acme"), Role.MODERATOR, "participants_only"),
        (candidate(Kind.GUEST, "other"), Role.PARTICIPANT, "company_wall"),
        (candidate(Kind.GUEST), Role.PARTICIPANT, "company_wall"),
        (candidate(Kind.BOT), Role.STEWARD, "bots_follow_owners"),
        (candidate(Kind.BOT), Role.PARTICIPANT, "bots_follow_owners"),
    ],
)
def test_what_keeps_somebody_out(who: Candidate, role: Role, answer: str | None) -> None:
    assert code(who.refusal(gate_of(PRIVATE, "acme"), role)) == answer


def test_nobody_is_in_more_places_than_their_document_holds() -> None:
    full = Packed({CommunityId(ids.short()): Membership(Role.PARTICIPANT, 1, 0) for _ in range(300)}, {})
    assert code(replace(candidate(), packed=full).refusal(gate_of())) == "too_many_communities"
