"""From which era on somebody reads, as it leaves the house."""

from datetime import datetime

import msgspec

from chalicelib.access.model import Kind
from chalicelib.access.verbs import Verb
from chalicelib.communities import access
from chalicelib.communities.access import Reading
from chalicelib.communities.present.changes import ChangeAct
from chalicelib.communities.rules.earlier import Earlier, may_sign
from chalicelib.foundation import clock
from chalicelib.people.present import PersonRef, ref


class EarlierWaiting(msgspec.Struct, frozen=True):
    """What waits for a second signature: from which era on somebody shall read."""

    era: int
    proposed_by: PersonRef | None
    proposed_at: datetime
    lapses_at: datetime
    may: list[ChangeAct]


class EarlierView(msgspec.Struct, frozen=True):
    """From which era on a person inside reads, and what waits for a second signature."""

    person: str
    era: int
    waiting: EarlierWaiting | None


def earlier(seen: Reading) -> EarlierView:
    """From which era on somebody reads. At most one call, for a face."""
    waiting = seen.waiting if seen.waiting is not None and seen.waiting.stands else None
    shown = _waiting(seen, waiting) if waiting is not None else None
    return EarlierView(seen.candidate.id, seen.membership.since, shown)


def _waiting(seen: Reading, waiting: Earlier) -> EarlierWaiting:
    face = access.named(seen.standing, [waiting.by]).get(waiting.by)
    return EarlierWaiting(
        era=waiting.era,
        proposed_by=ref(face) if face is not None else None,
        proposed_at=clock.utc(waiting.at),
        lapses_at=clock.utc(waiting.lapses),
        may=_acts(seen, waiting),
    )


def _acts(seen: Reading, waiting: Earlier) -> list[ChangeAct]:
    standing, viewer = seen.standing, seen.standing.viewer
    own = waiting.by == viewer.person
    another = not own and seen.candidate.id != viewer.principal and seen.candidate.kind is Kind.MEMBER
    signs = another and may_sign(viewer.kind, standing.membership, waiting.era)
    withdraws = own or standing.may(Verb.CONFIGURE)
    return [ChangeAct.SIGN] * signs + [ChangeAct.WITHDRAW] * withdraws
