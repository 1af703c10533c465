"""The catalogue of one language."""

from chalicelib.texts.fr.audit import TEXTS as AUDIT
from chalicelib.texts.fr.communities import TEXTS as COMMUNITIES
from chalicelib.texts.fr.conversation import TEXTS as CONVERSATION
from chalicelib.texts.fr.foundation import TEXTS as FOUNDATION
from chalicelib.texts.fr.listing import TEXTS as LISTING
from chalicelib.texts.fr.notifications import TEXTS as NOTIFICATIONS
from chalicelib.texts.fr.people import TEXTS as PEOPLE

TEXTS: dict[str, str] = {
    **FOUNDATION,
    **PEOPLE,
    **LISTING,
    **COMMUNITIES,
    **CONVERSATION,
    **NOTIFICATIONS,
    **AUDIT,
}
