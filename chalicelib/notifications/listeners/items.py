"""News of what people write: whoever is told may read it at this moment, and is told once."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from chalicelib.access.model import CommunityId, PersonId, PostId, Role, Stamp
from chalicelib.communities import store as places
from chalicelib.conversation.model.items import Comment, Post
from chalicelib.conversation.store import keys, reading
from chalicelib.conversation.store import marks as marked
from chalicelib.foundation import queries
from chalicelib.foundation.events import Event
from chalicelib.foundation.news import NotYet, together
from chalicelib.foundation.tables import Item
from chalicelib.notifications import actions, rules, store
from chalicelib.notifications.access import Asked, judged_of, recipients
from chalicelib.notifications.model import Why

STRETCH: Final = 100
GROUPED: Final = frozenset({Why.OWN, Why.FOLLOWING, Why.EVERYTHING})
"""What is shown as one: who is called or replied to is told of each by itself."""
ITEMS: Final = ("post", "comment")
"""What an event names besides its subject."""
Reasons = list[tuple[PersonId, Why]]
Found = Mapping[str, Item]


@dataclass(frozen=True, slots=True)
class Talk:
    """An event, the post that it is about, the audiences that it was written for, and whom it concerns."""

    event: Event
    post: Post
    stamps: tuple[Stamp, ...]
    reasons: Reasons
    group: str = ""


@together
def tell_of_post(told: Sequence[Event]) -> None:
    """On `post.written`: those whom it calls, and those who want to hear of everything there."""
    found = _found(told)
    written = [(event, post) for event in told if (post := _post(event, found)) is not None]
    listening = {place: _listening(place) for place in {post.community for _, post in written}}
    _tell(
        Talk(event, post, post.stamps, [*_mentioned(event), *listening[post.community]])
        for event, post in written
    )


@together
def tell_of_mentions(told: Sequence[Event]) -> None:
    """On a post or a comment that was edited: those whom it did not call before."""
    found = _found(event for event in told if event.refs.get("mentioned"))
    _tell(_about(event, found) for event in told if event.refs.get("mentioned"))


def _about(event: Event, found: Found) -> Talk | None:
    """An event about a post or a comment, as far as it is there; it concerns whom it calls."""
    post = _post(event, found)
    if post is None:
        return None
    comment = _comment(event, found) if keys.is_comment(event.subject) else None
    stamps = (*post.stamps, *(comment.stamps if comment else ()))
    return Talk(event, post, stamps, list(_mentioned(event)))


@together
def tell_of_comment(told: Sequence[Event]) -> None:
    """On `comment.written`: whom it calls, whom it replies to, the post's author, who follows the post."""
    found = _found(told)
    written = [
        (event, post, comment)
        for event in told
        if (post := _post(event, found)) is not None and (comment := _comment(event, found)) is not None
    ]
    parents = reading.stored({comment.parent for _, _, comment in written if comment.parent is not None})
    following = {name: _followers(name) for name in {post.id for _, post, _ in written}}
    talks = []
    for event, post, comment in written:
        reasons = [*_commented(event, post, parents.get(comment.parent or "")), *following[post.id]]
        talks.append(Talk(event, post, (*post.stamps, *comment.stamps), reasons, f"comments {post.id}"))
    _tell(talks)


def _commented(event: Event, post: Post, parent: Item | None) -> Iterator[tuple[PersonId, Why]]:
    yield from _mentioned(event)
    yield post.author.person, Why.OWN
    if parent is not None:
        yield PersonId(parent["author"]), Why.REPLIED


def tell_of_answer(event: Event) -> None:
    """On `question.answered`: who wrote the answer, and who asked where somebody else accepted it."""
    found = _found([event])
    post, answer = _post(event, found), found.get(event.refs["comment"])
    if post is None or answer is None:
        return
    comment = reading.comment_of(answer)
    reasons = [(comment.author.person, Why.ANSWER), (post.author.person, Why.OWN)]
    _tell([Talk(event, post, (*post.stamps, *comment.stamps), reasons)])


def tell_of_moderation(event: Event) -> None:
    """On what a moderator did to an item: its author, who may not read it now."""
    author = PersonId(event.refs["author"])
    found = recipients(CommunityId(event.community), [author] if author != event.by else [])
    notice = store.notice(event, Why.YOU)
    actions.tell((each.person, notice) for each in found if each.standing.membership is not None)


def tell_of_report(event: Event) -> None:
    """On a report: the moderators who may read what was reported, and never who reported it."""
    talk = _about(event, _found([event]))
    if talk is None:
        return
    notice = replace(store.notice(event, Why.MODERATOR, group=f"reports {event.subject}"), by=PersonId(""))
    moderators = [each for each in _moderators(talk.post.community) if each != event.by]
    found = recipients(talk.post.community, moderators)
    actions.tell((each.person, notice) for each in found if each.standing.reads(*talk.stamps))


def _tell(talks: Iterable[Talk | None]) -> None:
    near = [(talk, _nearest(talk)) for talk in talks if talk is not None]
    asked: list[Asked] = [
        (talk.post.community, each, talk.post.id) for talk, reasons in near for each in reasons
    ]
    meant = ((talk, why) for talk, reasons in near for why in reasons.values())
    actions.tell_all([
        (each.person, store.notice(talk.event, why, group=talk.group if why in GROUPED else ""))
        for (talk, why), each in zip(meant, judged_of(asked), strict=True)
        if each is not None and each.standing.reads(*talk.stamps)
        and rules.wanted(why, each.level, muted=each.muted)
    ])  # fmt: skip


def _nearest(talk: Talk) -> dict[PersonId, Why]:
    """For each person whom it concerns the reason that counts. Nobody hears of their own doing."""
    near = rules.nearest(talk.reasons)
    near.pop(PersonId(talk.event.by), None)
    return near


def _mentioned(event: Event) -> Iterator[tuple[PersonId, Why]]:
    for each in event.refs.get("mentioned", "").split():
        yield PersonId(each), Why.MENTIONED


def _found(told: Iterable[Event]) -> Found:
    """The rows of the posts and comments that events are about, in one call."""
    ids = [each for event in told for each in (event.subject, *map(event.refs.get, ITEMS))]
    return reading.stored(dict.fromkeys(each for each in ids if each))


def _post(event: Event, found: Found) -> Post | None:
    """The post that an event is about, None where it is gone. Raises NotYet where it cannot be read yet."""
    row = found.get(event.refs.get("post", event.subject))
    if row is None:
        raise NotYet
    post = reading.post_of(row)
    return None if post.deleted or post.hidden else post


def _comment(event: Event, found: Found) -> Comment | None:
    row = found.get(event.subject)
    if row is None:
        raise NotYet
    comment = reading.comment_of(row)
    return None if comment.deleted or comment.hidden else comment


def _followers(post_id: PostId) -> Reasons:
    rows = queries.every(marked.followers_query(post_id))
    return [(PersonId(str(row["sk"]).removeprefix(keys.PERSON)), Why.FOLLOWING) for row in rows]


def _listening(community: CommunityId) -> Reasons:
    rows = queries.every(places.listening_query(community))
    return [(PersonId(str(row["sk"]).removeprefix(keys.PERSON)), Why.EVERYTHING) for row in rows]


def _moderators(community: CommunityId) -> list[PersonId]:
    members = map(places.member_of, queries.every(places.people_query(community, None, STRETCH)))
    return [each.person for each in members if each.role is not Role.PARTICIPANT]
