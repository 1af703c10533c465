"""Webhooks: what integrations are told, what they say, and what is handed to a CRM."""
