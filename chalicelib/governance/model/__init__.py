"""The words of governance."""
