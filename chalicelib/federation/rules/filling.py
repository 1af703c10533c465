"""What UserInfo may add to a token: an address and a name, where the token says nothing of them.

A token is signed, what UserInfo answers is not: so what the token says stands, groups (which give a role) are
taken from the token alone, and both have to be about the same subject.
Source: OpenID Connect Core 1.0, sections 5.3.2 and 5.3.4.
"""

from msgspec.structs import replace

from chalicelib.federation.model import Informed, Said
from chalicelib.federation.rules import Refused


def lacks(told: Said) -> bool:
    """Whether a token leaves open which address somebody has, if it is verified, or what they are called."""
    return told.email is None or told.email_verified is None or told.name is None


def filled(told: Said, more: Informed) -> Said:
    """A token with what UserInfo says of the same person. Raises Refused where it is of another, or where
    both name an address and not the same one."""
    if more.sub != told.sub:
        raise Refused("userinfo_subject")
    if told.email is not None and more.email not in (None, told.email):
        raise Refused("userinfo_address")
    known = replace(told, name=told.name if told.name is not None else more.name)
    if told.email_verified is False or more.email is None:
        # What the token calls unverified stays so; verified alone is said of no address.
        return known
    if told.email is not None and told.email_verified:
        return known
    return replace(known, email=more.email, email_verified=more.email_verified)
