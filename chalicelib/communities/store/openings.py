"""Break-glass accesses as a community's card keeps them: one line each, for those inside to see."""

from collections.abc import Iterable

from pynamodb.expressions.condition import Condition

from chalicelib.access import keys as judged
from chalicelib.access.model import Category, Opening, PersonId
from chalicelib.communities.model import Community
from chalicelib.communities.store.rows import CardRow
from chalicelib.foundation.changes import Change


def openings_of(lines: Iterable[str]) -> tuple[Opening, ...]:
    """The accesses of stored lines, newest first."""
    return tuple(sorted(map(_opening, lines), key=lambda each: (each.at, each.number), reverse=True))


def keep_opened(change: Change, community: Community, opened: Iterable[Opening]) -> None:
    """Replaces what a card tells of accesses, where it is as it was read; otherwise it is decided anew."""
    key = judged.community(community.id)
    before, after = {_line(each) for each in community.opened}, {_line(each) for each in opened}
    same: Condition = CardRow.opened == before if before else CardRow.opened.does_not_exist()
    action = CardRow.opened.set(after) if after else CardRow.opened.remove()
    change.update(CardRow(key.pk, key.sk), action, condition=CardRow.pk.exists() & same)


def _line(opening: Opening) -> str:
    category = opening.category.value
    return f"{opening.number}|{opening.by}|{opening.signed_by}|{category}|{opening.at}|{opening.until}"


def _opening(line: str) -> Opening:
    number, by, signed_by, category, at, until = line.split("|")
    return Opening(int(number), PersonId(by), PersonId(signed_by), Category(category), int(at), int(until))
