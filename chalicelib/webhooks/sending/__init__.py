"""Calling receivers. The function that does it has no right to data: only to its queue, and to report."""
