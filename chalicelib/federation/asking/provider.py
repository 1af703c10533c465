"""The company's provider: what it says of itself, its keys, a code in exchange for a token, and UserInfo.

What it publishes is remembered for an hour. A key that is not among the remembered ones is looked for once
more, at most once a minute: nobody makes us ask by sending tokens that name keys of their own.
"""

import base64
import re
from typing import Any, Final
from urllib.parse import quote, urlencode

from chalicelib.federation.asking import calls
from chalicelib.federation.asking.calls import Unreachable
from chalicelib.federation.model import Company, Informed, Keys, Provider, Tokens
from chalicelib.federation.rules import Refused, tokens
from chalicelib.foundation import clock, settings

WELL_KNOWN: Final = "/.well-known/openid-configuration"
REMEMBERED: Final = clock.HOUR
PAUSE: Final = clock.MINUTE
_BEARER: Final = re.compile(r"[A-Za-z0-9._~+/-]+=*")
_providers: Final[dict[str, tuple[int, Provider]]] = {}
_keys: Final[dict[str, tuple[int, list[dict[str, Any]]]]] = {}


def company() -> Company | None:
    """The company's sign-in as the deployment set it; None where there is none."""
    issuer, client = settings.oidc_issuer(), settings.oidc_client_id()
    if not issuer or not client:
        return None
    return Company(issuer, client, settings.oidc_name(), settings.oidc_auditors())


def discovered(company: Company) -> Provider:
    """What the provider says of itself. Raises Unreachable where that is not about this issuer."""
    asked, known = _providers.get(company.issuer, (0, None))
    if known is not None and asked + REMEMBERED > clock.now():
        return known
    found = calls.asked(company.issuer.rstrip("/") + WELL_KNOWN, Provider)
    if found.issuer != company.issuer or "S256" not in found.code_challenge_methods_supported:
        raise Unreachable
    named = (found.authorization_endpoint, found.token_endpoint, found.jwks_uri, found.userinfo_endpoint)
    for url in named:
        if url is not None:
            calls.demand_safe(url)
    _providers[company.issuer] = (clock.now(), found)
    return found


def redeemed(found: Provider, company: Company, code: str, verifier: str, back: str) -> Tokens:
    """The tokens for a code. Raises Unreachable, Refused."""
    form = {
        "grant_type": "authorization_code", "code": code, "redirect_uri": back, "code_verifier": verifier,
    }  # fmt: skip
    headers: dict[str, str] = {}
    if "client_secret_basic" in found.token_endpoint_auth_methods_supported:
        # RFC 6749, section 2.3.1: both halves are encoded as in a form first.
        pair = f"{quote(company.client_id, safe='')}:{quote(settings.oidc_secret(), safe='')}"
        headers["authorization"] = f"Basic {base64.b64encode(pair.encode()).decode()}"
    else:
        form |= {"client_id": company.client_id, "client_secret": settings.oidc_secret()}
    got = calls.asked(found.token_endpoint, Tokens, urlencode(form), **headers)
    if got.token_type.lower() != "bearer":
        raise Refused("token_type")
    return got


def informed(userinfo: str, access_token: str) -> Informed:
    """What UserInfo says to whoever brings that token. Raises Unreachable; Refused for a token that cannot
    stand in a header (RFC 6750, section 2.1)."""
    if not _BEARER.fullmatch(access_token):
        raise Refused("access_token")
    return calls.asked(userinfo, Informed, authorization=f"Bearer {access_token}")


def key_of(found: Provider, token: str) -> dict[str, Any]:
    """The published key that a token can have been signed by. Raises Refused, Unreachable."""
    header = tokens.header_of(token)
    key = tokens.key_for(header, _published(found, fresh_for=REMEMBERED))
    if key is None:
        key = tokens.key_for(header, _published(found, fresh_for=PAUSE))
    if key is None:
        raise Refused("key")
    return key


def _published(found: Provider, *, fresh_for: int) -> list[dict[str, Any]]:
    asked, known = _keys.get(found.jwks_uri, (0, []))
    if asked + fresh_for > clock.now():
        return known
    now = calls.asked(found.jwks_uri, Keys).keys
    _keys[found.jwks_uri] = (clock.now(), now)
    return now
