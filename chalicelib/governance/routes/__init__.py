"""The doors to governance. Importing this declares them all."""

from chalicelib.governance.routes import glass, register, view_as

__all__ = ["glass", "register", "view_as"]
