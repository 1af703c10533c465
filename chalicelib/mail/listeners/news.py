"""News by mail: at once, or as a digest."""

from chalicelib.access.model import PersonId
from chalicelib.foundation.due import Due
from chalicelib.foundation.events import Event
from chalicelib.mail.actions import news, waiting
from chalicelib.mail.present.news import mail


def send_news(event: Event) -> None:
    """On `mail.due`: mails somebody what they were told, as far as they may know of it now."""
    parcel = news.gathered(PersonId(event.subject), event.id)
    if parcel is not None:
        news.post(parcel, mail(parcel))


def lay_anew(event: Event) -> None:
    """On other wishes: what waits comes when they say."""
    waiting.lay_anew(PersonId(event.subject))


def fall_due(owed: Due) -> None:
    """Somebody's moment has come."""
    waiting.come(owed)
