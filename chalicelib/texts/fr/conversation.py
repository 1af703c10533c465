"""conversation."""

TEXTS: dict[str, str] = {}
