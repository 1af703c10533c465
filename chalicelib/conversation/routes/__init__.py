"""The end points of conversations. Importing this declares their doors."""

from chalicelib.conversation.routes import (
    access,
    answers,
    comments,
    marks,
    mentions,
    moderation,
    posts,
    previews,
    reactions,
)

__all__ = [
    "access",
    "answers",
    "comments",
    "marks",
    "mentions",
    "moderation",
    "posts",
    "previews",
    "reactions",
]
