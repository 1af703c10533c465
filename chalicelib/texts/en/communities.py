"""communities."""

TEXTS: dict[str, str] = {}
