"""Pure decisions about files: names, types, folders, room."""
