"""The end points of conversations. Importing this declares their doors."""

from chalicelib.conversation.routes import answers, comments, marks, mentions, moderation, posts, reactions

__all__ = ["answers", "comments", "marks", "mentions", "moderation", "posts", "reactions"]
