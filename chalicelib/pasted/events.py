"""What is told of pages that were asked for."""

from chalicelib.foundation.events import Event


class PageRead(Event):
    """What a page calls itself. It is no fact of the journal: the function that calls tells it, by queue.
    `subject` is the item that links to it, `data` holds the `url`, the `title` and the `description`."""

    name = "page.read"
