"""The only speaker to the tables about what the directory says."""
