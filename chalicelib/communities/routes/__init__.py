"""The doors to communities. Importing this declares them all."""

from chalicelib.communities.routes import (
    changes,
    communities,
    earlier,
    guests,
    membership,
    orphans,
    people,
    reading,
    requests,
    rules,
)

__all__ = [
    "changes", "communities", "earlier", "guests", "membership", "orphans", "people", "reading",
    "requests", "rules",
]  # fmt: skip
