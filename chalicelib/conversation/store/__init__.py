"""The rows of conversations: the only place that speaks PynamoDB here. What other subjects read is here."""

from chalicelib.conversation.store.heads import head_of
from chalicelib.conversation.store.marks import bookmark_of, bookmarks_query

__all__ = ["bookmark_of", "bookmarks_query", "head_of"]
