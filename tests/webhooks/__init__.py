"""Webhooks, told through the front door and received by an independent receiver."""
