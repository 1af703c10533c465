"""Pasted addresses, and a small web of our own that they lead to."""
