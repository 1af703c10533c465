"""The doors to communities. Importing this declares them all."""

from chalicelib.communities.routes import (
    communities,
    guests,
    membership,
    orphans,
    people,
    reading,
    requests,
    rules,
)

__all__ = [
    "communities", "guests", "membership", "orphans", "people", "reading", "requests", "rules",
]  # fmt: skip
