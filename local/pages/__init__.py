"""The laptop's own pages: plain HTML, no script, nothing fetched from elsewhere."""
