"""Communities: where people meet, under which rule, and who is inside."""
