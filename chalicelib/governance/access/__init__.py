"""The only way to what is governed."""
