"""What ends mails with one click, also for who is not signed in: a sealed name that nobody can make up."""

from typing import Final

from chalicelib.access.model import PersonId
from chalicelib.foundation import cursors
from chalicelib.foundation.refusals import BadRequest, NotFound

PURPOSE: Final = "unsubscribe"
NOBODY: Final = ""
"""Whoever holds the mail holds the token: it is bound to no reader."""


def token(person: PersonId) -> str:
    """What stands in somebody's mails. It never lapses: old mails stop new ones too."""
    return cursors.written(NOBODY, PURPOSE, [person])


def address(origin: str, person: PersonId) -> str:
    """Where a reader's mail program sends its one click."""
    return f"{origin}/api/v1/unsubscribe/{token(person)}"


def page(origin: str, person: PersonId) -> str:
    """The page that a reader follows a link to, and that asks before it stops anything."""
    return f"{origin}/unsubscribe/{token(person)}"


def person_of(token: str) -> PersonId:
    """Whose mails a token ends. Raises NotFound for a text that is none."""
    try:
        return PersonId(cursors.read(NOBODY, PURPOSE, token)[0])
    except BadRequest:
        raise NotFound from None
