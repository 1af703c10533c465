"""The news as they come at their worst: repeated, in no order, with poison among them."""
