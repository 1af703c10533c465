"""Whose bots there are: one row for all of a person's, so that nobody has too many."""

from typing import Final

from pynamodb.attributes import UnicodeSetAttribute
from pynamodb.expressions.condition import Condition, size

from chalicelib.access.model import Kind, PersonId, Status
from chalicelib.foundation.changes import Change
from chalicelib.foundation.refusals import Conflict
from chalicelib.foundation.tables import Item, Key, NetworkRow
from chalicelib.people.model import Person

MOST: Final = 10
"""Bots that one person can have."""


class BotsRow(NetworkRow, discriminator="Bots"):
    """`PERSON#p` / `BOTS`: the bots of a person that have not departed."""

    bots = UnicodeSetAttribute(null=True)


def key(owner: str) -> Key:
    """Where a person's bots are listed."""
    return Key("network", f"PERSON#{owner}", "BOTS")


def bots_in(item: Item | None) -> list[PersonId]:
    """The bots that a stored row tells, in the order of their ids."""
    return [PersonId(each) for each in sorted((item or {}).get("bots") or ())]


def keep(change: Change, bot: Person, *, was: Person | None) -> None:
    """Keeps an owner's list with a bot's card. One too many raises Conflict `too_many_bots`."""
    if bot.kind is not Kind.BOT or bot.owner is None:
        return
    place = key(bot.owner)
    row = BotsRow(place.pk, place.sk)
    if was is None:
        change.update(row, BotsRow.bots.add({bot.id}), condition=_room(), otherwise=Conflict("too_many_bots"))
    elif bot.status is Status.DEPARTED and was.status is not Status.DEPARTED:
        change.update(row, BotsRow.bots.delete({bot.id}))


def _room() -> Condition:
    # PynamoDB types everything but this function.
    few: Condition = size(BotsRow.bots) < MOST  # type: ignore[no-untyped-call]
    room: Condition = BotsRow.bots.does_not_exist() | few
    return room
