"""Previews: what a file looks like, drawn anew. Nothing of the file itself is in them but what one sees."""
