"""Previews: what hostile and honest files become."""
