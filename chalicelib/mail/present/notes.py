"""The letters about a stay that ends, an address that changes, and a passkey."""

from datetime import date

from chalicelib.foundation import clock, settings, words
from chalicelib.mail.model import Letter
from chalicelib.people.model import Person


def on(day: date, language: str) -> str:
    """A day as it is said: 3 October 2026, 1er octobre 2026."""
    month = words.say("months", language).split()[day.month - 1]
    first = day.day == 1 and language == "fr"
    return f"{day.day}{'er' if first else ''} {month} {day.year}"


def ending_for_guest(guest: Person, sponsor: Person | None, ends_on: date) -> Letter:
    """Tells a guest which day is their last, and who could renew the stay."""
    language = _language(guest)
    who = words.say("mail_ending_nobody", language)
    if sponsor is not None:
        who = words.say("mail_ending_by", language, sponsor=sponsor.name)
    day = on(ends_on, language)
    lines = (_hello(guest, language), words.say("mail_ending_guest", language, day=day), who)
    return Letter(words.say("mail_ending_subject_guest", language, day=day), lines, language)


def ending_for_sponsor(guest: Person, sponsor: Person, ends_on: date) -> Letter:
    """Tells a sponsor which day is their guest's last, and where to renew the stay."""
    language = _language(sponsor)
    day, company = on(ends_on, language), guest.company_name or ""
    lines = (
        _hello(sponsor, language),
        words.say("mail_ending_sponsor", language, guest=guest.name, company=company, day=day),
        words.say("mail_ending_renew", language),
        f"{settings.origin()}/",
    )
    return Letter(words.say("mail_ending_subject_sponsor", language, day=day), lines, language)


def address_planned(person: Person, instant: int) -> Letter:
    """Warns the address that somebody has that it will not be theirs, and from when."""
    language = _language(person)
    lines = (
        _hello(person, language),
        words.say("mail_address_planned", language, day=on(clock.utc(instant).date(), language)),
        words.say("mail_address_out", language),
        words.say("mail_address_doubt", language),
    )
    return Letter(words.say("mail_address_subject", language), lines, language)


def address_changed(person: Person) -> Letter:
    """Tells somebody at their new address that it is the one to sign in with."""
    language = _language(person)
    lines = (_hello(person, language), words.say("mail_address_changed", language), f"{settings.origin()}/")
    return Letter(words.say("mail_address_subject_changed", language), lines, language)


def passkey(person: Person, *, added: bool) -> Letter:
    """Tells somebody of a passkey that was added or removed, and where all of theirs are."""
    language, what = _language(person), "added" if added else "removed"
    lines = (
        _hello(person, language),
        words.say(f"mail_passkey_{what}", language),
        words.say("mail_passkey_doubt", language),
        f"{settings.origin()}/me/devices",
    )
    return Letter(words.say(f"mail_passkey_subject_{what}", language), lines, language)


def _hello(person: Person, language: str) -> str:
    return words.say("mail_invitation_hello", language, name=person.name)


def _language(person: Person) -> str:
    return person.language or words.DEFAULT
