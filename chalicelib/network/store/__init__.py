"""Rows of the network."""
