"""The doors to governance. Importing this declares them all."""

from chalicelib.governance.routes import audit, glass, ledger, register, view_as

__all__ = ["audit", "glass", "ledger", "register", "view_as"]
