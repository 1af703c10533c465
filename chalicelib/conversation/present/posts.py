"""One post, whole, with what its viewer may do."""

from collections.abc import Sequence
from datetime import datetime

import msgspec

from chalicelib.access import policy
from chalicelib.access.verbs import Verb
from chalicelib.conversation.access import Readable
from chalicelib.conversation.model.items import Post, Revision, Text
from chalicelib.conversation.model.marks import Mark
from chalicelib.conversation.present import attached, listed
from chalicelib.conversation.present.attached import AttachmentView
from chalicelib.conversation.present.listed import Mine, PostCard
from chalicelib.conversation.present.seeing import marks, seeing
from chalicelib.conversation.rules import authority, texts
from chalicelib.conversation.store import reading
from chalicelib.foundation import clock


class PostMay(msgspec.Struct, frozen=True):
    """What the viewer may do to a post."""

    edit: bool
    delete: bool
    comment: bool
    react: bool
    answer: bool
    moderate: bool


class PostView(PostCard, frozen=True):
    """A post, whole: `body` is its source, `html` all of it, `answer` the accepted comment, `files` what
    hangs on it."""

    body: str
    answer: str | None
    files: list[AttachmentView]
    may: PostMay


class RevisionView(msgspec.Struct, frozen=True):
    """A former text: what was written at `at` and has been changed since."""

    id: str
    at: datetime
    title: str | None
    body: str


def page(found: Readable, whole: Text | None = None) -> PostView:
    """A post for its viewer. `whole` is its text where that is known. One call for what is not at hand."""
    post, viewer, asker = found.post, found.viewer, found.standing.asker
    text, hanging = whole or reading.whole(viewer.held, post), attached.keys(post.files)
    eyes = seeing(
        viewer, [post.author.person], listed.calls(post), marks(viewer, [post.id]), deciding=hanging
    )
    return PostView(
        **listed.members(eyes, post, asker),
        html=eyes.html(post.community, post.mentions, text),
        cut=False,
        body=eyes.source(post.community, post.mentions, text.source),
        answer=listed.answered(post, asker),
        files=attached.attachments(found.standing, {post.id: post.files})[post.id],
        may=_may(found),
    )


def made(found: Readable, whole: Text) -> PostView:
    """A post that was written just now: nobody can have left anything on it, so nothing is read."""
    found.viewer.held.known.update(marks(found.viewer, [found.post.id]))
    return page(found, whole)


def _may(found: Readable) -> PostMay:
    standing, post = found.standing, found.post
    return PostMay(
        edit=authority.may_edit(standing, post),
        delete=authority.may_delete(standing, post),
        comment=authority.may_comment(standing, post),
        react=policy.may(standing.asker, Verb.REACT, standing.gate),
        answer=authority.may_answer(standing, post),
        moderate=standing.may(Verb.MODERATE),
    )


def mine(found: Readable, mark: Mark) -> Mine:
    """What the viewer has left on an item now."""
    if isinstance(found.item, Post):
        return listed.kept(found.viewer, found.item, mark)
    return Mine(reaction=mark.reaction.value if mark.reaction else None, following=False, bookmarked=False)


def former(found: Readable, revisions: Sequence[Revision]) -> list[RevisionView]:
    """Former texts of an item. One call where they call people, none otherwise."""
    community = found.post.community
    called = [texts.called(each.source) for each in revisions]
    eyes = seeing(found.viewer, (), {(community, person) for people in called for person in people})
    return [
        RevisionView(each.id, clock.utc(each.at), each.title, eyes.source(community, people, each.source))
        for each, people in zip(revisions, called, strict=True)
    ]
