"""Tokens of integrations: made once, listed, revoked."""

from typing import Final

from chalicelib.access.arrival import TOKEN
from chalicelib.access.model import PersonId, Scope
from chalicelib.access.viewer import Viewer
from chalicelib.foundation import clock, ids, once
from chalicelib.foundation.changes import Change
from chalicelib.foundation.hygiene import line
from chalicelib.foundation.refusals import Conflict, NotFound, fault
from chalicelib.people import access
from chalicelib.people.drafts import TokenDraft
from chalicelib.people.events import TokenMade, TokenRevoked
from chalicelib.people.model import Person, Token
from chalicelib.people.rules.ends import ends_at
from chalicelib.people.rules.profiles import MOST as LONG
from chalicelib.people.store import credentials

MOST: Final = 50
"""Tokens that one person can have."""


def make(viewer: Viewer, draft: TokenDraft, *, bot: Person | None = None) -> tuple[Token, str]:
    """Makes a token for the viewer, or for a bot of theirs; answers it with the text to send as a bearer,
    which is never shown again.

    Raises Invalid for a day that is not ahead or too far, Forbidden `session_only`,
    Conflict `too_many_tokens`.
    """
    access.require_session(viewer)
    if Scope.PROVISION in draft.scopes:
        # A directory's token is made where administrators see all of them.
        raise fault("/scopes", "unknown_value")
    holder = _holder(viewer, bot)
    if len(credentials.tokens(holder)) >= MOST:
        raise Conflict("too_many_tokens")
    clean = line(draft.name, pointer="/name", most=LONG["name"])
    ends = ends_at(draft.ends_on, pointer="/ends_on")
    token = Token(ids.short(), "", clean, clock.now(), ends, frozenset(draft.scopes))
    secret = _secret(viewer, bot, token.id)
    change = Change()
    credentials.make_token(change, holder, secret, token)
    change.commit(TokenMade(by=viewer.person, subject=token.id, refs=_whose(bot)))
    return token, _bearer(holder, secret)


def made(viewer: Viewer, token_id: str, *, bot: Person | None = None) -> tuple[Token, str]:
    """The token that a repeated request made the first time. Raises NotFound when it was revoked."""
    access.require_session(viewer)
    holder = _holder(viewer, bot)
    for token in credentials.tokens(holder):
        if token.id == token_id:
            return token, _bearer(holder, _secret(viewer, bot, token_id))
    raise NotFound


def revoke(viewer: Viewer, token_id: str, *, bot: Person | None = None) -> None:
    """Revokes a token of the viewer, or of a bot of theirs; one that is revoked already stays so."""
    holder = _holder(viewer, bot)
    for token in credentials.tokens(holder):
        if token.id == token_id:
            change = Change()
            credentials.end(change, holder, token.row)
            change.commit(TokenRevoked(by=viewer.person, subject=token_id, refs=_whose(bot)))


def _holder(viewer: Viewer, bot: Person | None) -> PersonId:
    return bot.id if bot is not None else viewer.person


def _whose(bot: Person | None) -> dict[str, str]:
    return {"bot": bot.id} if bot is not None else {}


def _secret(viewer: Viewer, bot: Person | None, token_id: str) -> str:
    """Random; but derived where the request carried an Idempotency-Key."""
    bare = once.secret("token secrets", viewer.held, viewer.person, token_id) or ""
    if bot is not None:
        return credentials.secret(bot.kind, viewer.person, bare=bare)
    return credentials.secret(viewer.kind, bare=bare)


def _bearer(holder: PersonId, secret: str) -> str:
    return f"{TOKEN}{holder}_{secret}"
