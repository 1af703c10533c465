"""What access.md says, told a second time and held against the code: pure, and through the front door."""
