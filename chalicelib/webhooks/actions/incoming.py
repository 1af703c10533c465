"""Messages that come in: a steward makes an address, and what is sent to it is posted by a bot."""

from typing import Final

from chalicelib.access import gate
from chalicelib.access.model import CommunityId, Kind, PersonId, Status
from chalicelib.access.verbs import Verb
from chalicelib.access.viewer import Viewer
from chalicelib.communities import rules as communities
from chalicelib.communities import store as places
from chalicelib.conversation.actions import posts
from chalicelib.conversation.model.drafts import PostDraft
from chalicelib.conversation.model.items import PostKind
from chalicelib.foundation import clock, ids, once, seals
from chalicelib.foundation.changes import Change
from chalicelib.foundation.events import Event
from chalicelib.foundation.refusals import Conflict, NotFound, Raced, Unavailable, fault
from chalicelib.people import access as people
from chalicelib.people import store as persons
from chalicelib.people.events import BotMade, PersonDeparted
from chalicelib.people.model import Person
from chalicelib.people.rules import profiles, standing
from chalicelib.webhooks.access import incoming as access
from chalicelib.webhooks.drafts import MessageDraft
from chalicelib.webhooks.events import IncomingMade, IncomingRevoked
from chalicelib.webhooks.model import Incoming
from chalicelib.webhooks.rules.slack import markdown
from chalicelib.webhooks.store import incoming as store
from chalicelib.webhooks.store import paces

MOST: Final = 10
"""Addresses that one community can have."""
TRIES: Final = 6


def make(viewer: Viewer, community_id: CommunityId, name: str) -> tuple[Incoming, str]:
    """Makes an address and the bot that posts what comes in by it; answers the token, shown this once.

    Raises NotFound, Forbidden, Invalid, Conflict `too_many_incoming`, `too_many_bots`, `archived`.
    """
    reached = gate.reach(viewer, Verb.CONFIGURE, community_id)
    people.require_session(viewer)
    if reached.gate.archived:
        raise Conflict("archived")
    if len(access.of_community(viewer, community_id)) >= MOST:
        raise Conflict("too_many_incoming")
    now, own = clock.now(), ids.short()
    secret = _secret(viewer, own)
    bot = Person(
        id=PersonId(ids.short()), kind=Kind.BOT, status=Status.ACTIVE, name=profiles.name(name),
        address=None, activated=now, owner=viewer.person,
    )  # fmt: skip
    made = Incoming(own, community_id, bot.name, viewer.person, bot.id, now)
    change = Change()
    persons.keep(change, bot, was=None)
    store.make(change, made, secret)
    places.demand_steward(change, community_id, viewer.person)
    fact = IncomingMade(by=viewer.person, subject=own, community=community_id, refs={"bot": bot.id})
    change.commit(fact, BotMade(by=viewer.person, subject=bot.id))
    return made, store.token(made, secret)


def made(viewer: Viewer, community_id: CommunityId, incoming_id: str) -> tuple[Incoming, str]:
    """What a repeated request made the first time. Raises NotFound when it was revoked."""
    people.require_session(viewer)
    found = access.one(viewer, community_id, incoming_id)
    if found is None:
        raise NotFound
    return found, store.token(found, _secret(viewer, found.id))


def _secret(viewer: Viewer, incoming_id: str) -> str:
    """Random; but derived where the request carried an Idempotency-Key."""
    return once.secret("incoming secrets", viewer.held, viewer.person, incoming_id) or seals.token()


def revoke(viewer: Viewer, community_id: CommunityId, incoming_id: str) -> None:
    """Takes an address away, whoever of the stewards made it, and retires its bot. Doing so twice is doing so
    once."""
    found = access.one(viewer, community_id, incoming_id)
    if found is None:
        return
    change, by = Change(), viewer.person
    store.drop(change, found)
    places.demand_steward(change, community_id, by)
    facts: list[Event] = [
        IncomingRevoked(by=by, subject=found.id, community=community_id, refs={"bot": found.bot})
    ]
    bot = persons.person_of(viewer, found.bot)
    if bot is not None and bot.status is not Status.DEPARTED:
        persons.keep(change, standing.with_status(bot, Status.DEPARTED), was=bot)
        facts.append(PersonDeparted(by=by, subject=bot.id))
    change.commit(*facts)


def post(token: str, draft: MessageDraft) -> str:
    """Posts a message for whoever reads the community now; answers the post's id.

    Raises NotFound for whatever cannot post any more, TooMany, Invalid.
    """
    for _ in range(TRIES):
        found, seen = access.sender(token)
        paces.keep("incoming", found.id, most=paces.MESSAGES)
        try:
            audience = communities.fingerprint(seen.gate)
            written = posts.write(seen.viewer, found.community, _draft(draft, audience))
        except (Raced, Conflict):
            # Something changed while this was written: it is judged again.
            continue
        return written[0].post.id
    raise Unavailable


def _draft(draft: MessageDraft, audience: str) -> PostDraft:
    if (draft.body is None) == (draft.text is None):
        raise fault("/body", "one_text")
    body = draft.body if draft.body is not None else markdown(draft.text or "")
    return PostDraft(PostKind.UPDATE, body, audience, draft.title)
