"""The words of conversation."""
