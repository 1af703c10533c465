"""What a person keeps for themselves of a community: repeat-safe single writes that never touch
memberships."""

from pynamodb.expressions.condition import Condition
from pynamodb.expressions.operand import Path
from pynamodb.expressions.update import Action

from chalicelib.access import keys as judged
from chalicelib.access.model import CommunityId, PersonId
from chalicelib.communities.model import Level, Marks
from chalicelib.communities.store.rows import ListeningRow, MarksRow
from chalicelib.foundation import singles
from chalicelib.foundation.queries import Query
from chalicelib.foundation.tables import Item


def marks_of(item: Item | None) -> Marks:
    """The marks of a stored row; none where there is none."""
    if item is None:
        return Marks()
    return Marks(item.get("marks") or {}, frozenset(item.get("favourites") or ()), item.get("levels") or {})


def keep_marks(
    person: PersonId, community: CommunityId, *, favourite: bool | None, level: Level | None, was: Item | None
) -> Item:
    """Sets what is given; answers the row as it is then."""
    row = _row(person, was)
    actions: list[Action] = []
    if favourite is not None:
        favourites = MarksRow.favourites
        actions.append(favourites.add({community}) if favourite else favourites.delete({community}))
    if level is not None:
        _keep_listening(person, community, level)
        actions.append(Path(["levels", community]).set(level.value))
    return singles.update(row, *actions) or {}


def keep_read(person: PersonId, community: CommunityId, ulid: str, was: Item | None) -> Item | None:
    """Moves the reading mark on; None where it stands further already: two devices never go back.

    Where it stands there already it is moved again: botocore repeats a call whose answer was lost.
    """
    mark = Path(["marks", community])
    behind: Condition = mark.does_not_exist() | (mark <= ulid)
    return singles.update(_row(person, was), mark.set(ulid), condition=behind)


def _keep_listening(person: PersonId, community: CommunityId, level: Level) -> None:
    """Before the mark itself: who is listed too much is not told, who is listed too little would never be."""
    row = ListeningRow(_listening(community), f"PERSON#{person}")
    if level is Level.EVERYTHING:
        singles.put(row)
    else:
        singles.delete(row)


def listening_query(community: CommunityId) -> Query:
    """Those who may want to hear of everything in a community."""
    return Query("network", _listening(community), limit=100)


def _listening(community: CommunityId) -> str:
    return f"COMMUNITY#{community}#L"


def _row(person: PersonId, was: Item | None) -> MarksRow:
    """The row to change. The first mark of a person needs its maps to be there."""
    key = judged.reading(person)
    if was is None:
        singles.put(MarksRow(key.pk, key.sk, marks={}, levels={}), MarksRow.pk.does_not_exist())
    return MarksRow(key.pk, key.sk)
