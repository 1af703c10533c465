"""What only UserInfo says: asked once, for who is not known yet, and believed as little as anything else."""

from typing import Any, Final

import pytest

from tests.cast.house import House, Somebody, done
from tests.federation.conftest import came_in, comes_back, sets_out, vouched
from tests.federation.meddling import FORM, PAGE, Meddle, answers, claims, metadata
from tests.federation.provider import Provider
from tests.federation.test_hostile import UNREACHABLE, reasons

PLACE: Final = "/userinfo"
OPEN: Final = ("email", "email_verified", "name")
"""What a token can leave open."""


def comes(provider: Provider, who: Somebody, told: dict[str, Any], *left: str, **informs: Any) -> Any:
    """Somebody goes there and comes back. Their token leaves some of it open, and UserInfo says the rest, or
    what it is made to say."""
    other = {name: value(told) if callable(value) else value for name, value in informs.items()}
    provider.informs = {**told, **other}
    link, crumb = sets_out(who)
    token = {name: value for name, value in told.items() if name not in left}
    return comes_back(who, crumb, provider.agrees(link, **token))


@pytest.mark.parametrize("left", [OPEN, OPEN[:2], OPEN[1:2], OPEN[2:]], ids=" ".join)
def test_it_says_what_a_token_leaves_open(house: House, provider: Provider, left: tuple[str, ...]) -> None:
    who, told = house.stranger(), vouched()
    assert came_in(who, comes(provider, who, told, *left))
    shown = done(who.get("/me"))["person"]
    assert (shown["email"], shown["name"]) == (told["email"], told["name"])
    assert provider.asked.count(PLACE) == 1


def test_it_is_not_asked_where_a_token_says_all(house: House, provider: Provider) -> None:
    who = house.stranger()
    assert came_in(who, comes(provider, who, vouched(), sub="somebody else"))
    assert PLACE not in provider.asked


def test_it_is_not_asked_about_who_is_known(house: House, provider: Provider) -> None:
    told = vouched()
    for _ in range(2):
        who = house.stranger()
        assert came_in(who, comes(provider, who, told, *OPEN))
    assert provider.asked.count(PLACE) == 1


def test_where_there_is_none_a_token_has_to_say_it(house: House, provider: Provider) -> None:
    who, told = house.stranger(), vouched()
    link, crumb = sets_out(who)
    reply = comes_back(who, crumb, provider.agrees(link, sub=told["sub"]))
    assert reply.headers["location"] == "/sign-in?refused=company_refused"


def test_a_group_that_nobody_signed_gives_no_role(
    house: House, provider: Provider, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("OIDC_AUDITORS", "watchers")
    signed, unsigned = house.stranger(), house.stranger()
    assert came_in(signed, comes(provider, signed, vouched(groups=["watchers"]), *OPEN))
    assert came_in(unsigned, comes(provider, unsigned, vouched(), *OPEN, groups=["watchers"]))
    roles = [done(house.ada.get(f"/people/{each.id}"))["roles"] for each in (signed, unsigned)]
    assert roles == [["auditor"], []]


SAYS: Final[dict[str, tuple[dict[str, Any], str]]] = {
    "about somebody else": ({"sub": "the chief"}, "userinfo_subject"),
    "about them in other letters": ({"sub": lambda told: told["sub"].upper()}, "userinfo_subject"),
    "about nobody": ({"sub": ""}, UNREACHABLE),
    "about a number": ({"sub": 7}, UNREACHABLE),
    "about an endless name": ({"sub": "s" * 256}, UNREACHABLE),
    "an address not verified": ({"email_verified": False}, "address_unverified"),
    "verified, unsaid": ({"email_verified": None}, "address_unverified"),
    "verified, in words": ({"email_verified": "true"}, UNREACHABLE),
    "no address": ({"email": None}, "address_unverified"),
    "several addresses": ({"email": ["a@example.org"]}, UNREACHABLE),
    "an address that is none": ({"email": "a@example.org,b@example.org"}, "address_malformed"),
    "of another domain": ({"email": "wim@example.com"}, "address_elsewhere"),
    "a name that is a list": ({"name": ["Wim"]}, UNREACHABLE),
}
ANSWERS: Final[dict[str, Meddle]] = {
    "a page": answers(PLACE, 200, PAGE, b"<p>"),
    "a page that says it is JSON": answers(PLACE, 200, FORM, b"<p>Hello"),
    "a token": answers(PLACE, 200, {"content-type": "application/jwt"}, b"a.b.c"),
    "another place": answers(PLACE, 302, {"location": "https://evil.example/userinfo", **FORM}, b"{}"),
    "a refusal": answers(PLACE, 401, FORM, b'{"error":"invalid_token"}'),
    "an error": answers(PLACE, 500, FORM, b"{}"),
    "nothing": answers(PLACE, 200, FORM, b"null"),
    "a huge answer": answers(PLACE, 200, FORM, b" " * 70_000),
    "a deep answer": answers(PLACE, 200, FORM, b'{"sub":' + b"[" * 60_000),
    "a packed answer": answers(PLACE, 200, {"content-encoding": "gzip", **FORM}, b"{}"),
}


def refused(house: House, reply: Any, log: str, reason: str, email: str) -> None:
    """Nobody came in, and the log says why."""
    from chalicelib.people.store import by_address

    code = UNREACHABLE if reason == UNREACHABLE else "company_refused"
    assert reply.headers["location"] == f"/sign-in?refused={code}"
    assert "set-cookie" not in reply.headers
    assert reasons(log) == [reason]
    assert by_address(email) is None


@pytest.mark.parametrize("row", SAYS)
def test_what_it_says_opens_nothing(
    house: House, provider: Provider, capsys: pytest.CaptureFixture[str], row: str
) -> None:
    says, reason = SAYS[row]
    who, told = house.stranger(), vouched()
    capsys.readouterr()
    reply = comes(provider, who, told, *OPEN, **says)
    refused(house, reply, capsys.readouterr().out, reason, told["email"])


@pytest.mark.parametrize("row", ANSWERS)
def test_what_it_answers_opens_nothing(
    house: House, provider: Provider, capsys: pytest.CaptureFixture[str], row: str
) -> None:
    ANSWERS[row](provider)
    who, told = house.stranger(), vouched()
    capsys.readouterr()
    reply = comes(provider, who, told, *OPEN)
    refused(house, reply, capsys.readouterr().out, UNREACHABLE, told["email"])


AGAINST: Final[dict[str, tuple[Meddle, dict[str, Any], str]]] = {
    "what the token calls unverified": (claims(email_verified=False, name=None), {}, "address_unverified"),
    "the address of the token": (
        claims(email_verified=None), {"email": "another@example.org"}, "userinfo_address"
    ),
    "that the token calls no address verified": (
        claims(email=None, email_verified=False), {}, "address_unverified"
    ),
    "a token that is verified without an address": (
        claims(email=None, email_verified=True), {"email_verified": None}, "address_unverified"
    ),
}  # fmt: skip


@pytest.mark.parametrize("row", AGAINST)
def test_it_says_nothing_against_a_token(
    house: House, provider: Provider, capsys: pytest.CaptureFixture[str], row: str
) -> None:
    meddle, says, reason = AGAINST[row]
    meddle(provider)
    who, told = house.stranger(), vouched()
    capsys.readouterr()
    reply = comes(provider, who, told, **says)
    refused(house, reply, capsys.readouterr().out, reason, told["email"])


@pytest.mark.parametrize("token", ["a b", "a\r\nx-evil: 1", "é", ""])
def test_a_token_that_breaks_out_of_its_header_goes_nowhere(token: str) -> None:
    from chalicelib.federation.asking import provider as asking
    from chalicelib.federation.rules import Refused

    with pytest.raises(Refused) as problem:
        asking.informed("https://provider.example/userinfo", token)
    assert problem.value.reason == "access_token"


INSIDE: Final = ("http://evil.example/userinfo", "https://169.254.169.254/latest", "file:///etc/passwd")


@pytest.mark.parametrize("where", INSIDE)
def test_a_provider_whose_userinfo_is_elsewhere_is_none(house: House, provider: Provider, where: str) -> None:
    metadata(userinfo_endpoint=where)(provider)
    reply = done(house.stranger().get("/sign-in/oidc"), 302)
    assert reply.headers["location"] == f"/sign-in?refused={UNREACHABLE}"
