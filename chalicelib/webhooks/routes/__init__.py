"""The doors of webhooks, incoming messages and insights. Importing this declares them all."""

from chalicelib.webhooks.routes import deliveries, hooks, incoming, insights

__all__ = ["deliveries", "hooks", "incoming", "insights"]
