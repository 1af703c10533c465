"""Doors: the end of mails, also for who is not signed in."""

import msgspec

from chalicelib.access.viewer import Visitor
from chalicelib.foundation import doors
from chalicelib.mail.actions import stopping
from chalicelib.mail.drafts import ONE_CLICK
from chalicelib.people.model import Rhythm


class StopView(msgspec.Struct, frozen=True):
    """When mails with news come to whom a mail was for: `never` once they are stopped."""

    mail: Rhythm


@doors.open("GET", "/unsubscribe/{token}", public=True)
def show_stop(viewer: Visitor, token: str) -> StopView:
    """Shows what a mail's link would stop. It stops nothing: programs follow links before people do."""
    return StopView(stopping.rhythm(token))


@doors.open("POST", "/unsubscribe/{token}", public=True, media=ONE_CLICK)
def stop(viewer: Visitor, token: str) -> StopView:
    """Stop the mails with news to whom a mail was for. What concerns their own account is still mailed."""
    return StopView(stopping.stop(token))
