"""News of what people write: whoever is told may read it at this moment, and is told once."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Final

from chalicelib.access.model import CommunityId, PersonId, Role, Stamp
from chalicelib.communities import store as places
from chalicelib.conversation.model.items import Comment, Post
from chalicelib.conversation.store import keys, reading
from chalicelib.conversation.store import marks as marked
from chalicelib.foundation import queries, rows
from chalicelib.foundation.events import Event
from chalicelib.foundation.news import NotYet
from chalicelib.foundation.tables import Item
from chalicelib.notifications import actions, rules, store
from chalicelib.notifications.access import recipients
from chalicelib.notifications.model import Why

STRETCH: Final = 100
GROUPED: Final = frozenset({Why.OWN, Why.FOLLOWING, Why.EVERYTHING})
"""What is shown as one: who is called or replied to is told of each by itself."""
Reasons = list[tuple[PersonId, Why]]


def tell_of_post(event: Event) -> None:
    """On `post.written`: those whom it calls, and those who want to hear of everything there."""
    post = _post(event)
    if post is not None:
        everything = [(each, Why.EVERYTHING) for each in _listening(post.community)]
        _tell(event, post, post.stamps, [*_mentioned(event), *everything])


def tell_of_mentions(event: Event) -> None:
    """On a post or a comment that was edited: those whom it did not call before."""
    post = _post(event)
    if post is not None:
        comment = _comment(event) if keys.is_comment(event.subject) else None
        stamps = (*post.stamps, *(comment.stamps if comment else ()))
        _tell(event, post, stamps, list(_mentioned(event)))


def tell_of_comment(event: Event) -> None:
    """On `comment.written`: whom it calls, whom it replies to, the post's author, who follows the post."""
    post, comment = _post(event), _comment(event)
    if post is None or comment is None:
        return
    reasons = [*_mentioned(event), (post.author.person, Why.OWN), *_followers(post)]
    if comment.parent is not None:
        parent = _item(comment.parent)
        reasons += [(PersonId(parent["author"]), Why.REPLIED)] if parent else []
    _tell(event, post, (*post.stamps, *comment.stamps), reasons, group=f"comments {post.id}")


def tell_of_answer(event: Event) -> None:
    """On `question.answered`: who wrote the answer, and who asked where somebody else accepted it."""
    post, answer = _post(event), _item(event.refs["comment"])
    if post is None or answer is None:
        return
    comment = reading.comment_of(answer)
    reasons = [(comment.author.person, Why.ANSWER), (post.author.person, Why.OWN)]
    _tell(event, post, (*post.stamps, *comment.stamps), reasons)


def tell_of_moderation(event: Event) -> None:
    """On what a moderator did to an item: its author, who may not read it now."""
    author = PersonId(event.refs["author"])
    found = recipients(CommunityId(event.community), [author] if author != event.by else [])
    notice = store.notice(event, Why.YOU)
    actions.tell((each.person, notice) for each in found if each.standing.membership is not None)


def tell_of_report(event: Event) -> None:
    """On a report: the moderators who may read what was reported, and never who reported it."""
    post = _post(event)
    if post is None:
        return
    comment = _comment(event) if keys.is_comment(event.subject) else None
    stamps = (*post.stamps, *(comment.stamps if comment else ()))
    notice = replace(store.notice(event, Why.MODERATOR, group=f"reports {event.subject}"), by=PersonId(""))
    moderators = [each for each in _moderators(post.community) if each != event.by]
    found = recipients(post.community, moderators)
    actions.tell((each.person, notice) for each in found if each.standing.reads(*stamps))


def _tell(event: Event, post: Post, stamps: Iterable[Stamp], reasons: Reasons, group: str = "") -> None:
    near, needed = rules.nearest(reasons), tuple(stamps)
    near.pop(PersonId(event.by), None)
    found = (
        (each.person, near[each.person])
        for each in recipients(post.community, near, post.id)
        if each.standing.reads(*needed) and rules.wanted(near[each.person], each.level, muted=each.muted)
    )
    actions.tell(
        (person, store.notice(event, why, group=group if why in GROUPED else "")) for person, why in found
    )


def _mentioned(event: Event) -> Iterator[tuple[PersonId, Why]]:
    for each in event.refs.get("mentioned", "").split():
        yield PersonId(each), Why.MENTIONED


def _post(event: Event) -> Post | None:
    """The post that an event is about, None where it is gone. Raises NotYet where it cannot be read yet."""
    row = _item(event.refs.get("post", event.subject))
    if row is None:
        raise NotYet
    post = reading.post_of(row)
    return None if post.deleted or post.hidden else post


def _comment(event: Event) -> Comment | None:
    row = _item(event.subject)
    if row is None:
        raise NotYet
    comment = reading.comment_of(row)
    return None if comment.deleted or comment.hidden else comment


def _item(item_id: str) -> Item | None:
    key = keys.item(item_id)
    return rows.fetch([key]).get(key)


def _followers(post: Post) -> Iterator[tuple[PersonId, Why]]:
    for row in queries.every(marked.followers_query(post.id)):
        yield PersonId(str(row["sk"]).removeprefix(keys.PERSON)), Why.FOLLOWING


def _listening(community: CommunityId) -> Iterator[PersonId]:
    for row in queries.every(places.listening_query(community)):
        yield PersonId(str(row["sk"]).removeprefix(keys.PERSON))


def _moderators(community: CommunityId) -> list[PersonId]:
    members = map(places.member_of, queries.every(places.people_query(community, None, STRETCH)))
    return [each.person for each in members if each.role is not Role.PARTICIPANT]
