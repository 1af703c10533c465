"""Files as they leave the house."""
