"""What leaves the house of conversations, built field by field for one viewer. Feeds show what is here."""

from chalicelib.conversation.present.listed import PostCard, cards, cards_of

__all__ = ["PostCard", "cards", "cards_of"]
