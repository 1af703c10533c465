"""E-mail addresses: one spelling for each mailbox, and none of the tricks.

Source: RFC 5321 (lengths, local part), RFC 5890 (internationalised domains), Unicode technical standard 39
(mixed scripts). Whether a mailbox exists is not asked here: only a code that comes back shows it.
"""

import unicodedata
from typing import TYPE_CHECKING, Final

from chalicelib.foundation import hygiene
from chalicelib.foundation.refusals import Fault, Invalid

if TYPE_CHECKING:
    from email_validator import ValidatedEmail

ADDRESS_MOST: Final = 254
"""Characters of an address as it is stored (RFC 5321, erratum 1690)."""

_SIGNS: Final = {
    '"': "address_quoted", "(": "address_comment", ")": "address_comment", "<": "address_display_name",
    ">": "address_display_name", "[": "address_literal", "]": "address_literal", ",": "address_several",
    ";": "address_several",
}  # fmt: skip
# Old mail servers took these for a route through themselves to another address.
_ROUTES: Final = frozenset("%!")
# Chinese, Japanese and Korean are written together with each other and with Latin letters.
_TOGETHER: Final = frozenset(("LATIN", "CJK", "HIRAGANA", "KATAKANA", "HANGUL", "BOPOMOFO"))


class BadAddress(Invalid):
    """422: no address that we write to, at `pointer` (RFC 6901), for a `reason`.

    Reasons: those of hygiene (`empty`, `too_long`, `control`, `bidi`, `invisible`, …), and `address_` with
    `quoted`, `comment`, `display_name`, `literal` (a number in place of a domain), `several`, `incomplete`
    (no @), `local_part`, `domain`, `mixed_scripts`. A reason is the code of its sentence.
    """

    def __init__(self, pointer: str, reason: str, **values: str) -> None:
        self.pointer = pointer
        self.reason = reason
        super().__init__(Fault(pointer, reason, tuple(values.items())))


def address(text: str, *, pointer: str) -> str:
    """The address in its one spelling: lower case, an internationalised domain as `xn--`. Raises BadAddress.

    What stands after a plus stays: it is up to a mail server whether it means another mailbox.
    """
    try:
        written = hygiene.line(text, pointer=pointer, most=ADDRESS_MOST)
    except hygiene.Unclean as unclean:
        raise BadAddress(pointer, unclean.reason, **dict(unclean.faults[0].values)) from None
    if (reason := _trick(written)) is not None:
        raise BadAddress(pointer, reason)
    valid = _valid(written)
    if valid is None:
        domain = company_domain(written)
        wrong = "address_domain" if _valid(f"a@{domain}") is None else "address_local_part"
        raise BadAddress(pointer, wrong)
    if any(_mixed(label) for label in valid.domain.split(".")):
        raise BadAddress(pointer, "address_mixed_scripts")
    return str(valid.ascii_email).lower()


def company_domain(address: str) -> str:
    """What stands after the @ of an address."""
    return address.rpartition("@")[2]


def _trick(written: str) -> str | None:
    for sign in written:
        if sign in _SIGNS:
            return _SIGNS[sign]
    if written.count("@") != 1:
        return "address_several" if "@" in written else "address_incomplete"
    return "address_local_part" if _ROUTES & set(written) else None


def _valid(written: str) -> "ValidatedEmail | None":
    # Loaded on first use: only sign-in and invitations need it, and the cold start has a budget.
    from email_validator import EmailNotValidError, validate_email

    try:
        # Mail is sent through SES, which takes ASCII before the @ only. Domains under .test are nobody's, so
        # that a network of one's own may use them to try things out.
        return validate_email(
            written, check_deliverability=False, allow_smtputf8=False, strict=True, test_environment=True
        )
    except EmailNotValidError:
        return None


def _mixed(label: str) -> bool:
    scripts = {unicodedata.name(letter, "").split(" ")[0] for letter in label if letter.isalpha()}
    return len(scripts) > 1 and not scripts <= _TOGETHER
