"""What falls due: whoever was overtaken by another writer reads the account again."""

from functools import partial

from chalicelib.foundation.due import Due
from chalicelib.foundation.turns import settled
from chalicelib.people.actions import ends


def end_stay(what: Due) -> None:
    """A guest's last day has passed."""
    settled(partial(ends.end_stay, what))


def remind(what: Due) -> None:
    """A guest's last day is near."""
    settled(partial(ends.remind, what))


def rest_orphan(what: Due) -> None:
    """A guest has had no sponsor for two weeks."""
    settled(partial(ends.rest_orphan, what))


def move_address(what: Due) -> None:
    """Somebody's new address has come."""
    settled(partial(ends.move_address, what))
