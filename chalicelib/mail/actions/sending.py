"""The last step: a mail as its bytes, to the service that sends it. The service cannot be asked what it has
done, so a mail is claimed first; where its answer is lost, it is not sent again, and administrators see it.

Sources: RFC 5322 (Message-ID, References), RFC 3834 (Auto-Submitted), RFC 8058 (one click to stop).
"""

from typing import TYPE_CHECKING, Final
from urllib.parse import urlsplit

from chalicelib.access.model import PersonId
from chalicelib.foundation import aws, clock, seals, settings
from chalicelib.foundation.changes import Change
from chalicelib.mail.events import MailUnsure
from chalicelib.mail.model import Kind, Mail
from chalicelib.mail.rules import lines
from chalicelib.mail.store import claims

if TYPE_CHECKING:
    from email.message import EmailMessage

NAME: Final = "Entrenous"


class Refused(Exception):
    """The mail has certainly not left: the service said no, or was never reached."""


class Unsure(Exception):
    """The mail may have left or not: the service did not answer, or failed."""


class _Settled(Exception):
    """There is nothing to doubt: the mail has left, or the doubt was told."""


def send(to: str, mail: Mail) -> None:
    """Sends a mail. Raises Refused or Unsure."""
    service = aws.client("sesv2")
    try:
        service.send_email(
            FromEmailAddress=settings.mail_sender(),
            Destination={"ToAddresses": [_spelled(to)]},
            Content={"Raw": {"Data": message(to, mail).as_bytes()}},
        )
    except service.exceptions.ClientError as refusal:
        said = refusal.response.get("ResponseMetadata", {}).get("HTTPStatusCode", 500)
        raise (Refused if said < 500 else Unsure) from refusal
    except aws.NEVER_ASKED as failure:
        raise Refused from failure
    except aws.UNANSWERED as failure:
        raise Unsure from failure


def send_once(name: str, person: PersonId, to: str, kind: Kind, mail: Mail) -> None:
    """Sends a mail that nobody wants twice: claimed first, and given back only where it has certainly not
    left. Raises Refused."""
    if not claims.claimed(name):
        doubt(name, person, kind)
        return
    try:
        send(to, mail)
    except Refused:
        claims.release(name)
        raise
    except Unsure:
        doubt(name, person, kind)
        return
    claims.sent(name)


def doubt(name: str, person: PersonId, kind: Kind) -> None:
    """Tells administrators that a mail was begun of which nobody knows whether it has left; once."""
    change = Change()
    claims.settle(change, name, otherwise=_Settled())
    try:
        change.commit(MailUnsure(by="", subject=person, data={"kind": kind.value}))
    except _Settled:
        return


def message(to: str, mail: Mail) -> "EmailMessage":
    """The mail as it goes over the wire."""
    made = _addressed(to)
    made["Subject"] = lines.line(mail.subject, lines.SUBJECT_MOST)
    made["Message-ID"] = _named("mails", mail.name)
    made["Auto-Submitted"] = "auto-generated"
    made["Content-Language"] = mail.language
    if mail.thread is not None:
        made["In-Reply-To"] = made["References"] = _named("threads", mail.thread)
    if mail.click is not None:
        made["List-Unsubscribe"] = f"<{mail.click}>"
        made["List-Unsubscribe-Post"] = "List-Unsubscribe=One-Click"
    made.set_content(mail.text)
    made.add_alternative(mail.html, subtype="html")
    return made


def _addressed(to: str) -> "EmailMessage":
    # Loaded on first use, by the one function that sends mails: the others' cold start has a budget.
    from email.headerregistry import Address
    from email.message import EmailMessage
    from email.policy import SMTP
    from email.utils import format_datetime

    made = EmailMessage(policy=SMTP)
    made["From"] = Address(NAME, addr_spec=settings.mail_sender())
    local, _, domain = _spelled(to).rpartition("@")
    made["To"] = Address(username=local, domain=domain)
    made["Date"] = format_datetime(clock.utc(clock.now()))
    return made


def _named(what: str, name: str) -> str:
    return f"<{seals.sealed(what, name)}@{urlsplit(settings.origin()).hostname}>"


def _spelled(address: str) -> str:
    """An address as the service takes it: its domain in ASCII (RFC 5891)."""
    local, _, domain = address.rpartition("@")
    return f"{local}@{domain if domain.isascii() else domain.encode('idna').decode()}"
