"""Asking the company's provider: what it publishes, and a token for a code."""
