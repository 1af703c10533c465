"""What every subject stands on. Knows no word of the domain."""
