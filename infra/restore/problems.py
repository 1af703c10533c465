"""What keeps a network from being restored."""


class NotRestored(Exception):
    """It was refused, or did not succeed; the text says why, for whoever asked."""
