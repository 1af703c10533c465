"""Files: attachments that go where their post goes, and no further."""
