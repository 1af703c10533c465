"""Whether a token is what it says it is: signed by the provider, for us, now, for this sign-in.

Source: OpenID Connect Core 1.0, section 3.1.3.7; RFC 8725 (best practices for JWT).
"""

import base64
from typing import TYPE_CHECKING, Any, Final

import msgspec

from chalicelib.federation.model import Company, Said
from chalicelib.federation.rules import Refused
from chalicelib.foundation import clock

if TYPE_CHECKING:
    from joserfc.jwk import ECKey, RSAKey

ALGORITHMS: Final = ("RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512")
"""Signatures by a private key only: what a shared or a published key could sign is not among them."""
SKEW: Final = 60
"""Seconds by which two clocks may differ."""
RSA_LEAST: Final = 2048
WRONG: Final = (msgspec.ValidationError, LookupError, ValueError, TypeError, RecursionError)
# A token that says where its own key is would be its own witness.
OWN_KEY: Final = frozenset({"jku", "jwk", "x5u", "x5c", "crit", "b64"})


def header_of(token: str) -> dict[str, Any]:
    """What a token says of its signature, which nobody believes yet. Raises Refused."""
    from joserfc import jws
    from joserfc.errors import JoseError

    try:
        header = dict(jws.extract_compact(token.encode()).headers())
    except (JoseError, ValueError):
        raise Refused("malformed") from None
    if header.get("alg") not in ALGORITHMS:
        raise Refused("algorithm")
    if OWN_KEY & header.keys():
        raise Refused("own_key")
    return header


def key_for(header: dict[str, Any], published: list[dict[str, Any]]) -> dict[str, Any] | None:
    """The one published key that a token can have been signed by; None where there is none, or several."""
    fitting = [key for key in published if _fits(key, header)]
    return fitting[0] if len(fitting) == 1 else None


def _fits(key: dict[str, Any], header: dict[str, Any]) -> bool:
    named = header.get("kid")
    if named is not None and key.get("kid") != named:
        return False
    kind = "EC" if header["alg"].startswith("ES") else "RSA"
    # A private or shared key that stands in public is everybody's.
    is_public = not {"d", "k", "p", "q"} & key.keys()
    signs = key.get("use", "sig") == "sig" and key.get("alg", header["alg"]) == header["alg"]
    return key.get("kty") == kind and is_public and signs


def said(token: str, key: dict[str, Any], company: Company, nonce: str, access_token: str | None) -> Said:
    """What a token says that is good for this sign-in. Raises Refused."""
    from authlib.oidc.core import CodeIDToken  # type: ignore[import-untyped]  # It comes without types.
    from joserfc import jwt
    from joserfc.errors import JoseError

    try:
        read = jwt.decode(token, _usable(key), algorithms=ALGORITHMS)
        typed = msgspec.convert(read.claims, Said)
        options = {"iss": {"value": company.issuer}, "aud": {"value": company.client_id}}
        params = {"nonce": nonce, "client_id": company.client_id, "access_token": access_token}
        claims = CodeIDToken(read.claims, read.header, options, params)
        claims.validate(now=clock.now() // clock.SECOND, leeway=SKEW)
    except (JoseError, *WRONG) as problem:
        raise Refused(f"token {type(problem).__name__}") from None
    return typed


def _usable(key: dict[str, Any]) -> "RSAKey | ECKey":
    from joserfc.jwk import ECKey, RSAKey

    if key["kty"] == "EC":
        return ECKey.import_key(key)
    modulus = str(key["n"])
    if int.from_bytes(base64.urlsafe_b64decode(modulus + "=" * (-len(modulus) % 4))).bit_length() < RSA_LEAST:
        raise Refused("weak_key")
    return RSAKey.import_key(key)
