"""people."""

TEXTS: dict[str, str] = {}
