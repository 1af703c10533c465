"""What holds for people, whoever asks: pure decisions."""

from chalicelib.people.rules.ends import day_of, ends_at
from chalicelib.people.rules.profiles import domain_fits

__all__ = ["day_of", "domain_fits", "ends_at"]
