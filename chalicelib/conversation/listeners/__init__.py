"""What conversations do on news of their own: heads, counts, sweeping."""

from chalicelib.conversation.listeners.counts import count
from chalicelib.conversation.listeners.heads import keep_head, leave_head
from chalicelib.conversation.listeners.sweeping import sweep

__all__ = ["count", "keep_head", "leave_head", "sweep"]
