"""The only speaker to the tables about webhooks."""
