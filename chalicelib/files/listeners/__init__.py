"""What files do on news."""
