"""What people send: bodies of requests, and what lists may be asked for."""

from typing import Annotated, Final, Literal

import msgspec
from msgspec import UNSET, Meta, UnsetType

from chalicelib.conversation.model.cases import Closing, Reason, Undoing
from chalicelib.conversation.model.items import PostKind
from chalicelib.foundation.http import Paging

TITLE_MOST: Final = 200
BODY_MOST: Final = 20_000
COMMENT_MOST: Final = 10_000
FILES_MOST: Final = 10
REPORT_MOST: Final = 500

Title = Annotated[str, Meta(max_length=TITLE_MOST)]
Body = Annotated[str, Meta(min_length=1, max_length=BODY_MOST)]
CommentBody = Annotated[str, Meta(min_length=1, max_length=COMMENT_MOST)]
CommentRef = Annotated[str, Meta(min_length=1, max_length=100)]
FileRef = Annotated[str, Meta(min_length=1, max_length=100)]
Files = Annotated[list[FileRef], Meta(max_length=FILES_MOST)]
"""Ids of files of the same community, in the order in which they are shown."""
Remark = Annotated[str, Meta(max_length=REPORT_MOST)]


class PostDraft(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A post to write. `audience` is the fingerprint of those who were told to its author as its readers."""

    kind: PostKind
    body: Body
    audience: Annotated[str, Meta(min_length=1, max_length=4_000)]
    title: Title | None = None
    files: Files = []


class PostPatch(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What changes in a post; what is absent stays."""

    title: Title | UnsetType | None = UNSET
    body: Body | UnsetType = UNSET
    files: Files | UnsetType = UNSET


class PreviewDraft(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A text to be shown, not to be kept."""

    body: Body


class CommentDraft(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A comment to write; `parent` is the comment that it replies to."""

    body: CommentBody
    parent: CommentRef | None = None
    files: Files = []


class CommentPatch(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The new words of a comment, and the files that hang on it; without `files` those stay."""

    body: CommentBody
    files: Files | UnsetType = UNSET


class AnswerDraft(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Which comment answers the question."""

    comment: CommentRef


class ReportDraft(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What is wrong with a post or a comment."""

    reason: Reason
    text: Remark | None = None


class HidingDraft(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Why something is hidden. The author is told the reason; `text` is for other moderators."""

    reason: Reason
    text: Remark | None = None


class ClosingDraft(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Why a post takes no more comments. The author is told the reason; `text` is for other moderators."""

    reason: Closing
    text: Remark | None = None


class Undo(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Why something comes back or stays as it is. A code, since addresses end up in logs."""

    reason: Undoing = Undoing.OTHER


class Stream(Paging, frozen=True, forbid_unknown_fields=True):
    """Which posts of a community are asked for."""

    pinned: bool = False


class Thread(Paging, frozen=True, forbid_unknown_fields=True):
    """Which comments of a post are asked for."""

    order: Literal["oldest", "newest"] = "oldest"


class Completion(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The beginning of a name, and where it is being typed."""

    community: Annotated[str, Meta(min_length=1, max_length=100)]
    q: Annotated[str, Meta(max_length=60)] = ""
