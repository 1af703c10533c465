"""The catalogue of one language."""

from chalicelib.texts.en.audit import TEXTS as AUDIT
from chalicelib.texts.en.communities import TEXTS as COMMUNITIES
from chalicelib.texts.en.conversation import TEXTS as CONVERSATION
from chalicelib.texts.en.foundation import TEXTS as FOUNDATION
from chalicelib.texts.en.listing import TEXTS as LISTING
from chalicelib.texts.en.notifications import TEXTS as NOTIFICATIONS
from chalicelib.texts.en.people import TEXTS as PEOPLE

TEXTS: dict[str, str] = {
    **FOUNDATION,
    **PEOPLE,
    **LISTING,
    **COMMUNITIES,
    **CONVERSATION,
    **NOTIFICATIONS,
    **AUDIT,
}
