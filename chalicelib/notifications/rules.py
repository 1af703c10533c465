"""Pure decisions about notices: which of several reasons counts, and what is shown as one."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from chalicelib.access.model import PersonId
from chalicelib.communities.model import Level
from chalicelib.notifications.model import Group, Notice, Why

RANK: Final = {why: rank for rank, why in enumerate(Why)}
PERSONAL: Final = frozenset({Why.MENTIONED, Why.ANSWER, Why.REPLIED})
"""What people who want to hear of mentions and answers alone are told."""
TALK: Final = PERSONAL | {Why.OWN, Why.FOLLOWING, Why.EVERYTHING}
"""What a community's level speaks of: who wants to hear nothing is still told what concerns themselves."""


def nearest(reasons: Iterable[tuple[PersonId, Why]]) -> dict[PersonId, Why]:
    """For each person the reason that counts."""
    found: dict[PersonId, Why] = {}
    for person, why in reasons:
        if person not in found or RANK[why] < RANK[found[person]]:
            found[person] = why
    return found


def wanted(why: Why, level: Level, *, muted: bool) -> bool:
    """Whether somebody wants to hear of talk for that reason, in a community and on a post of theirs."""
    if muted or level is Level.NOTHING:
        return False
    return level is Level.EVERYTHING or why is not Why.EVERYTHING


def folded(notices: Sequence[Notice], most: int) -> tuple[list[Group], str | None]:
    """Groups of notices that come newest first, and the id of the last one taken where more may follow.

    Stops before the notice that would begin one group too many: what follows of a group that was begun is
    found on the next page.
    """
    groups: dict[str, list[Notice]] = {}
    last = None
    for notice in notices:
        name = notice.group or notice.id
        if name not in groups and len(groups) == most:
            return _groups(groups), last
        groups.setdefault(name, []).append(notice)
        last = notice.id
    return _groups(groups), None


def _groups(groups: Mapping[str, list[Notice]]) -> list[Group]:
    return [Group(tuple(each)) for each in groups.values()]
