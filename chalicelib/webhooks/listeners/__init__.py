"""What webhooks do on news: they are told of it, as far as their owners may read it."""

from chalicelib.webhooks.listeners.bridges import let_go
from chalicelib.webhooks.listeners.outgoing import fall_due, note_answer, offer, ping, send_again

__all__ = ["fall_due", "let_go", "note_answer", "offer", "ping", "send_again"]
