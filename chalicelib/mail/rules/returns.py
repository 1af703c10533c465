"""What the sending service tells of a mail, as far as it concerns an address.

Source: Amazon SES, event publishing to SNS: `Bounce` (`Permanent` is final) and `Complaint`.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from chalicelib.people.model import Returned

FOUND = {"Bounce": "bounce", "Complaint": "complaint"}
LISTED = {"Bounce": "bouncedRecipients", "Complaint": "complainedRecipients"}


def reason(told: Mapping[str, Any]) -> Returned | None:
    """Why an address is to be left alone; None for what passes, as a full mailbox or a vacation does."""
    kind = told.get("eventType") or told.get("notificationType")
    if kind == "Complaint":
        return Returned.COMPLAINED
    permanent = kind == "Bounce" and told["bounce"].get("bounceType") == "Permanent"
    return Returned.BOUNCED if permanent else None


def addresses(told: Mapping[str, Any]) -> Iterator[str]:
    """The addresses that it is about."""
    kind = str(told.get("eventType") or told.get("notificationType"))
    for each in told[FOUND[kind]].get(LISTED[kind], ()):
        yield str(each["emailAddress"]).strip().rpartition("<")[2].rstrip(">")
