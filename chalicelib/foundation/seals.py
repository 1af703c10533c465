"""Secrets: random tokens, and the keyed hashes under which they are stored.

A database that leaks must not hand out what it guards: tokens and codes are stored as HMAC-SHA-256
(RFC 2104) under a key derived from the deployment's secret for that one purpose.
"""

import functools
import hashlib
import hmac
import secrets

from chalicelib.foundation import settings


def token() -> str:
    """A fresh token of 256 random bits, URL-safe, 43 characters."""
    return secrets.token_urlsafe(32)


def digits(count: int) -> str:
    """A fresh code of decimal digits, each equally likely."""
    return f"{secrets.randbelow(10**count):0{count}d}"


@functools.cache
def key(purpose: str) -> bytes:
    """The 32-byte key of one purpose."""
    return hmac.digest(settings.secret(), purpose.encode(), "sha256")


def sealed(purpose: str, *texts: str) -> str:
    """The keyed hash of texts, 32 hexadecimal characters; equal texts, equal hash."""
    message = b"".join(len(part).to_bytes(4, "big") + part for part in (text.encode() for text in texts))
    return hmac.digest(key(purpose), message, "sha256").hex()[:32]


def digest(data: bytes) -> str:
    """A plain fingerprint of bytes, 32 hexadecimal characters."""
    return hashlib.sha256(data).hexdigest()[:32]


def same(left: str, right: str) -> bool:
    """Compares without telling by its time where two secrets differ."""
    return hmac.compare_digest(left.encode(), right.encode())
