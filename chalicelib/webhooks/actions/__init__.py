"""Use cases of webhooks, of incoming messages and of insights."""
