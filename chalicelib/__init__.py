"""Entrenous: the enterprise social network that a company owns."""
