"""Which mails have left. The service has no memory of them, so each is claimed before it is sent."""

from pynamodb.attributes import BooleanAttribute, UnicodeAttribute

from chalicelib.foundation import clock, rows, seals, singles
from chalicelib.foundation.changes import Change
from chalicelib.foundation.tables import EphemeraRow, Item, Key

REMEMBERED = 45 * clock.DAY


class SentRow(EphemeraRow, discriminator="Sent"):
    """`SENT#name of the mail` / `MAIL`: claimed before it leaves, by a claim of its own, done when it has."""

    claim = UnicodeAttribute(null=True)
    done = BooleanAttribute(null=True)


def key(name: str) -> Key:
    """Where the claim on a mail stands."""
    return Key("ephemera", f"SENT#{name}", "MAIL")


def claim(change: Change, name: str, *, otherwise: Exception) -> None:
    """Claims a mail together with what it takes."""
    change.make(_row(name), otherwise=otherwise)


def claimed(name: str) -> bool:
    """Claims a mail; False where it was claimed before.

    botocore repeats a call whose answer was lost: what it finds then is its own claim, and stands.
    """
    row = _row(name)
    row.claim = seals.token()
    return singles.put(row, SentRow.pk.does_not_exist() | (SentRow.claim == row.claim))


def release(name: str) -> None:
    """Gives a claim back: the mail has certainly not left."""
    singles.delete(_row(name))


def give_back(change: Change, name: str) -> None:
    """The same, together with what the claim took."""
    change.delete(_row(name))


def sent(name: str) -> None:
    """Notes that a mail has left."""
    singles.update(_row(name), SentRow.done.set(True))


def settle(change: Change, name: str, *, otherwise: Exception) -> None:
    """Notes that nobody looks after a mail any more; raises `otherwise` where that was noted before."""
    change.update(
        _row(name), SentRow.done.set(True), condition=SentRow.done.does_not_exist(), otherwise=otherwise
    )


def is_sent(name: str) -> bool:
    """Whether a mail has left."""
    return is_done(rows.fetch([key(name)]).get(key(name)))


def is_done(item: Item | None) -> bool:
    """Whether nothing is left to do for the mail of a stored claim."""
    return item is not None and bool(item.get("done"))


def _row(name: str) -> SentRow:
    at = key(name)
    return SentRow(at.pk, at.sk, expires=(clock.now() + REMEMBERED) // clock.SECOND)
