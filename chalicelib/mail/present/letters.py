"""The letters of signing in: codes and invitations."""

from chalicelib.access.model import Kind
from chalicelib.foundation import words
from chalicelib.mail.model import Letter
from chalicelib.people.model import Person


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
