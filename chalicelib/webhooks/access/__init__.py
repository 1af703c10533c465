"""The only way to webhooks, and what of an event may leave the house."""
