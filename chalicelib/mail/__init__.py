"""What leaves by mail: judged and rendered when it leaves, when its reader wants to hear, and once."""
