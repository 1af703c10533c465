"""Clients of the engine for the tests themselves; what they do is on nobody's bill."""

from typing import Any, Final

CLIENTS: Final[dict[str, Any]] = {}
