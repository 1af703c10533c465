"""A community as somebody else would be shown it, made by what would show it to them."""

from dataclasses import replace

import msgspec

from chalicelib.access.verbs import Verb
from chalicelib.communities import access as communities
from chalicelib.communities import present as cards
from chalicelib.communities.model.audience import AudiencePreview
from chalicelib.communities.present import CommunityCard, SeatView
from chalicelib.conversation import access
from chalicelib.conversation.present import PostCard, cards_of
from chalicelib.conversation.store import reading
from chalicelib.foundation.http import Page
from chalicelib.foundation.queries import Query
from chalicelib.governance.model.view_as import Double, Stranger

PEOPLE = 20
"""As many people as the first page of the list would show."""


class ViewAs(msgspec.Struct, frozen=True):
    """What somebody would see. Where they would not know of the community, `knows_of` is all that is said.

    `audience` is null for who may not read, `people` are the first of the list.
    """

    viewer: Stranger
    knows_of: bool
    may: list[Verb]
    card: CommunityCard | None
    audience: AudiencePreview | None
    posts: Page[PostCard]
    people: list[SeatView]


def nothing(stranger: Stranger) -> ViewAs:
    """What somebody sees for whom a community does not exist."""
    return ViewAs(stranger, knows_of=False, may=[], card=None, audience=None, posts=Page([]), people=[])


def everything(stranger: Stranger, seen: Double, posts: Page[PostCard]) -> ViewAs:
    """What somebody sees who knows of a community."""
    card = cards.community(replace(communities.sight(seen.viewer, seen.community), standing=seen))
    return ViewAs(
        viewer=stranger,
        knows_of=True,
        may=card.may,
        card=card,
        audience=communities.audience(seen.viewer, seen) if seen.may(Verb.READ) else None,
        posts=posts,
        people=_people(seen) if seen.may(Verb.LIST_PEOPLE) else [],
    )


def _people(seen: Double) -> list[SeatView]:
    found, _ = communities.inside(seen, None, PEOPLE)
    return [cards.seat(seen, row, face) for row, face in found]


def posts(seen: Double, wanted: Query, limit: int) -> tuple[list[PostCard], str | None]:
    """A page of the posts that they would read and the steward reads too, and where it goes on."""
    if not seen.may(Verb.READ):
        # Nothing in the stream is theirs: it is not walked to its end to find that out.
        return [], None
    entries, last = access.entries(seen, wanted, limit)
    return [each for each in cards_of(seen.viewer, entries) if _both_read(seen, each)], last


def _both_read(seen: Double, card: PostCard) -> bool:
    post = reading.post(seen.viewer.held, card.id)
    return post is not None and seen.reads(*post.stamps)
