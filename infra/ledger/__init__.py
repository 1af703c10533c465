"""Whether anybody has changed what the network keeps for good: everything is computed again."""
