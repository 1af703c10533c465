"""What happens in governance."""
