"""What people say to each other: posts, comments, reactions, and what a reader keeps of them."""
