"""Where each fact is kept, and why some are not kept for good: whoever adds one has to choose."""

from typing import Final

from chalicelib.foundation.events import Event

KEPT: Final = {"audit": "audit log", "rules": "rules ledger, audit log"}
OWN: Final = "what somebody does with what they read is theirs alone"
WISH: Final = "what an owner asks of their own webhook: its log keeps what came of it for seven days"
WRITING: Final = "content: it stands in its community, with its author and its revisions"
BRINGING: Final = "content: it stands on its card, with who brought each version and when"
UNKEPT: Final = {
    "answer.withdrawn": WRITING,
    "comment.edited": WRITING,
    "comment.written": WRITING,
    "delivery.answered": "no fact of the journal: it tells the log of a webhook what its receiver answered",
    "delivery.asked": WISH,
    "file.begun": "nobody but who announced it knows of it; what comes of it is another fact",
    "file.changed": WRITING,
    "file.completed": BRINGING,
    "file.scanned": "no fact of the journal: it tells the card of a file what a scan found",
    "folder.changed": WRITING,
    "folder.made": WRITING,
    "item.reacted": WRITING,
    "item.unreacted": WRITING,
    "mail.due": "a step on the way of a mail: it tells nothing that its mail does not",
    "mail.reminder": "the same, of a reminder",
    "mail.unsure": "a failure of the service: administrators are told of it in their inboxes",
    "page.read": "no fact of the journal: it tells what a page calls itself that somebody links to",
    "post.edited": WRITING,
    "post.followed": OWN,
    "post.unfollowed": OWN,
    "post.written": WRITING,
    "preferences.changed": OWN,
    "question.answered": WRITING,
    "webhook.pinged": WISH,
    "sign_in.code_asked": "anybody can ask for a code: it would fill the log with other people's addresses",
}
"""Facts that leave with the journal after 30 days, by their names, and why."""


def where(event: type[Event]) -> str:
    """Where an event is kept for good; otherwise why it is not."""
    return KEPT.get(event.ledger) or f"– ({UNKEPT.get(event.name, 'nobody has decided')})"
