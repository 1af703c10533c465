"""Taking turns, where listeners of communities look for it."""

from chalicelib.foundation.turns import settled

__all__ = ["settled"]
