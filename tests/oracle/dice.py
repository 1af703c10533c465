"""The seed of a run: `ORACLE_SEED` where it is set, otherwise always the same: nothing fails by chance."""

import os


def seed() -> int:
    """The number that every choice of this run follows from."""
    return int(os.environ.get("ORACLE_SEED") or 1)
