"""What is decided about posts and comments, without reading or writing anything."""
