"""Rows of governance."""
