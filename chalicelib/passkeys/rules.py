"""Whether what a device brings is a passkey of this network, made or used by its owner, now and here.

Source: Web Authentication Level 3, sections 7.1 (registration) and 7.2 (assertion).
"""

import base64
import binascii
from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated, Final
from urllib.parse import urlsplit

import msgspec
from msgspec import Meta

from chalicelib.foundation import settings
from chalicelib.passkeys.model import Passkey, PasskeyDraft, ProofDraft

if TYPE_CHECKING:
    from webauthn.helpers.cose import COSEAlgorithmIdentifier

ALGORITHMS: Final = (-8, -7, -257)
"""EdDSA, ES256, RS256: what devices know, the best first. Source: IANA, COSE Algorithms."""
RSA_LEAST: Final = 2048
ID_LEAST: Final = 16
"""Bytes of a credential's id, so that nobody meets another's by chance."""


class Refused(Exception):
    """Nobody comes in by this. The reason is for the log; who asks is told nothing that depends on it."""

    def __init__(self, reason: str) -> None:
        self.reason = reason
        super().__init__(reason)


class _ClientData(msgspec.Struct, frozen=True):
    """What a browser says of a ceremony; it adds members of its own, which nobody reads."""

    challenge: Annotated[str, Meta(pattern="^[A-Za-z0-9_-]{43}$")]
    crossOrigin: bool = False  # noqa: N815 (the standard calls it so)
    topOrigin: str | None = None  # noqa: N815 (the same)


@dataclass(frozen=True, slots=True)
class Made:
    """A passkey that a device has just made: the id and the public key, base64url, and its first count."""

    credential: str
    public: str
    count: int


def host() -> str:
    """The name to which passkeys are bound."""
    return urlsplit(settings.passkeys_origin()).hostname or ""


def encoded(data: bytes) -> str:
    """Bytes as base64url, without padding."""
    return base64.urlsafe_b64encode(data).decode().rstrip("=")


def decoded(text: str) -> bytes:
    """The bytes of a text. Raises Refused for another spelling than `encoded` has."""
    try:
        found = base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))
    except binascii.Error:
        raise Refused("encoding") from None
    if encoded(found) != text:
        raise Refused("encoding")
    return found


def challenge_of(client_data: str) -> str:
    """The challenge that a browser answered, from a page of ours that stands in no other site's frame.
    Whether it is one that was given is for the store to say. Raises Refused."""
    try:
        said = msgspec.json.decode(decoded(client_data), type=_ClientData)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
        raise Refused("client_data") from None
    if said.crossOrigin or said.topOrigin is not None:
        raise Refused("framed")
    return said.challenge


def made(draft: PasskeyDraft, challenge: str) -> Made:
    """What a device has made for that challenge. Raises Refused."""
    from webauthn import verify_registration_response
    from webauthn.helpers.structs import AuthenticatorAttestationResponse, RegistrationCredential

    brought = AuthenticatorAttestationResponse(decoded(draft.client_data), decoded(draft.attestation))
    try:
        _demand_unattested(brought.attestation_object)
        found = verify_registration_response(
            # The id that counts is the one that the device has signed for, which the library answers.
            credential=RegistrationCredential(id="", raw_id=b"", response=brought),
            expected_challenge=decoded(challenge),
            expected_rp_id=host(),
            expected_origin=settings.passkeys_origin(),
            require_user_verification=True,
            supported_pub_key_algs=_algorithms(),
        )
        _demand_strong(found.credential_public_key)
    except Exception as problem:  # noqa: BLE001 (a forged body may break the parser anywhere: it opens nothing)
        raise _why(problem) from None
    if len(found.credential_id) < ID_LEAST:
        raise Refused("short_id")
    return Made(encoded(found.credential_id), encoded(found.credential_public_key), found.sign_count)


def signed(proof: ProofDraft, challenge: str, passkey: Passkey) -> int:
    """The count with which a passkey signed that challenge; whether it goes on is for `goes_on` to say, once
    the signature is known to be one. Raises Refused."""
    from webauthn import verify_authentication_response
    from webauthn.helpers.structs import AuthenticationCredential, AuthenticatorAssertionResponse

    sent = (proof.client_data, proof.authenticator_data, proof.signature)
    client_data, data, signature = map(decoded, sent)
    try:
        found = verify_authentication_response(
            credential=AuthenticationCredential(
                id=proof.credential,
                raw_id=decoded(proof.credential),
                response=AuthenticatorAssertionResponse(client_data, data, signature),
            ),
            expected_challenge=decoded(challenge),
            expected_rp_id=host(),
            expected_origin=settings.passkeys_origin(),
            credential_public_key=decoded(passkey.public),
            credential_current_sign_count=0,
            require_user_verification=True,
        )
    except Exception as problem:  # noqa: BLE001 (the same)
        raise _why(problem) from None
    return found.new_sign_count


def goes_on(passkey: Passkey, count: int) -> bool:
    """Whether a count goes on from the last one. Devices that never count always say 0."""
    return count > passkey.count or count == passkey.count == 0


def _demand_unattested(attestation: bytes) -> None:
    """Raises Refused for a certificate, which nobody asked for: no parser of ours has to read any."""
    from webauthn.helpers import parse_attestation_object

    said = parse_attestation_object(attestation)
    if not (said.fmt == "none" or (said.fmt == "packed" and said.att_stmt.x5c is None)):
        raise Refused("attested")


def _demand_strong(public: bytes) -> None:
    """Raises Refused for a key that cannot be one, or is too small to be one."""
    from cryptography.hazmat.primitives.asymmetric.rsa import RSAPublicKey
    from webauthn.helpers import decode_credential_public_key, decoded_public_key_to_cryptography

    key = decoded_public_key_to_cryptography(decode_credential_public_key(public))
    if isinstance(key, RSAPublicKey) and key.key_size < RSA_LEAST:
        raise Refused("weak_key")


def _algorithms() -> "list[COSEAlgorithmIdentifier]":
    from webauthn.helpers.cose import COSEAlgorithmIdentifier

    return [COSEAlgorithmIdentifier(each) for each in ALGORITHMS]


def _why(problem: Exception) -> Refused:
    return problem if isinstance(problem, Refused) else Refused(f"{type(problem).__name__}: {problem}"[:200])
