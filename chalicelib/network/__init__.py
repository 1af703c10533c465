"""The network itself: what holds for everybody in it, and for every guest at once."""
