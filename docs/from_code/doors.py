"""Which doors there are: what a process that starts has to know of them, without looking at any."""

import json

from chalicelib.foundation import doors


def page() -> str:
    """One door a line: its method, its path, and its name, which begins with its room."""
    lines = (json.dumps([door.method, door.path, door.name]) for door in doors.every())
    return "[\n" + ",\n".join(lines) + "\n]\n"
