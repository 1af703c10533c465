"""The doors to communities. Importing this declares them all."""

from chalicelib.communities.routes import (
    changes,
    communities,
    earlier,
    guests,
    membership,
    orphans,
    people,
    requests,
    rules,
)

__all__ = [
    "changes", "communities", "earlier", "guests", "membership", "orphans", "people", "requests", "rules",
]  # fmt: skip
