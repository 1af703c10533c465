"""Pure decisions about break-glass and about looking as others."""

from dataclasses import replace

import pytest

from chalicelib.access.model import (
    Category,
    CommunityId,
    CompanyId,
    Gate,
    Guests,
    Kind,
    Membership,
    Opening,
    Packed,
    PersonId,
    Role,
    Rule,
    Stamp,
    Status,
    Visibility,
)
from chalicelib.access.model import NetworkRole as Roles
from chalicelib.access.openings import LASTS, unbroken
from chalicelib.access.policy import Asker
from chalicelib.access.viewer import Viewer
from chalicelib.communities.rules.openings import TOLD, told
from chalicelib.foundation import clock
from chalicelib.governance.model.glass import GlassRequest, GlassState, Signature
from chalicelib.governance.model.view_as import Double, Stranger
from chalicelib.governance.rules import glass as rules
from chalicelib.governance.rules.view_as import synthetic
from chalicelib.people.model import Person

PLACE, OTHER = CommunityId("place00000000"), CommunityId("other00000000")
BEA, CLEO = PersonId("bea0000000000"), PersonId("cleo000000000")
HOUR = clock.HOUR


def asked(ago: int, signed: int | None = None, ended: int | None = None) -> GlassRequest:
    now = clock.now()
    signature = Signature(CLEO, now - signed, now - signed + LASTS) if signed is not None else None
    return GlassRequest(
        "id", PLACE, 1, Category.LEGAL, "A court.", BEA, now - ago, signature,
        now - ended if ended is not None else None,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("request_", "state"),
    [
        (asked(0), GlassState.WAITING),
        (asked(23 * HOUR), GlassState.WAITING),
        (asked(24 * HOUR), GlassState.LAPSED),
        (asked(HOUR, ended=0), GlassState.WITHDRAWN),
        (asked(30 * HOUR, ended=20 * HOUR), GlassState.WITHDRAWN),
        (asked(HOUR, signed=0), GlassState.OPEN),
        (asked(24 * HOUR, signed=HOUR // 2), GlassState.OPEN),
        (asked(3 * HOUR, signed=HOUR), GlassState.ENDED),
        (asked(3 * HOUR, signed=HOUR // 2, ended=0), GlassState.ENDED),
    ],
)
def test_where_a_request_stands(request_: GlassRequest, state: GlassState) -> None:
    assert rules.state(request_) is state


RUNS = Person(BEA, Kind.MEMBER, Status.ACTIVE, "Bea", None, roles=frozenset({Roles.ADMINISTRATOR}))


@pytest.mark.parametrize(
    ("request_", "asker", "code"),
    [
        (asked(0), RUNS, None),
        (asked(0), None, "glass_asker_gone"),
        (asked(0), replace(RUNS, roles=frozenset({Roles.AUDITOR})), "glass_asker_gone"),
        (asked(0), replace(RUNS, status=Status.SUSPENDED), "glass_asker_gone"),
        (asked(HOUR), replace(RUNS, stood=clock.now()), "glass_asker_gone"),
        (asked(25 * HOUR), RUNS, "glass_lapsed"),
        (asked(HOUR, ended=0), RUNS, "glass_withdrawn"),
        (asked(HOUR, signed=0), RUNS, "glass_signed"),
        (asked(9 * HOUR, signed=2 * HOUR), RUNS, "glass_signed"),
    ],
)
def test_what_keeps_a_request_from_being_signed(
    request_: GlassRequest, asker: Person | None, code: str | None
) -> None:
    refusal = rules.refusal(request_, asker)
    assert (refusal.code if refusal else None) == code


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("1", 1),
        ("42", 42),
        ("999999", 999_999),
        ("1000000", None),
        ("0", None),
        ("01", None),
        ("", None),
        ("-1", None),
        ("1.0", None),
        ("²", None),
        ("٣", None),
        ("x", None),
    ],
)
def test_how_an_address_writes_a_number(text: str, number: int | None) -> None:
    assert rules.numbered(text) == number


def test_an_opening_says_when_it_really_ended() -> None:
    assert rules.opening(asked(0)) is None
    whole, early = asked(9, signed=8), asked(9, signed=8, ended=3)
    assert whole.signature is not None
    assert early.ended is not None
    assert rules.opening(whole) == Opening(
        1, BEA, CLEO, Category.LEGAL, whole.signature.at, whole.signature.until
    )
    shortened = rules.opening(early)
    assert shortened is not None
    assert shortened.until == early.ended


def test_documents_gain_and_lose_an_access() -> None:
    now = clock.now()
    was = Packed({}, {}, 3, {OTHER: now - 1})
    inside = rules.with_opening(was, PLACE, now + HOUR)
    assert inside == Packed({}, {}, 3, {PLACE: now + HOUR})
    assert rules.without_opening(inside, PLACE, now + 1) == inside
    assert rules.without_opening(inside, PLACE, now + HOUR) == Packed({}, {}, 3)


def test_an_access_does_not_outlive_a_break_in_the_role() -> None:
    at = clock.now() // clock.SECOND * clock.SECOND
    document = Packed({}, {}, 1, {PLACE: at + LASTS})
    assert unbroken(document, 0) is document
    assert unbroken(document, at + 999) is document, "who was appointed and let in within one second"
    assert unbroken(document, at + clock.SECOND) == Packed({}, {}, 1)


def test_the_card_forgets_after_ninety_days() -> None:
    now = clock.now()
    fresh = Opening(2, BEA, CLEO, Category.SAFETY, now - TOLD + clock.MINUTE, now)
    assert told([fresh, replace(fresh, number=1, at=now - TOLD)]) == [fresh]


def test_a_double_reads_no_more_than_the_steward_behind_it() -> None:
    at = Gate(PLACE, Rule(Visibility.SECRET, Guests("none")), 5, 1, 1)
    someone = Viewer(BEA, Kind.MEMBER, None, frozenset(), "en", Packed({}, {}))

    def double(since: int, steward_since: int) -> Double:
        askers = [
            Asker(Kind.MEMBER, None, Membership(Role.STEWARD, each, 0), invited=False)
            for each in (since, steward_since)
        ]
        from chalicelib.access.gate import Standing

        return Double(someone, at, askers[0], Standing(someone, at, askers[1]))

    stamp = Stamp(3, Visibility.SECRET, Guests("none"))
    assert double(1, 1).reads(stamp)
    assert not double(4, 1).reads(stamp)
    assert not double(1, 4).reads(stamp)


@pytest.mark.parametrize("stranger", list(Stranger))
def test_a_synthetic_viewer_has_nothing_of_the_steward_but_the_language(stranger: Stranger) -> None:
    at = Gate(PLACE, Rule(Visibility.PRIVATE, Guests("mixed")), 5, 2, 4)
    inside = Packed({PLACE: Membership(Role.STEWARD, 1, 0)}, {}, 7, {OTHER: clock.now() + HOUR})
    steward = Viewer(BEA, Kind.MEMBER, None, frozenset({Roles.ADMINISTRATOR}), "fr", inside)
    seen = synthetic(steward, at, stranger, CompanyId("acme"), guests=True)
    guest = stranger is Stranger.GUEST
    assert (seen.person, seen.roles, seen.credential, seen.language) == ("", frozenset(), "", "fr")
    assert (seen.kind, seen.company) == ((Kind.GUEST, "acme") if guest else (Kind.MEMBER, None))
    assert (seen.packed.openings, seen.packed.invitations, seen.packed.version) == ({}, {}, 0)
    places = [(each.role, each.since) for each in seen.packed.memberships.values()]
    assert places == ([] if stranger is Stranger.MEMBER else [(Role.PARTICIPANT, 4 if guest else 2)])
