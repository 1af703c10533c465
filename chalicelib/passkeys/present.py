"""What is shown of passkeys, and what a browser is asked to do with them.

Source: Web Authentication Level 3, section 5.1.8 (`parseCreationOptionsFromJSON`) and 5.1.9.
"""

from datetime import datetime
from typing import Literal

import msgspec

from chalicelib.access.model import PersonId
from chalicelib.foundation import clock
from chalicelib.passkeys import rules, store
from chalicelib.passkeys.model import Passkey
from chalicelib.people.model import Person

PATIENCE = store.LASTS


class PasskeyView(msgspec.Struct, frozen=True):
    """One of one's passkeys."""

    id: str
    name: str
    created_at: datetime
    used_at: datetime | None


class Party(msgspec.Struct, frozen=True):
    """The network, by the name to which passkeys are bound."""

    id: str
    name: str


class User(msgspec.Struct, frozen=True, rename="camel"):
    """Whose passkey it will be, as their device names them. `id` is base64url."""

    id: str
    name: str
    display_name: str


class Parameters(msgspec.Struct, frozen=True):
    """A kind of key that is taken. Source: IANA, COSE Algorithms."""

    alg: int
    type: Literal["public-key"] = "public-key"


class Descriptor(msgspec.Struct, frozen=True):
    """A passkey that there is already. `id` is base64url."""

    id: str
    type: Literal["public-key"] = "public-key"


class Selection(msgspec.Struct, frozen=True, rename="camel"):
    """What a device must be able to do: find the passkey by itself, and know its owner."""

    resident_key: Literal["required"] = "required"
    require_resident_key: bool = True
    user_verification: Literal["required"] = "required"


class CreationOptions(msgspec.Struct, frozen=True, rename="camel"):
    """What to hand to `navigator.credentials.create`. `timeout` is in milliseconds."""

    challenge: str
    rp: Party
    user: User
    pub_key_cred_params: list[Parameters]
    timeout: int
    exclude_credentials: list[Descriptor]
    authenticator_selection: Selection
    attestation: Literal["none"] = "none"


class RequestOptions(msgspec.Struct, frozen=True, rename="camel"):
    """What to hand to `navigator.credentials.get`. `timeout` is in milliseconds."""

    challenge: str
    rp_id: str
    timeout: int
    user_verification: Literal["required"] = "required"


def passkey(each: Passkey) -> PasskeyView:
    """One of the viewer's passkeys."""
    used = clock.utc(each.used) if each.used is not None else None
    return PasskeyView(each.id, each.name, clock.utc(each.created), used)


def handle(person: PersonId) -> str:
    """What a device keeps with a passkey to say whose it is."""
    return rules.encoded(person.encode())


def creation(challenge: str, person: Person, held: list[Passkey]) -> CreationOptions:
    """What a device is asked to make."""
    host = rules.host()
    return CreationOptions(
        challenge=challenge,
        rp=Party(host, host),
        user=User(handle(person.id), person.address or person.name, person.name),
        pub_key_cred_params=[Parameters(each) for each in rules.ALGORITHMS],
        timeout=PATIENCE,
        exclude_credentials=[Descriptor(each.credential) for each in held],
        authenticator_selection=Selection(),
    )


def request(challenge: str) -> RequestOptions:
    """What a device is asked to sign."""
    return RequestOptions(challenge, rules.host(), PATIENCE)
