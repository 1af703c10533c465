"""What administrators do with the network's settings."""

from chalicelib.network.actions.pinning import pin

__all__ = ["pin"]
