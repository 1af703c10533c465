"""What reaches people: notices in their inboxes, made from events and judged again when they are read."""
