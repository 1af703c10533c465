"""The catalogue of one language."""

from chalicelib.texts.fr.admission import TEXTS as ADMISSION
from chalicelib.texts.fr.audit import TEXTS as AUDIT
from chalicelib.texts.fr.bots import TEXTS as BOTS
from chalicelib.texts.fr.changes import TEXTS as CHANGES
from chalicelib.texts.fr.communities import TEXTS as COMMUNITIES
from chalicelib.texts.fr.conversation import TEXTS as CONVERSATION
from chalicelib.texts.fr.files import TEXTS as FILES
from chalicelib.texts.fr.foundation import TEXTS as FOUNDATION
from chalicelib.texts.fr.glass import TEXTS as GLASS
from chalicelib.texts.fr.guests import TEXTS as GUESTS
from chalicelib.texts.fr.listing import TEXTS as LISTING
from chalicelib.texts.fr.mail import TEXTS as MAIL
from chalicelib.texts.fr.network import TEXTS as NETWORK
from chalicelib.texts.fr.notifications import TEXTS as NOTIFICATIONS
from chalicelib.texts.fr.passkeys import TEXTS as PASSKEYS
from chalicelib.texts.fr.people import TEXTS as PEOPLE
from chalicelib.texts.fr.provisioning import TEXTS as PROVISIONING
from chalicelib.texts.fr.webhooks import TEXTS as WEBHOOKS

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
