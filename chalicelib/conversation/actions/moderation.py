"""What moderators do to what they can read: hide and restore, close and reopen, leave as it is."""

from collections.abc import Callable
from dataclasses import replace
from typing import Final

from chalicelib.access import gate
from chalicelib.access.model import CommunityId
from chalicelib.access.verbs import Verb
from chalicelib.access.viewer import Viewer
from chalicelib.communities import store as communities
from chalicelib.conversation import access, events
from chalicelib.conversation.access import Line, Readable
from chalicelib.conversation.actions import answers, pins, telling
from chalicelib.conversation.model.cases import Case, Decision, Deed, Undoing
from chalicelib.conversation.model.drafts import ClosingDraft, HidingDraft
from chalicelib.conversation.model.items import Entry
from chalicelib.conversation.rules import audiences, texts
from chalicelib.conversation.rules import cases as rules
from chalicelib.conversation.store import cases, comments, heads, posts
from chalicelib.foundation import clock, log
from chalicelib.foundation.changes import Change
from chalicelib.foundation.events import Event
from chalicelib.foundation.refusals import NotFound, Unavailable

FACTS: Final[dict[Deed, tuple[type[Event], type[Event]]]] = {
    Deed.HIDDEN: (events.PostHidden, events.CommentHidden),
    Deed.RESTORED: (events.PostRestored, events.CommentRestored),
    Deed.CLOSED: (events.PostClosed, events.PostClosed),
    Deed.REOPENED: (events.PostReopened, events.PostReopened),
    Deed.DISMISSED: (events.ReportsDismissed, events.ReportsDismissed),
}
"""What is told of a post, and of a comment."""


def hide(viewer: Viewer, item_id: str, draft: HidingDraft) -> Line:
    """Hides a post or a comment from everybody. What is hidden already stays so, for the first reason."""
    found = access.moderated(viewer, item_id)
    decision = _decision(found, Deed.HIDDEN, draft.reason, draft.text)
    if found.item.hidden:
        return Line(cases.case(viewer.held, found.item.id), found)
    change = Change()
    if found.comment is None:
        posts.keep_hidden(change, found.post, hidden=True)
        pins.drop(change, found)
    else:
        comments.keep_hidden(change, found.comment, hidden=True)
        answers.drop(change, found, found.comment)
    case = _decide(change, found, decision)
    if found.comment is None:
        _tell_head(found, heads.drop)
        return Line(case, replace(found, post=replace(found.post, hidden=True, pinned=False)))
    return Line(case, replace(found, comment=replace(found.comment, hidden=True)))


def restore(viewer: Viewer, item_id: str, reason: Undoing) -> None:
    """Lets a hidden post or comment be read again; on top, or the answer, it is not any more."""
    found = access.moderated(viewer, item_id)
    if not found.item.hidden:
        return
    change = Change()
    if found.comment is None:
        posts.keep_hidden(change, found.post, hidden=False)
    else:
        comments.keep_hidden(change, found.comment, hidden=False)
    _decide(change, found, _decision(found, Deed.RESTORED, reason))
    if found.comment is None:
        _tell_head(found, heads.put_back)


def close(viewer: Viewer, post_id: str, draft: ClosingDraft) -> Readable:
    """Lets a post take no more comments. One that is closed already stays so, for the first reason."""
    found = access.reach(viewer, Verb.MODERATE, post_id)
    decision = _decision(found, Deed.CLOSED, draft.reason, draft.text)
    if found.post.closed:
        return found
    change = Change()
    posts.keep_closed(change, found.post, closed=True)
    _decide(change, found, decision)
    return replace(found, post=replace(found.post, closed=True))


def reopen(viewer: Viewer, post_id: str, reason: Undoing) -> None:
    """Lets a closed post take comments again."""
    found = access.reach(viewer, Verb.MODERATE, post_id)
    if not found.post.closed:
        return
    change = Change()
    posts.keep_closed(change, found.post, closed=False)
    _decide(change, found, _decision(found, Deed.REOPENED, reason))


def dismiss(viewer: Viewer, community_id: CommunityId, item_id: str, reason: Undoing) -> None:
    """Answers what was reported of an item by leaving it as it is; nothing where no report waits.

    Raises NotFound where the item does not belong to the community.
    """
    gate.reach(viewer, Verb.MODERATE, community_id)
    found = access.moderated(viewer, item_id)
    if found.post.community != community_id:
        raise NotFound
    if cases.case(viewer.held, found.item.id).waits:
        _decide(Change(), found, _decision(found, Deed.DISMISSED, reason))


def _decision(found: Readable, deed: Deed, reason: str, text: str | None = None) -> Decision:
    stamp = found.standing.gate.stamp
    return Decision(deed, found.viewer.person, clock.now(), str(reason), stamp, texts.remark(text))


def _decide(change: Change, found: Readable, decision: Decision) -> Case:
    """Writes what is decided with the case of the item. It stands only if the viewer moderates still."""
    was = cases.case(found.viewer.held, found.item.id)
    case = rules.decided(was, decision)
    cases.keep_case(change, case, was=was)
    communities.demand_moderator(change, found.post.community, found.viewer.person)
    told = telling.of_authors(found)
    told["data"] = {"reason": decision.reason}
    if found.comment is not None:
        told["data"]["audience"] = audiences.audience(*found.comment.stamps)
    of_post, of_comment = FACTS[decision.deed]
    change.commit((of_post if found.comment is None else of_comment)(**told))
    return case


def _tell_head(found: Readable, step: Callable[[CommunityId, Entry], object]) -> None:
    """Puts a post into its head or out of it. It is decided already: what fails here, the news repairs."""
    try:
        step(found.post.community, heads.entry(found.post))
    except Unavailable:
        log.line("head.late", post=found.post.id)
