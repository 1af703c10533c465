"""Files: what people bring into a community, attached to what they write or in its folders."""
