"""A device that keeps passkeys, made of software, and the browser around it. Both do wrong where told to."""

import base64
import hashlib
import json
import secrets
from typing import Any, Final

import cbor2
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, ed25519, padding, rsa
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from tests.cast.caller import Reply
from tests.cast.house import COOKIE, Somebody, done

BROWSER: Final = "__Host-entrenous-passkey"
PRESENT: Final = 0x01
VERIFIED: Final = 0x04
MADE: Final = 0x40


def text(data: bytes) -> str:
    """Base64url without padding."""
    return base64.urlsafe_b64encode(data).decode().rstrip("=")


def raw(encoded: str) -> bytes:
    """The bytes of it."""
    return base64.urlsafe_b64decode(encoded + "=" * (-len(encoded) % 4))


def _number(value: int, size: int) -> bytes:
    return value.to_bytes(size, "big")


class Device:
    """One passkey. `counts` says whether it tells how often it has signed."""

    def __init__(self, kind: str = "ES256", *, counts: bool = True) -> None:
        self.kind, self.counts, self.count = kind, counts, 0
        self.credential = secrets.token_bytes(32)
        self.handle = b""
        self.key: Any = {
            "ES256": lambda: ec.generate_private_key(ec.SECP256R1()),
            "EdDSA": ed25519.Ed25519PrivateKey.generate,
            "RS256": lambda: rsa.generate_private_key(65_537, 2_048),
        }[kind]()

    def cose(self) -> dict[int, Any]:
        """The public key as devices write it (RFC 9053)."""
        public = self.key.public_key()
        if self.kind == "EdDSA":
            return {1: 1, 3: -8, -1: 6, -2: public.public_bytes(Encoding.Raw, PublicFormat.Raw)}
        numbers = public.public_numbers()
        if self.kind == "RS256":
            return {1: 3, 3: -257, -1: _number(numbers.n, 256), -2: _number(numbers.e, 3)}
        return {1: 2, 3: -7, -1: 1, -2: _number(numbers.x, 32), -3: _number(numbers.y, 32)}

    def _signature(self, message: bytes) -> bytes:
        if self.kind == "EdDSA":
            return bytes(self.key.sign(message))
        if self.kind == "RS256":
            return bytes(self.key.sign(message, padding.PKCS1v15(), hashes.SHA256()))
        return bytes(self.key.sign(message, ec.ECDSA(hashes.SHA256())))

    def _client(self, kind: str, challenge: str, wrong: dict[str, Any]) -> bytes:
        from chalicelib.foundation import settings

        said = {
            "type": kind,
            "challenge": challenge,
            "origin": settings.passkeys_origin(),
            "crossOrigin": False,
        }
        return json.dumps({**said, **wrong}).encode()

    def _data(self, host: str, flags: int) -> bytes:
        self.count += self.counts
        return hashlib.sha256(host.encode()).digest() + bytes([flags]) + _number(self.count, 4)

    def makes(self, options: Any, *, client: Any = None, **wrong: Any) -> dict[str, str]:
        """What it answers to be sent with a name. `client` is what the browser says otherwise."""
        self.handle = raw(options["user"]["id"])
        said = self._client("webauthn.create", options["challenge"], client or {})
        host, flags = wrong.get("host", options["rp"]["id"]), wrong.get("flags", PRESENT | VERIFIED | MADE)
        key = wrong.get("key", self.cose())
        data = self._data(host, flags) + bytes(16) + _number(len(self.credential), 2) + self.credential
        data += key if isinstance(key, bytes) else cbor2.dumps(key)
        object_ = {
            "fmt": "none",
            "attStmt": {},
            "authData": wrong.get("data", data),
            **wrong.get("object", {}),
        }
        if wrong.get("signs"):
            object_ |= {"fmt": "packed", "attStmt": self._packed(data, said)}
        return {
            "client_data": text(said),
            "attestation": text(wrong.get("attestation", cbor2.dumps(object_))),
        }

    def _packed(self, data: bytes, said: bytes) -> dict[str, Any]:
        return {"alg": self.cose()[3], "sig": self._signature(data + hashlib.sha256(said).digest())}

    def signs(self, options: Any, *, client: Any = None, **wrong: Any) -> dict[str, str]:
        """What it answers when its owner wants to come in."""
        said = self._client("webauthn.get", options["challenge"], client or {})
        data = self._data(wrong.get("host", options["rpId"]), wrong.get("flags", PRESENT | VERIFIED))
        signature = self._signature(data + hashlib.sha256(said).digest())
        return {
            "credential": text(wrong.get("credential", self.credential)), "client_data": text(said),
            "authenticator_data": text(data), "signature": text(signature),
            "user_handle": text(wrong.get("handle", self.handle)),
        }  # fmt: skip


def asked_to_make(who: Somebody) -> Any:
    """What somebody's browser is told to hand to a device."""
    return done(who.post("/me/passkeys/challenges")).json


def adds(who: Somebody, device: Device, name: str = "Laptop", **wrong: Any) -> Reply:
    """Somebody adds a passkey."""
    return who.post("/me/passkeys", {"name": name, **device.makes(asked_to_make(who), **wrong)})


def asked_to_sign(who: Somebody) -> tuple[Any, str]:
    """The same for who wants to come in, and the cookie that their browser keeps."""
    reply = done(who.post("/sign-in/passkeys/challenges"))
    crumb, _, attributes = reply.headers["set-cookie"].partition(";")
    assert {each.strip() for each in attributes.split(";")} == {
        "Path=/", "Secure", "HttpOnly", "SameSite=Lax", "Max-Age=300",
    }  # fmt: skip
    return reply.json, crumb


def brings(who: Somebody, proof: dict[str, str], crumb: str) -> Reply:
    """Somebody brings what a device has signed; if it opens, they are in."""
    reply = who.post("/sign-in/passkeys", proof, cookie=crumb)
    if reply.status == 201:
        who.id = reply["person"]["id"]
        who.cookie = reply.headers["set-cookie"].partition(f"{COOKIE}=")[2].partition(";")[0]
    return reply


def comes_in(who: Somebody, device: Device, **wrong: Any) -> Reply:
    """Somebody whose browser knows nobody comes in by a passkey."""
    options, crumb = asked_to_sign(who)
    return brings(who, device.signs(options, **wrong), crumb)


def refused(reply: Reply) -> bool:
    """Whether it is the one answer to everything that is wrong."""
    return (reply.status, reply.code, "set-cookie" in reply.headers) == (422, "passkey_refused", False)
