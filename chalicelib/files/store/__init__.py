"""The only speaker of rows for files: cards, uploads, folders, and what is held."""

from chalicelib.files.store.files import previewed, scanned, swept
from chalicelib.files.store.reading import card

__all__ = ["card", "previewed", "scanned", "swept"]
