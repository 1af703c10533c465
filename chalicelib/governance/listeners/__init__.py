"""What governance does on hearing of something."""

from chalicelib.governance.listeners.glass import end_glass

__all__ = ["end_glass"]
