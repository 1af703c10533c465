"""Doors: SCIM for the company's directory, and the desk of those who connect it."""

from chalicelib.provisioning.routes import desk, discovery, groups, search, users

__all__ = ["desk", "discovery", "groups", "search", "users"]
