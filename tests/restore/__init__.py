"""Stories of restores."""
