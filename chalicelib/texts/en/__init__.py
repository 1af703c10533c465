"""The catalogue of one language."""

from chalicelib.texts.en.admission import TEXTS as ADMISSION
from chalicelib.texts.en.audit import TEXTS as AUDIT
from chalicelib.texts.en.bots import TEXTS as BOTS
from chalicelib.texts.en.changes import TEXTS as CHANGES
from chalicelib.texts.en.communities import TEXTS as COMMUNITIES
from chalicelib.texts.en.conversation import TEXTS as CONVERSATION
from chalicelib.texts.en.files import TEXTS as FILES
from chalicelib.texts.en.foundation import TEXTS as FOUNDATION
from chalicelib.texts.en.glass import TEXTS as GLASS
from chalicelib.texts.en.guests import TEXTS as GUESTS
from chalicelib.texts.en.listing import TEXTS as LISTING
from chalicelib.texts.en.mail import TEXTS as MAIL
from chalicelib.texts.en.network import TEXTS as NETWORK
from chalicelib.texts.en.notifications import TEXTS as NOTIFICATIONS
from chalicelib.texts.en.passkeys import TEXTS as PASSKEYS
from chalicelib.texts.en.people import TEXTS as PEOPLE
from chalicelib.texts.en.provisioning import TEXTS as PROVISIONING
from chalicelib.texts.en.webhooks import TEXTS as WEBHOOKS

TEXTS: dict[str, str] = {
    **ADMISSION,
    **AUDIT,
    **BOTS,
    **CHANGES,
    **COMMUNITIES,
    **CONVERSATION,
    **FILES,
    **FOUNDATION,
    **GLASS,
    **GUESTS,
    **LISTING,
    **MAIL,
    **NETWORK,
    **NOTIFICATIONS,
    **PASSKEYS,
    **PEOPLE,
    **PROVISIONING,
    **WEBHOOKS,
}
