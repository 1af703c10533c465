"""Use cases of governance."""
