"""The list of the directory's tokens. A token itself stands with whoever made it, and ends with them."""

from collections.abc import Iterable
from typing import Final

from pynamodb.attributes import UnicodeAttribute

from chalicelib.access import keys
from chalicelib.access.model import PersonId, Status
from chalicelib.foundation import clock
from chalicelib.foundation.changes import Change
from chalicelib.foundation.queries import Query
from chalicelib.foundation.tables import Item, Key, NetworkRow
from chalicelib.network import rules
from chalicelib.people.model import Token
from chalicelib.provisioning.model.resources import Credential

PARTITION: Final = "DIRECTORY"
PREFIX: Final = "TOKEN#"
MOST: Final = 10
"""Tokens of the directory that a network can have."""


class ListedRow(NetworkRow, discriminator="DirectoryToken"):
    """`DIRECTORY` / `TOKEN#id`: whose token it is, and where it stands. A hint: the token's row decides."""

    person = UnicodeAttribute()
    row = UnicodeAttribute()


def listed() -> Query:
    """The query for all of them."""
    return Query("network", PARTITION, prefix=PREFIX, limit=100)


def places(found: Iterable[Item]) -> list[Key]:
    """The rows of what is listed: each token's, and the card of whoever made it."""
    return [
        place
        for item in found
        for place in (Key("network", f"PERSON#{item['person']}", item["row"]), keys.card(item["person"]))
    ]


def credential_in(listed: Item, token: Item | None, card: Item | None) -> Credential | None:
    """The token that is listed; None once it was revoked, or ended with whoever made it."""
    if token is None:
        return None
    ends = token["expires"] * clock.SECOND
    runs = card is not None and card["status"] == Status.ACTIVE and rules.holds(card, clock.now())
    return Credential(
        listed["sk"].removeprefix(PREFIX), PersonId(listed["person"]), token["name"], token["created"], ends,
        token.get("used"), runs and ends > clock.now(),
    )  # fmt: skip


def list_(change: Change, person: PersonId, token: Token, row: str) -> None:
    """Lists a token that is made."""
    change.make(ListedRow(PARTITION, PREFIX + token.id, person=person, row=row))


def unlist(change: Change, token_id: str) -> None:
    """Takes one off the list; one that somebody took off meanwhile is looked for anew."""
    change.delete(ListedRow(PARTITION, PREFIX + token_id), ListedRow.pk.exists())
