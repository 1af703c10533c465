"""Webhooks as they leave the house."""
