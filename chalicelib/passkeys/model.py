"""Passkeys, and what browsers bring of them."""

from dataclasses import dataclass
from typing import Annotated, TypeAlias

from msgspec import Meta

from chalicelib.people.drafts import Draft, Name

Encoded: TypeAlias = Annotated[str, Meta(pattern="^[A-Za-z0-9_-]+$", min_length=1, max_length=8_000)]
"""Bytes in base64url without padding (RFC 4648, section 5)."""
Credential: TypeAlias = Annotated[str, Meta(pattern="^[A-Za-z0-9_-]+$", min_length=1, max_length=1_364)]
"""The same of an id of at most 1,023 bytes (Web Authentication Level 3, section 4)."""


@dataclass(frozen=True, slots=True)
class Passkey:
    """One of somebody's passkeys. `credential` and `public` (a COSE key, RFC 9052) are base64url; `count` is
    how often its device says that it has signed, 0 where it does not say. Instants are in milliseconds."""

    id: str
    name: str
    credential: str
    public: str
    count: int
    created: int
    used: int | None = None


@dataclass(frozen=True, slots=True)
class Held:
    """Somebody's passkeys, the newest first, and how many they have ever made: what one more is judged by."""

    passkeys: list[Passkey]
    made: int


class PasskeyDraft(Draft, frozen=True):
    """What a device answers when it has made a passkey (`navigator.credentials.create`), and what its owner
    calls it."""

    name: Name
    client_data: Encoded
    attestation: Encoded


class NameDraft(Draft, frozen=True):
    """What a passkey is called."""

    name: Name


class ProofDraft(Draft, frozen=True):
    """What a device answers when it has signed (`navigator.credentials.get`)."""

    credential: Credential
    client_data: Encoded
    authenticator_data: Encoded
    signature: Encoded
    user_handle: Annotated[str, Meta(pattern="^[A-Za-z0-9_-]+$", min_length=1, max_length=86)]
