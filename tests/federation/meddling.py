"""What hostile providers do: each changes one thing in what a good one says."""

import base64
import json
import time
from collections.abc import Callable
from typing import Any, Final

from joserfc import jwt
from joserfc.jwk import OctKey

from tests.federation.provider import Claims, Provider, elliptic, rsa

Meddle = Callable[[Provider], None]


def claims(**other: Any) -> Meddle:
    """Other claims; None leaves one out."""

    def meddle(provider: Provider) -> None:
        def changed(told: Claims) -> Claims:
            now = {name: value(told) if callable(value) else value for name, value in other.items()}
            return {name: value for name, value in {**told, **now}.items() if value is not None}

        provider.meddle["claims"] = changed

    return meddle


def header(**other: Any) -> Meddle:
    """Other members of the header."""

    def meddle(provider: Provider) -> None:
        from joserfc.jws import JWSRegistry

        loose = JWSRegistry(algorithms=["RS256"], strict_check_header=False)
        provider.meddle["header"] = lambda told: {**told, **other}
        provider.meddle["sign"] = lambda pair: jwt.encode(*pair, provider.key, registry=loose)

    return meddle


def token(made: Callable[[Provider, Claims, Claims], str]) -> Meddle:
    """A token made in another way."""

    def meddle(provider: Provider) -> None:
        provider.meddle["sign"] = lambda pair: made(provider, *pair)

    return meddle


def jwks(changed: Callable[[Claims], Any]) -> Meddle:
    """Other keys. Those of the provider of this story were never asked for before."""
    return lambda provider: provider.meddle.update(jwks=changed)


def answers(path: str, status: int, headers: dict[str, str], body: bytes) -> Meddle:
    """A whole other answer."""
    return lambda provider: provider.meddle.update({path: lambda _: (status, headers, body)})


def metadata(**other: Any) -> Meddle:
    """A provider that says something else of itself."""
    return lambda provider: provider.meddle.update(metadata=lambda told: {**told, **other})


def unsigned(provider: Provider, head: Claims, told: Claims) -> str:
    good = jwt.encode(head, told, provider.key, algorithms=["RS256"])
    bare = base64.urlsafe_b64encode(json.dumps({"alg": "none"}).encode()).decode().rstrip("=")
    return f"{bare}.{good.split('.')[1]}."


def by_public_key(provider: Provider, head: Claims, told: Claims) -> str:
    shared = OctKey.import_key(provider.key.as_pem(private=False).hex())
    return jwt.encode({**head, "alg": "HS256"}, told, shared, algorithms=["HS256"])


def by_secret(provider: Provider, head: Claims, told: Claims) -> str:
    shared = OctKey.import_key("a secret/with +signs%" * 3)
    return jwt.encode({**head, "alg": "HS512"}, told, shared, algorithms=["HS512"])


def by_another(provider: Provider, head: Claims, told: Claims) -> str:
    return jwt.encode(head, told, rsa("stranger"), algorithms=["RS256"])


def with_its_own_key(provider: Provider, head: Claims, told: Claims) -> str:
    own = elliptic("stranger")
    made = {
        "alg": "ES256",
        "jwk": {name: own.as_dict(private=False)[name] for name in ("kty", "crv", "x", "y")},
    }
    return jwt.encode(made, told, own, algorithms=["ES256"])


def tampered(provider: Provider, head: Claims, told: Claims) -> str:
    first, _, last = jwt.encode(head, told, provider.key, algorithms=["RS256"]).split(".")
    other = json.dumps({**told, "sub": "the chief"}).encode()
    return f"{first}.{base64.urlsafe_b64encode(other).decode().rstrip('=')}.{last}"


def weak(told: Claims) -> Claims:
    """A key of 1,024 bits."""
    return {"keys": [{**told["keys"][0], "n": base64.urlsafe_b64encode(b"\xff" * 128).decode().rstrip("=")}]}


def curve_for_rsa(provider: Provider) -> None:
    provider.meddle["jwks"] = lambda told: {"keys": [elliptic("first").as_dict(private=False)]}


def two_without_names(told: Claims) -> Claims:
    return {"keys": [*told["keys"], {**rsa("stranger").as_dict(private=False), "kid": "first"}]}


def private(told: Claims) -> Claims:
    return {"keys": [rsa("first").as_dict(private=True)]}


def shared(told: Claims) -> Claims:
    return {"keys": [{"kty": "oct", "kid": "first", "k": "c2VjcmV0"}]}


def for_encryption(told: Claims) -> Claims:
    return {"keys": [{**told["keys"][0], "use": "enc"}]}


def forged(**other: Any) -> Meddle:
    """A header that no library would write, before what nobody has signed."""

    def made(provider: Provider, head: Claims, told: Claims) -> str:
        parts = (json.dumps({**head, **other}), json.dumps(told), "x" * 256)
        return ".".join(base64.urlsafe_b64encode(each.encode()).decode().rstrip("=") for each in parts)

    return token(made)


def soon(seconds: int) -> int:
    return int(time.time()) + seconds


FORM: Final = {"content-type": "application/json"}
PAGE: Final = {"content-type": "text/html"}
