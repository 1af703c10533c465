"""Pure decisions about how one comes in: seats, words that count, what is accepted."""

import pytest

from chalicelib.access import gate as gates
from chalicelib.access.memberships import packed, unpacked
from chalicelib.access.model import (
    CommunityId,
    Gate,
    Guests,
    Invitation,
    Kind,
    Membership,
    Packed,
    PersonId,
    Role,
    Rule,
    Visibility,
)
from chalicelib.access.viewer import Viewer
from chalicelib.communities import rules
from chalicelib.communities.actions.terms import accept
from chalicelib.communities.model.admission import Seats, Vouch
from chalicelib.foundation.held import Held
from chalicelib.foundation.refusals import Forbidden

PLACE, ANNA, BEN = CommunityId("place00000000"), PersonId("anna000000000"), PersonId("ben0000000000")


def gate_of(cap: int = 0, terms: int = 0) -> Gate:
    return Gate(PLACE, Rule(Visibility.PRIVATE, Guests("none")), 1, 1, 1, cap=cap, terms=terms)


@pytest.mark.parametrize(
    ("cap", "seats", "answer"),
    [
        (0, None, False),
        (0, Seats(9, 1), False),
        (3, None, False),
        (3, Seats(2, 1), False),
        (3, Seats(3, 1), True),
        (3, Seats(9, 1), True),
        (3, Seats(9, 1, counting=True), False),
    ],
)
def test_when_a_community_is_full(cap: int, seats: Seats | None, *, answer: bool) -> None:
    assert rules.full(gate_of(cap), seats) is answer


@pytest.mark.parametrize(
    ("vouches", "inside", "counts"),
    [
        ([], {ANNA: 0}, []),
        ([Vouch(ANNA, 5)], {}, []),
        ([Vouch(ANNA, 5)], {ANNA: 5}, [ANNA]),
        ([Vouch(ANNA, 5)], {ANNA: 6}, []),
        ([Vouch(ANNA, 5), Vouch(ANNA, 7)], {ANNA: 6}, [ANNA]),
        ([Vouch(BEN, 4), Vouch(ANNA, 5), Vouch(BEN, 6)], {ANNA: 1, BEN: 1}, [BEN, ANNA]),
    ],
)
def test_whose_word_counts(vouches: list[Vouch], inside: dict[PersonId, int], counts: list[PersonId]) -> None:
    assert rules.standing_by(vouches, inside) == counts


def test_accepting_changes_nothing_else_and_survives_writing() -> None:
    other = CommunityId("other00000000")
    before = Packed(
        {
            PLACE: Membership(Role.MODERATOR, 2, 3_000, listed=2),
            other: Membership(Role.STEWARD, 1, 1_000, accepted=4, listed=1),
        },
        {other: Invitation(BEN, 5_000, 1)},
        version=7,
    )
    after = rules.with_accepted(before, PLACE, 9)
    assert after.memberships[PLACE] == Membership(Role.MODERATOR, 2, 3_000, accepted=9, listed=2)
    assert after.memberships[other] == before.memberships[other]
    assert (after.invitations, after.version) == (before.invitations, 7)
    assert unpacked({"packed": packed(after), "version": 7}) == after


def test_a_bot_does_not_accept_for_its_owner() -> None:
    inside = Packed({PLACE: Membership(Role.PARTICIPANT, 1, 0)}, {})
    bot = Viewer(BEN, Kind.BOT, None, frozenset(), "en", inside, owner=ANNA, held=Held())
    with pytest.raises(Forbidden) as refused:
        accept(gates.standing(bot, gate_of(terms=1)), 1)
    assert refused.value.code == "bots_accept_nothing"
