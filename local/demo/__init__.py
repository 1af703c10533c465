"""A network to look around in: Calvent, its three suppliers, thirty people and a month of conversation."""

from local.demo.planting import addresses, plant

__all__ = ["addresses", "plant"]
