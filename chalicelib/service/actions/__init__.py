"""What the service does about itself: it measures, and says whom to ask."""
