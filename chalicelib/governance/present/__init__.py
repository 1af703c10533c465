"""What leaves the house about governance, built field by field."""
