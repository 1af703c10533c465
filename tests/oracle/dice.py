"""The seed of a run: `ORACLE_SEED` where it is set, otherwise the day's, so that every day tries others."""

import os
from datetime import UTC, datetime


def seed() -> int:
    """The number that every choice of this run follows from."""
    told = os.environ.get("ORACLE_SEED", "")
    return int(told) if told else int(datetime.now(UTC).strftime("%Y%m%d"))
