"""Addresses that messages come in by, as stewards see them."""

from datetime import datetime

import msgspec

from chalicelib.foundation import clock, settings
from chalicelib.people.model import Face
from chalicelib.people.present import PersonRef, ref
from chalicelib.webhooks.model import Incoming


class IncomingView(msgspec.Struct, frozen=True):
    """An address that messages come in by: its name, the bot that posts them, which steward made it. It works
    while they are one. `url` holds its secret and comes once, with what made it."""

    id: str
    name: str
    bot: str
    by: PersonRef | None
    made_at: datetime
    url: str | None


class MessageTaken(msgspec.Struct, frozen=True):
    """A message was posted."""

    ok: bool
    post: str


def incoming(found: Incoming, face: Face | None, token: str | None = None) -> IncomingView:
    """An address; `token` is its secret, where it was made just now."""
    return IncomingView(
        id=found.id,
        name=found.name,
        bot=found.bot,
        by=ref(face) if face is not None else None,
        made_at=clock.utc(found.made),
        url=f"{settings.origin()}/api/v1/incoming/{token}" if token else None,
    )
