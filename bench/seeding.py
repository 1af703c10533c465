"""Writes the bench's town with all that was said in it, past the doors: nobody is told, nothing follows."""

from bench import batches, talk, town
from chalicelib.notifications import store as inboxes


def seeded() -> tuple[talk.Talk, int]:
    """What was said, and how many rows hold it."""
    planned = town.planned()
    town.found(planned)
    spoken = talk.said(planned)
    written = batches.write(town.people_rows(planned)) + batches.write(talk.rows_of(spoken))
    talk.keep_heads(spoken)
    notices = list(talk.told(spoken))
    inboxes.keep_all(notices)
    return spoken, written + len(notices)
