"""What follows when somebody leaves, or gets another address."""

from chalicelib.access.model import PersonId
from chalicelib.foundation.events import Event
from chalicelib.passkeys import store


def end_passkeys(event: Event) -> None:
    """Removes the passkeys that somebody had when they left or an administrator gave them another address.

    They open nothing since then, because the card says so; without this, lists would show what is void.
    """
    person = PersonId(event.subject)
    for each in store.passkeys(person):
        if each.created <= event.at:
            store.forget(person, each)
