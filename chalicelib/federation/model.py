"""The company's provider, what it says of somebody, and who is who."""

from dataclasses import dataclass
from typing import Annotated, Any

import msgspec
from msgspec import Meta

from chalicelib.access.model import NetworkRole, PersonId

Url = Annotated[str, Meta(max_length=500)]


@dataclass(frozen=True, slots=True)
class Company:
    """What the deployment says of the company's sign-in. Members of `auditors` (groups) are auditors here."""

    issuer: str
    client_id: str
    name: str
    auditors: frozenset[str]


class Provider(msgspec.Struct, frozen=True):
    """What a provider says of itself. Source: OpenID Connect Discovery 1.0, section 3; RFC 8414; RFC 9207."""

    issuer: Url
    authorization_endpoint: Url
    token_endpoint: Url
    jwks_uri: Url
    userinfo_endpoint: Url | None = None
    token_endpoint_auth_methods_supported: tuple[str, ...] = ("client_secret_basic",)
    code_challenge_methods_supported: tuple[str, ...] = ("S256",)
    authorization_response_iss_parameter_supported: bool = False


class Tokens(msgspec.Struct, frozen=True):
    """What the token end point answers. Source: OpenID Connect Core 1.0, section 3.1.3.3."""

    id_token: Annotated[str, Meta(max_length=16_000)]
    token_type: str
    access_token: Annotated[str, Meta(max_length=16_000)] | None = None


class Keys(msgspec.Struct, frozen=True):
    """A set of keys (RFC 7517), each as it was published."""

    keys: Annotated[list[dict[str, Any]], Meta(max_length=50)]


class Said(msgspec.Struct, frozen=True):
    """What a token says, strictly typed. Source: OpenID Connect Core 1.0, sections 2 and 5.1."""

    iss: str
    sub: Annotated[str, Meta(min_length=1, max_length=255)]
    aud: str | list[str]
    exp: int
    iat: int
    nonce: str
    nbf: int | None = None
    azp: str | None = None
    at_hash: str | None = None
    email: Annotated[str, Meta(max_length=254)] | None = None
    email_verified: bool | None = None
    name: Annotated[str, Meta(max_length=500)] | None = None
    groups: Annotated[tuple[str, ...], Meta(max_length=1_000)] = ()


class Informed(msgspec.Struct, frozen=True):
    """What UserInfo says besides, strictly typed. Source: OpenID Connect Core 1.0, section 5.3.2."""

    sub: Annotated[str, Meta(min_length=1, max_length=255)]
    email: Annotated[str, Meta(max_length=254)] | None = None
    email_verified: bool | None = None
    name: Annotated[str, Meta(max_length=500)] | None = None


@dataclass(frozen=True, slots=True)
class Errand:
    """A way to the provider and back that somebody's browser is on. `state` and the `browser`'s secret are
    known to that browser only; everything else that binds it is derived from both."""

    state: str
    browser: str
    to: str


@dataclass(frozen=True, slots=True)
class Identity:
    """Whom an issuer's subject is here, and which roles groups gave them."""

    person: PersonId
    given: frozenset[NetworkRole] = frozenset()
