"""Mails: plain text, and the same as HTML without pictures, styles or anything loaded from elsewhere."""

import html
from dataclasses import dataclass

from chalicelib.access.model import Kind
from chalicelib.foundation import aws, settings, words
from chalicelib.people.model import Person
from chalicelib.people.store import codes


class Refused(Exception):
    """The mail has certainly not left: the service said no."""


@dataclass(frozen=True, slots=True)
class Letter:
    """A mail without its address. A paragraph of `strong` stands out; one that is a link can be followed."""

    subject: str
    paragraphs: tuple[str, ...]
    language: str
    strong: str | None = None

    @property
    def text(self) -> str:
        """The mail as plain text."""
        return "\n\n".join(self.paragraphs) + "\n"

    @property
    def html(self) -> str:
        """The mail as HTML; whatever people are called, nothing in it is markup of theirs."""
        body = "\n".join(self._paragraph(each) for each in self.paragraphs)
        title = html.escape(self.subject)
        return (
            f'<!doctype html>\n<html lang="{self.language}">'
            f'<head><meta charset="utf-8"><title>{title}</title></head>'
            f"<body>\n{body}\n</body></html>\n"
        )

    def _paragraph(self, text: str) -> str:
        shown = html.escape(text)
        if text == self.strong:
            return f"<p><strong>{shown}</strong></p>"
        if text.startswith(("https://", "http://")):
            return f'<p><a href="{shown}">{shown}</a></p>'
        return f"<p>{shown}</p>"


def code(digits: str, language: str) -> Letter:
    """The mail that carries a one-time code."""
    lines = (
        words.say("mail_code_intro", language), digits,
        words.say("mail_code_use", language), words.say("mail_code_ignore", language),
    )  # fmt: skip
    return Letter(words.say("mail_code_subject", language), lines, language, strong=digits)


def invitation(person: Person, inviter: str | None, origin: str, language: str) -> Letter:
    """The mail that invites somebody, in the words of a member or of a guest."""
    kind = "guest" if person.kind is Kind.GUEST else "member"
    intro = words.say(f"mail_invitation_{kind}", language)
    if inviter is not None:
        intro = words.say(f"mail_invitation_{kind}_by", language, inviter=inviter)
    lines = (
        words.say("mail_invitation_hello", language, name=person.name),
        intro,
        words.say("mail_invitation_how", language),
        f"{origin}/",
        words.say("mail_invitation_ignore", language),
    )
    return Letter(words.say("mail_invitation_subject", language), lines, language)


def send(to: str, letter: Letter) -> None:
    """Sends a mail. Raises Refused when it has certainly not left; any other exception leaves that open."""
    service = aws.client("sesv2")
    content = {
        "Simple": {
            "Subject": {"Data": letter.subject, "Charset": "UTF-8"},
            "Body": {
                "Text": {"Data": letter.text, "Charset": "UTF-8"},
                "Html": {"Data": letter.html, "Charset": "UTF-8"},
            },
        }
    }
    try:
        service.send_email(
            FromEmailAddress=settings.mail_sender(), Destination={"ToAddresses": [to]}, Content=content
        )
    except service.exceptions.ClientError as refusal:
        raise Refused from refusal


def send_once(claim: str, to: str, letter: Letter) -> None:
    """Sends a mail that nobody wants twice: claimed first, and given back only where it has certainly not
    left. Raises as `send` does."""
    if not codes.claimed(claim):
        return
    try:
        send(to, letter)
    except Refused:
        codes.release(claim)
        raise
