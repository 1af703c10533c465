"""What goes over the wire to the service that sends mails, and what goes wrong there."""

import base64
import json
from collections.abc import Iterator
from contextlib import contextmanager
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from typing import Any, cast

from botocore.awsrequest import AWSResponse
from botocore.exceptions import ReadTimeoutError

from chalicelib.foundation import aws, clock
from tests.cast.house import House, Somebody, done

MINUTE = 1 / 1440
ALWAYS = {"mail": "at_once", "quiet_hours": None, "quiet_days": [], "mail_budget": None}


@contextmanager
def posted(fails: str = "", *, after: bool = True) -> Iterator[list[EmailMessage]]:
    """Within, every mail that is handed to the service, as it was handed over. `fails`: `unanswered`, or a
    status; `after` the mail has left."""
    mails: list[EmailMessage] = []
    events = aws.client("sesv2").meta.events

    def sent(request: Any, **_: Any) -> AWSResponse | None:
        raw = json.loads(request.body)["Content"]["Raw"]["Data"]
        mails.append(cast(EmailMessage, message_from_bytes(base64.b64decode(raw), policy=default)))
        if not fails:
            return None
        if after:
            aws.client("sesv2")._endpoint._send(request)
        if fails == "unanswered":
            raise ReadTimeoutError(endpoint_url=request.url)
        if fails == "crash":
            raise Crash
        return AWSResponse(request.url, int(fails), {}, _Raw(b"{}"))

    events.register("before-send.sesv2", sent, unique_id="postbox")
    try:
        yield mails
    finally:
        events.unregister("before-send.sesv2", unique_id="postbox")


class Crash(BaseException):
    """The process ends here."""


class _Raw:
    def __init__(self, content: bytes) -> None:
        self._content = content

    def stream(self) -> Iterator[bytes]:
        yield self._content


def plain(mail: EmailMessage) -> str:
    """The plain text of a mail."""
    part = mail.get_body(("plain",))
    assert part is not None
    return str(part.get_content())


def page(mail: EmailMessage) -> str:
    """The HTML of a mail."""
    part = mail.get_body(("html",))
    assert part is not None
    return str(part.get_content())


def to(someone: Somebody, mails: list[EmailMessage]) -> list[EmailMessage]:
    """Those to somebody."""
    return [each for each in mails if someone.email in str(each["To"])]


def wants(someone: Somebody, **wishes: Any) -> None:
    """Says when somebody wants mails: at once and always, unless said otherwise."""
    done(someone.patch("/me/preferences", {**ALWAYS, **wishes}))


def passes(house: House) -> None:
    """Lets what is due now happen."""
    house.passes(days=MINUTE)


def mailed(house: House, someone: Somebody) -> list[EmailMessage]:
    """What somebody is mailed within the next minute."""
    house.settle()
    with posted() as mails:
        passes(house)
    return to(someone, mails)


def call(someone: Somebody) -> str:
    """Somebody called in a text."""
    return f"[@{someone.name}](person:{someone.id})"


def until(house: House, weekday: int, hour: int, minute: int = 0) -> None:
    """Lets time pass until it is that hour in Paris, on that day of the week (0 is Monday)."""
    from datetime import timedelta
    from zoneinfo import ZoneInfo

    now = clock.utc(clock.now()).astimezone(ZoneInfo("Europe/Paris"))
    at = now.replace(hour=hour, minute=minute, second=0, microsecond=0)
    at += timedelta(days=(weekday - now.weekday()) % 7)
    if at <= now:
        at += timedelta(days=7)
    house.passes(days=(at - now).total_seconds() / 86_400)


def told(house: House) -> dict[str, Any]:
    """Stella, a place of hers, and Omar, who is mailed at once and was called there a moment ago."""
    stella, omar = house.person("Stella"), house.person("Omar")
    at = stella.founds("open", name="Atelier")
    done(stella.adds(at, omar))
    wants(omar)
    house.settle()
    passes(house)
    stella.posts(at, call(omar), title="Un")
    return {"stella": stella, "omar": omar, "at": at}
