"""Bots: made by a member, acting with what the member may do now, and gone with them."""

from chalicelib.access.model import Kind, PersonId, Status
from chalicelib.access.viewer import Viewer
from chalicelib.foundation import clock, ids
from chalicelib.foundation.changes import Change
from chalicelib.foundation.refusals import NotFound
from chalicelib.people import access, store
from chalicelib.people.actions import tokens
from chalicelib.people.drafts import TokenDraft
from chalicelib.people.events import BotMade, PersonDeparted
from chalicelib.people.model import Person, Token
from chalicelib.people.rules import profiles, standing
from chalicelib.people.store import bots, credentials


def make(viewer: Viewer, name: str) -> Person:
    """Makes a bot. Raises Forbidden for guests, bots and tokens, Invalid, Conflict `too_many_bots`."""
    access.require_person(viewer)
    access.require_member(viewer)
    access.require_session(viewer)
    bot = Person(
        id=PersonId(ids.short()),
        kind=Kind.BOT,
        status=Status.ACTIVE,
        name=profiles.name(name),
        address=None,
        activated=clock.now(),
        owner=viewer.person,
    )
    change = Change()
    kept = store.keep(change, bot, was=None)
    change.commit(BotMade(by=viewer.person, subject=bot.id))
    return kept


def mine(viewer: Viewer) -> list[Person]:
    """The viewer's bots that have not departed, the newest first."""
    found = [store.person_of(viewer, each) for each in _listed(viewer)]
    return sorted((each for each in found if each), key=lambda bot: -(bot.activated or 0))


def _listed(viewer: Viewer) -> list[PersonId]:
    found = bots.bots_in(viewer.held.row(bots.key(viewer.person)))
    viewer.held.rows(store.card(each) for each in found)
    return found


def own(viewer: Viewer, bot_id: PersonId) -> Person:
    """One of the viewer's bots, departed or not. Raises NotFound for anybody else's."""
    bot = store.person_of(viewer, bot_id)
    if bot is None or bot.owner != viewer.person:
        raise NotFound
    return bot


def working(viewer: Viewer, bot_id: PersonId) -> Person:
    """The same, where it has not departed. Raises NotFound."""
    bot = own(viewer, bot_id)
    if bot.status is Status.DEPARTED:
        raise NotFound
    return bot


def retire(viewer: Viewer, bot_id: PersonId) -> None:
    """Ends a bot for good: its tokens open nothing from the next request on. One that has ended stays so."""
    end(own(viewer, bot_id), by=viewer.person)


def end(bot: Person, *, by: str) -> None:
    """The same, whoever does it."""
    if bot.status is Status.DEPARTED:
        return
    change = Change()
    store.keep(change, standing.with_status(bot, Status.DEPARTED), was=bot)
    change.commit(PersonDeparted(by=by, subject=bot.id))


def token(viewer: Viewer, bot_id: PersonId, draft: TokenDraft) -> tuple[Token, str]:
    """Makes a token for a bot, as `tokens.make` does for oneself. Raises NotFound too."""
    return tokens.make(viewer, draft, bot=working(viewer, bot_id))


def tokens_of(viewer: Viewer, bot_id: PersonId) -> list[Token]:
    """The tokens of one of the viewer's bots, the newest first. Raises NotFound."""
    return credentials.tokens(own(viewer, bot_id).id)
