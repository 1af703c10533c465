"""Cursors: opaque, encrypted, and bound to the viewer and the query they were made for.

AES-256-GCM (NIST SP 800-38D) under a random nonce of 96 bits, with the viewer and the
query as associated data, so that a foreign or tampered cursor does not open.
"""

import base64
import binascii
import secrets
from typing import Any, Final

import msgspec

from chalicelib.foundation import seals
from chalicelib.foundation.refusals import BadRequest

NONCE: Final = 12


def written(person: str, query: str, place: Any) -> str:
    """The cursor of a place in a list; `place` is made of texts, numbers and lists."""
    nonce = secrets.token_bytes(NONCE)
    hidden = _cipher().encrypt(nonce, msgspec.msgpack.encode(place), _bound(person, query))
    return base64.urlsafe_b64encode(nonce + hidden).decode().rstrip("=")


def read(person: str, query: str, cursor: str | None) -> Any:
    """The place that a cursor means, None for the beginning. Raises BadRequest for another list's."""
    from cryptography.exceptions import InvalidTag

    if cursor is None:
        return None
    try:
        whole = base64.b64decode(cursor + "=" * (-len(cursor) % 4), b"-_", validate=True)
        opened = _cipher().decrypt(whole[:NONCE], whole[NONCE:], _bound(person, query))
        return msgspec.msgpack.decode(opened)
    except (InvalidTag, ValueError, binascii.Error, msgspec.DecodeError):
        raise BadRequest("wrong_cursor") from None


def _bound(person: str, query: str) -> bytes:
    return f"{person}\n{query}".encode()


def _cipher() -> Any:
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    return AESGCM(seals.key("cursors"))
