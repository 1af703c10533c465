"""What the author of a question and the moderators say of a post: its answer, its place on top."""

from chalicelib.access.model import PostId
from chalicelib.access.viewer import Viewer
from chalicelib.conversation.actions import answers, pins
from chalicelib.conversation.model.drafts import AnswerDraft
from chalicelib.conversation.present import posts as present
from chalicelib.conversation.present.posts import PostView
from chalicelib.conversation.store import keys
from chalicelib.foundation import doors, http
from chalicelib.foundation.http import Answer, Nothing


@doors.open(
    "PUT",
    "/posts/{post_id}/answer",
    wants=keys.wanted(keys.whole, keys.mark),
    raises=("not_a_question", "terms_not_accepted"),
)
def accept(viewer: Viewer, draft: AnswerDraft, post_id: PostId) -> Answer[PostView]:
    """Accepts a comment as the answer to a question: who asked, or a moderator."""
    found = answers.accept(viewer, post_id, draft)
    return http.tagged(present.page(found), found.post.version)


@doors.open("DELETE", "/posts/{post_id}/answer", raises=("not_a_question", "terms_not_accepted"))
def withdraw(viewer: Viewer, post_id: PostId) -> Nothing:
    """Takes the acceptance back: the question is open again."""
    answers.withdraw(viewer, post_id)
    return http.nothing()


@doors.open(
    "PUT",
    "/posts/{post_id}/pin",
    wants=keys.wanted(keys.whole, keys.mark, keys.beside),
    raises=("too_many_pins",),
)
def pin(viewer: Viewer, post_id: PostId) -> Answer[PostView]:
    """Puts a post on top of its community: moderators, up to three posts."""
    found = pins.pin(viewer, post_id)
    return http.tagged(present.page(found), found.post.version)


@doors.open("DELETE", "/posts/{post_id}/pin", wants=keys.wanted(keys.beside))
def unpin(viewer: Viewer, post_id: PostId) -> Nothing:
    """Puts a post back in its place."""
    pins.unpin(viewer, post_id)
    return http.nothing()
