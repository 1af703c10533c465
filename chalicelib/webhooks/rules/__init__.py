"""Pure decisions about webhooks: addresses, times, what a message says."""
