"""What an address tells before anything is read: the rows that judging it will need.

Subjects add the parts of paths that are theirs. A hint is never believed; the row that is read says
where it belongs.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Final

from chalicelib.access import keys
from chalicelib.foundation import ids
from chalicelib.foundation.tables import Key

Hint = Callable[[str, str], Iterable[Key]]
"""(viewing person, value in the path) → keys."""
HINTS: Final[dict[str, Hint]] = {"community_id": lambda viewer, value: [keys.gate(value, viewer)]}


def add(part: str, hint: Hint) -> None:
    """Teaches the door what a part of a path means."""
    HINTS[part] = hint


def of(viewer: str, params: Mapping[str, str]) -> Iterator[Key]:
    """The rows that an address names, as seen by one person. Values that cannot be ids name none."""
    for part, value in params.items():
        hint = HINTS.get(part)
        if hint is not None and _plausible(value):
            yield from hint(viewer, value)


def _plausible(value: str) -> bool:
    return any(
        ids.well_formed(value, length)
        for length in (ids.SHORT, ids.SHORT + ids.LONG, ids.SHORT + 2 * ids.LONG)
    )
