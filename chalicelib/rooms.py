"""The rooms of the house that have doors. A new subject with end points is named here."""

from typing import Final

from chalicelib.communities import routes as community_doors
from chalicelib.conversation import routes as conversation_doors
from chalicelib.federation import routes as federation_doors
from chalicelib.feed import routes as feed_doors
from chalicelib.files import routes as files_doors
from chalicelib.governance import routes as governance_doors
from chalicelib.mail import routes as mail_doors
from chalicelib.network import routes as network_doors
from chalicelib.notifications import routes as inbox_doors
from chalicelib.passkeys import routes as passkey_doors
from chalicelib.people import routes as people_doors
from chalicelib.provisioning import routes as directory_doors
from chalicelib.service import routes as service_doors
from chalicelib.webhooks import routes as webhook_doors

ROOMS: Final = (
    service_doors, network_doors, people_doors, community_doors, conversation_doors, feed_doors, inbox_doors,
    mail_doors, governance_doors, webhook_doors, files_doors,
    directory_doors,
    federation_doors,
    passkey_doors,
)  # fmt: skip
"""Importing a room declares its doors."""
