"""What binds a sign-in to the browser that began it. Nothing of it is stored in plain.

Nonce and verifier are derived from the state and the secret of the browser: whoever reads the store can
make neither. Source: RFC 7636 (PKCE), RFC 9700, section 4.7; OpenID Connect Core 1.0, section 15.5.2.
"""

import re
from typing import Final

from chalicelib.federation.model import Company, Errand
from chalicelib.foundation import seals

SCOPE: Final = "openid email profile"
_TO: Final = re.compile(r"/(?![/\\])[!-\[\]-~]{0,500}")


def begun(to: str | None) -> Errand:
    """A fresh errand, after which the page shows `to`: a path of ours, else its beginning."""
    return Errand(seals.token(), seals.token(), to if to and _TO.fullmatch(to) else "/")


def nonce(errand: Errand) -> str:
    """What the token has to repeat."""
    return seals.sealed("oidc nonces", errand.state, errand.browser)


def verifier(errand: Errand) -> str:
    """The secret behind the challenge: 64 characters, of which RFC 7636 wants 43 to 128."""
    halves = (seals.sealed("oidc verifiers", half, errand.state, errand.browser) for half in "ab")
    return "".join(halves)


def asked(company: Company, errand: Errand, back: str) -> list[tuple[str, str]]:
    """What the provider's authorization end point is asked with."""
    from authlib.oauth2.rfc7636 import create_s256_code_challenge  # type: ignore[import-untyped]  # It comes without types.

    return [
        ("response_type", "code"),
        ("client_id", company.client_id),
        ("redirect_uri", back),
        ("scope", SCOPE),
        ("state", errand.state),
        ("nonce", nonce(errand)),
        ("code_challenge", create_s256_code_challenge(verifier(errand))),
        ("code_challenge_method", "S256"),
    ]
