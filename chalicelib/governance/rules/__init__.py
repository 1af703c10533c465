"""Pure decisions of governance."""
