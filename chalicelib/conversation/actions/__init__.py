"""What people do in conversations: reach, decide, change, tell."""
