"""Hostile tokens and answers: each differs from a good one in one thing, and opens nothing.

The log says why each was refused, so that a row is not refused for another reason than its own.
"""

import json
from typing import Final

import pytest

from tests.cast.house import House, done
from tests.federation.conftest import came_in, comes_back, sets_out, vouched
from tests.federation.meddling import (
    FORM,
    PAGE,
    Meddle,
    answers,
    by_another,
    by_public_key,
    by_secret,
    claims,
    curve_for_rsa,
    for_encryption,
    forged,
    header,
    jwks,
    metadata,
    private,
    shared,
    soon,
    tampered,
    token,
    two_without_names,
    unsigned,
    weak,
    with_its_own_key,
)
from tests.federation.provider import CLIENT, Provider

UNREACHABLE: Final = "company_unreachable"
HOSTILE: Final[dict[str, tuple[Meddle, str]]] = {
    # Who signed, and how.
    "unsigned": (token(unsigned), "algorithm"),
    "signed by the public key as a shared one": (token(by_public_key), "algorithm"),
    "signed by the client's secret": (token(by_secret), "algorithm"),
    "signed by somebody else": (token(by_another), "token BadSignatureError"),
    "a key of its own": (token(with_its_own_key), "own_key"),
    "claims changed afterwards": (token(tampered), "token BadSignatureError"),
    "no token at all": (token(lambda *_: "hello"), "malformed"),
    "a token of five parts": (token(lambda *_: "a.b.c.d.e"), "malformed"),
    "an unknown key": (header(kid="unknown"), "key"),
    "a key that is a number": (forged(kid=7), "key"),
    "the address of its keys": (header(jku="https://evil.example/jwks"), "own_key"),
    "the address of its certificate": (header(x5u="https://evil.example/x5u"), "own_key"),
    "a critical member": (forged(crit=["exp"]), "own_key"),
    "a private key published": (jwks(private), "key"),
    "a shared key published": (jwks(shared), "key"),
    "a key for encryption": (jwks(for_encryption), "key"),
    "two keys of one name": (jwks(two_without_names), "key"),
    "a key of another kind": (curve_for_rsa, "key"),
    "a weak key": (jwks(weak), "weak_key"),
    # By whom, for whom, when, for which sign-in.
    "another issuer": (claims(iss="https://evil.example"), "token InvalidClaimError"),
    "the issuer with a slash": (claims(iss=lambda told: told["iss"] + "/"), "token InvalidClaimError"),
    "no issuer": (claims(iss=None), "token ValidationError"),
    "for somebody else": (claims(aud="another client"), "token InvalidClaimError"),
    "for several, to whom it does not say": (claims(aud=[CLIENT, "other"]), "token MissingClaimError"),
    "for us, given to another": (claims(azp="another client"), "token InvalidClaimError"),
    "for nobody": (claims(aud=[]), "token InvalidClaimError"),
    "for a number": (claims(aud=7), "token ValidationError"),
    "expired": (claims(exp=lambda _: soon(-120)), "token ExpiredTokenError"),
    "never to expire": (claims(exp=None), "token ValidationError"),
    "expiring in words": (claims(exp="tomorrow"), "token ValidationError"),
    "made in the future": (claims(iat=lambda _: soon(600)), "token InvalidClaimError"),
    "not yet good": (claims(nbf=lambda _: soon(600)), "token InvalidClaimError"),
    "of another sign-in": (claims(nonce="another"), "token InvalidClaimError"),
    "of no sign-in": (claims(nonce=None), "token ValidationError"),
    "of another access token": (claims(at_hash="AAAAAAAAAAAAAAAAAAAAAA"), "token InvalidClaimError"),
    # About whom.
    "about nobody": (claims(sub=None), "token ValidationError"),
    "about an empty name": (claims(sub=""), "token ValidationError"),
    "about a number": (claims(sub=7), "token ValidationError"),
    "about an endless name": (claims(sub="s" * 256), "token ValidationError"),
    "an address not verified": (claims(email_verified=False), "address_unverified"),
    "verified, in words": (claims(email_verified="true"), "token ValidationError"),
    "verified, unsaid": (claims(email_verified=None), "address_unverified"),
    "no address": (claims(email=None), "address_unverified"),
    "several addresses": (claims(email=["a@example.org", "b@example.org"]), "token ValidationError"),
    "an address that is none": (claims(email="a@example.org,b@example.org"), "address_malformed"),
    "of another domain": (claims(email="wim@example.com"), "address_elsewhere"),
    "of a domain that ends alike": (claims(email="wim@evilexample.org"), "address_elsewhere"),
    "of a domain below ours": (claims(email="wim@evil.example.org"), "address_elsewhere"),
    "groups that are one": (claims(groups="watchers"), "token ValidationError"),
    # What else a provider may answer.
    "a page in place of a token": (answers("/token", 200, PAGE, b"<p>"), UNREACHABLE),
    "a page that says it is JSON": (answers("/token", 200, FORM, b"<p>Hello"), UNREACHABLE),
    "another place": (
        answers("/token", 302, {"location": "https://evil.example/token", **FORM}, b"{}"), UNREACHABLE
    ),
    "an error": (answers("/token", 500, FORM, b"{}"), UNREACHABLE),
    "no token": (answers("/token", 200, FORM, b'{"token_type":"Bearer"}'), UNREACHABLE),
    "a huge token": (
        answers("/token", 200, FORM, json.dumps({"id_token": "a" * 20_000, "token_type": "b"}).encode()),
        UNREACHABLE,
    ),
    "a huge answer": (answers("/token", 200, FORM, b" " * 70_000), UNREACHABLE),
    "a deep answer": (answers("/token", 200, FORM, b'{"id_token":' + b"[" * 60_000), UNREACHABLE),
    "a packed answer": (answers("/token", 200, {"content-encoding": "gzip", **FORM}, b"{}"), UNREACHABLE),
    "another kind of token": (
        answers("/token", 200, FORM, b'{"id_token":"a.b.c","token_type":"mac"}'), "token_type"
    ),
    "a refusal": (answers("/token", 400, FORM, b'{"error":"invalid_grant"}'), "code"),
    "no keys": (answers("/jwks", 404, FORM, b"{}"), UNREACHABLE),
    "keys that are no list": (answers("/jwks", 200, FORM, b'{"keys":"none"}'), UNREACHABLE),
}  # fmt: skip
ABOUT_ITSELF: Final[dict[str, Meddle]] = {
    "another issuer": metadata(issuer="https://evil.example"),
    "tokens in the open": metadata(token_endpoint="http://evil.example/token"),
    "keys inside": metadata(jwks_uri="https://169.254.169.254/latest/meta-data"),
    "a file": metadata(jwks_uri="file:///etc/passwd"),
    "people sent in the open": metadata(authorization_endpoint="http://evil.example/authorize"),
    "no challenge": metadata(code_challenge_methods_supported=["plain"]),
    "nothing": answers("/.well-known/openid-configuration", 200, FORM, b"null"),
    "elsewhere": answers("/.well-known/openid-configuration", 301, {"location": "https://evil.example"}, b""),
}


def reasons(captured: str) -> list[str]:
    """Why sign-ins were refused, as the log says."""
    lines = [json.loads(each) for each in captured.splitlines() if each.startswith("{")]
    return [each["reason"] for each in lines if each["event"] == "sign_in.refused"]


@pytest.mark.parametrize("row", HOSTILE)
def test_it_opens_nothing(
    house: House, provider: Provider, capsys: pytest.CaptureFixture[str], row: str
) -> None:
    from chalicelib.people.store import by_address

    meddle, reason = HOSTILE[row]
    meddle(provider)
    who, told = house.stranger(), vouched()
    link, crumb = sets_out(who)
    capsys.readouterr()
    reply = comes_back(who, crumb, provider.agrees(link, **told))
    code = UNREACHABLE if reason == UNREACHABLE else "company_refused"
    assert reply.headers["location"] == f"/sign-in?refused={code}"
    assert "set-cookie" not in reply.headers
    assert reasons(capsys.readouterr().out) == [reason]
    assert by_address(told["email"]) is None


@pytest.mark.parametrize(
    "fine",
    [
        claims(), claims(aud=[CLIENT]), claims(aud=[CLIENT, "other"], azp=CLIENT), claims(at_hash=None),
        claims(exp=lambda _: soon(-20)), claims(iat=lambda _: soon(20)), claims(locale="fr"), header(),
    ],
)  # fmt: skip
def test_what_differs_in_nothing_that_matters_opens(house: House, provider: Provider, fine: Meddle) -> None:
    fine(provider)
    who = house.stranger()
    link, crumb = sets_out(who)
    assert came_in(who, comes_back(who, crumb, provider.agrees(link, **vouched())))


@pytest.mark.parametrize("row", ABOUT_ITSELF)
def test_nobody_is_sent_to_a_provider_that_says_this_of_itself(
    house: House, provider: Provider, row: str
) -> None:
    ABOUT_ITSELF[row](provider)
    reply = done(house.stranger().get("/sign-in/oidc"), 302)
    assert reply.headers["location"] == f"/sign-in?refused={UNREACHABLE}"
    assert "set-cookie" not in reply.headers
