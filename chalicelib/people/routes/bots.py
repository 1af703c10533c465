"""One's own bots and their tokens."""

from collections.abc import Mapping

from chalicelib.access.model import PersonId
from chalicelib.access.viewer import Viewer
from chalicelib.foundation import doors
from chalicelib.foundation.http import Created, Nothing, Page, created, nothing
from chalicelib.foundation.tables import Key
from chalicelib.people.actions import bots, tokens
from chalicelib.people.drafts import BotDraft, TokenDraft
from chalicelib.people.model import Token
from chalicelib.people.present import own
from chalicelib.people.store.bots import key


def _bots(person: str, _params: Mapping[str, str]) -> list[Key]:
    return [key(person)]


@doors.open("GET", "/me/bots", wants=_bots)
def list_bots(viewer: Viewer) -> Page[own.BotView]:
    """Lists one's bots, the newest first."""
    return Page([own.bot(each) for each in bots.mine(viewer)])


def _bot_again(viewer: Viewer, subject: str, params: Mapping[str, str]) -> Created[own.BotView]:
    return _made(own.bot(bots.working(viewer, PersonId(subject))))


def _made(view: own.BotView) -> Created[own.BotView]:
    return created(view, f"/people/{view.id}")


@doors.open("POST", "/me/bots", again=_bot_again, raises=("too_many_bots",))
def make_bot(viewer: Viewer, draft: BotDraft) -> Created[own.BotView]:
    """Makes a bot, which acts with what one may do oneself (members)."""
    return _made(own.bot(bots.make(viewer, draft.name)))


@doors.open("DELETE", "/me/bots/{bot_id}")
def retire_bot(viewer: Viewer, bot_id: PersonId) -> Nothing:
    """Ends one of one's bots for good, and its tokens with it."""
    bots.retire(viewer, bot_id)
    return nothing()


@doors.open("GET", "/me/bots/{bot_id}/tokens")
def list_bot_tokens(viewer: Viewer, bot_id: PersonId) -> Page[own.TokenView]:
    """Lists the tokens of one of one's bots, the newest first."""
    return Page([own.token(each) for each in bots.tokens_of(viewer, bot_id)])


def _token_again(viewer: Viewer, subject: str, params: Mapping[str, str]) -> Created[own.TokenMade]:
    bot_id = PersonId(params["bot_id"])
    return _token_made(bot_id, *tokens.made(viewer, subject, bot=bots.working(viewer, bot_id)))


def _token_made(bot_id: PersonId, token: Token, text: str) -> Created[own.TokenMade]:
    return created(own.token_made(token, text), f"/bots/{bot_id}/tokens/{token.id}")


@doors.open("POST", "/me/bots/{bot_id}/tokens", again=_token_again, raises=("too_many_tokens",))
def make_bot_token(viewer: Viewer, draft: TokenDraft, bot_id: PersonId) -> Created[own.TokenMade]:
    """Makes a token for one of one's bots, which is shown this once."""
    return _token_made(bot_id, *bots.token(viewer, bot_id, draft))


@doors.open("DELETE", "/bots/{bot_id}/tokens/{token_id}")
def revoke_bot_token(viewer: Viewer, bot_id: PersonId, token_id: str) -> Nothing:
    """Revokes a token of one of one's bots."""
    tokens.revoke(viewer, token_id, bot=bots.own(viewer, bot_id))
    return nothing()
