"""Sessions of browsers and tokens of integrations: stored as keyed hashes, ended by removing their row."""

from contextlib import suppress
from typing import Final

from pynamodb.attributes import NumberAttribute, UnicodeAttribute, UnicodeSetAttribute
from pynamodb.exceptions import PynamoDBException

from chalicelib.access import keys, scopes
from chalicelib.access.arrival import GUEST, OWNED, SESSIONS, TOKENS
from chalicelib.access.model import Kind, PersonId
from chalicelib.access.viewer import Viewer, Visitor
from chalicelib.foundation import clock, queries, seals, singles
from chalicelib.foundation.changes import Change
from chalicelib.foundation.queries import Query
from chalicelib.foundation.refusals import Unavailable
from chalicelib.foundation.tables import EphemeraRow, Item, Key, NetworkRow, Row
from chalicelib.people.model import Session, Token

SESSION: Final = "SESSION#"
TOKEN: Final = "TOKEN#"
STRETCH: Final = 100


class SessionRow(EphemeraRow, discriminator="Session"):
    """`PERSON#p` / `SESSION#hash`: read in every request that comes with its cookie."""

    id = UnicodeAttribute()
    device = UnicodeAttribute()
    created = NumberAttribute()


class TokenRow(NetworkRow, discriminator="Token"):
    """`PERSON#p` / `TOKEN#hash`: kept in `network`, because it outlives a restore. `expires` is in seconds,
    as where rows time out."""

    id = UnicodeAttribute()
    name = UnicodeAttribute()
    created = NumberAttribute()
    expires = NumberAttribute()
    scopes: UnicodeSetAttribute = UnicodeSetAttribute(null=True)
    used = NumberAttribute(null=True)


def secret(kind: Kind, owner: PersonId | None = None, *, bare: str = "") -> str:
    """A new secret, which says what judging it takes to read: that it is a guest's, or whose bot's.

    Random, unless the `bare` secret is given.
    """
    mark = GUEST if kind is Kind.GUEST else ""
    return mark + (f"{owner}{OWNED}" if owner else "") + (bare or seals.token())


def open_session(change: Change, person: PersonId, secret: str, session: Session) -> None:
    """Writes a session under the hash of its secret."""
    key = keys.session(person, seals.sealed(SESSIONS, person, secret))
    expires = session.ends // clock.SECOND
    change.make(
        SessionRow(
            key.pk, key.sk, id=session.id, device=session.device, created=session.created, expires=expires
        )
    )


def make_token(change: Change, person: PersonId, secret: str, token: Token) -> None:
    """Writes a token under the hash of its secret."""
    key = keys.token(person, seals.sealed(TOKENS, person, secret))
    expires = token.ends // clock.SECOND
    change.make(
        TokenRow(
            key.pk, key.sk, id=token.id, name=token.name, created=token.created, expires=expires,
            scopes={each.value for each in token.scopes},
        )
    )  # fmt: skip


def end(change: Change, person: PersonId, row: str) -> None:
    """Removes a session or a token: the next request that comes with it is nobody's."""
    change.delete(_row(person, row))


def forget(person: PersonId, row: str) -> None:
    """Removes a session or a token without telling; repeats change nothing."""
    singles.delete(_row(person, row))


def _row(person: PersonId, row: str) -> Row:
    return (SessionRow if row.startswith(SESSION) else TokenRow)(f"PERSON#{person}", row)


def sessions(person: PersonId) -> list[Session]:
    """The sessions of a person that still run, newest first."""
    found = [_session(item) for item in _all("ephemera", person, SESSION)]
    return sorted((each for each in found if each.ends > clock.now()), key=lambda each: -each.created)


def tokens(person: PersonId) -> list[Token]:
    """The tokens of a person that were not revoked, newest first, those whose day has passed too."""
    return sorted((_token(item) for item in _all("network", person, TOKEN)), key=lambda each: -each.created)


def _all(table: str, person: PersonId, prefix: str) -> list[Item]:
    found: list[Item] = []
    after: str | None = None
    while True:
        stretch = queries.query(Query(table, f"PERSON#{person}", prefix=prefix, after=after, limit=STRETCH))
        found += stretch.items
        if not stretch.more:
            return found
        after = stretch.items[-1]["sk"]


def _session(item: Item) -> Session:
    return Session(item["id"], item["sk"], item["device"], item["created"], item["expires"] * clock.SECOND)


def _token(item: Item) -> Token:
    return Token(
        item["id"], item["sk"], item["name"], item["created"], item["expires"] * clock.SECOND,
        scopes.of(item), item.get("used"),
    )  # fmt: skip


def note_use(viewer: Viewer | Visitor, _door: str = "", _params: object = None) -> None:
    """Notes that a token was used, once an hour. What was asked for is done whether this succeeds or not."""
    if isinstance(viewer, Visitor) or not viewer.credential.startswith(TOKEN):
        return
    known = viewer.held.row(Key("network", f"PERSON#{viewer.person}", viewer.credential))
    if known is None or known.get("used", 0) > clock.now() - clock.HOUR:
        return
    with suppress(Unavailable, PynamoDBException):
        row = TokenRow(f"PERSON#{viewer.person}", viewer.credential)
        singles.update(row, TokenRow.used.set(clock.now()), condition=TokenRow.pk.exists())
