"""What the network says of itself: that it is up, and what it can be asked."""
