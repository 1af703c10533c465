"""The only way into governance."""
