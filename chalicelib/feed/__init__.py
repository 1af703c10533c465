"""What a person reads: the home feed, pulled over the heads of their communities, and their bookmarks."""
