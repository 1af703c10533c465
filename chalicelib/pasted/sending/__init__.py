"""Asking strangers for their pages, by the function that has no right to data."""
