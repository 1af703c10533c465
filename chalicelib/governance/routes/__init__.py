"""The end points of governance. Importing this declares them."""

from chalicelib.governance.routes import audit, ledger

__all__ = ["audit", "ledger"]
