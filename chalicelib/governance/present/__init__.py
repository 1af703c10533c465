"""What leaves the house of governance."""
