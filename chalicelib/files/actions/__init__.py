"""What people and workers do with files."""
