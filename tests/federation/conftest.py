"""A provider, the network that trusts it, and browsers that go there and back."""

import itertools
from collections.abc import Iterator
from typing import Any, Final
from urllib.parse import urlencode

import pytest

from tests.cast.caller import Reply
from tests.cast.house import COOKIE, House, Somebody, done
from tests.cast.network import as_before
from tests.federation.provider import CLIENT, SECRET, Provider

BROWSER: Final = "__Host-entrenous-oidc"
HOME: Final = "example.org"
_numbers: Final = itertools.count(1)


@pytest.fixture
def provider(house: House, monkeypatch: pytest.MonkeyPatch) -> Iterator[Provider]:
    """The company's provider. The network has one domain."""
    from chalicelib.federation.asking import calls
    from local.receivers import near

    made = Provider()
    settings = {"OIDC_ISSUER": made.issuer, "OIDC_CLIENT_ID": CLIENT, "OIDC_SECRET": SECRET}
    for name, value in {**settings, "OIDC_NAME": "Fabrik AG"}.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setattr(calls, "NEARBY", [near])
    with as_before():
        done(house.ada.patch("/settings", {"domains": [HOME]}, if_match="*"))
        yield made
    made.close()


def vouched(name: str = "Wim", **more: Any) -> dict[str, Any]:
    """What a provider says of somebody new."""
    number = next(_numbers)
    return {
        "sub": f"subject {number}", "email": f"{name.lower()}.vouched{number}@{HOME}", "email_verified": True,
        "name": f"{name} Vouched", **more,
    }  # fmt: skip


def sets_out(who: Somebody, to: str = "") -> tuple[str, str]:
    """Where somebody is sent, and the cookie that their browser keeps."""
    reply = done(who.get("/sign-in/oidc" + (f"?{urlencode({'to': to})}" if to else "")), 302)
    crumb, _, attributes = reply.headers["set-cookie"].partition(";")
    assert {each.strip() for each in attributes.split(";")} == {
        "Path=/", "Secure", "HttpOnly", "SameSite=Lax", "Max-Age=600",
    }  # fmt: skip
    return reply.headers["location"], crumb


def comes_back(who: Somebody, crumb: str, brought: dict[str, str]) -> Reply:
    """Somebody's browser is back, with what the provider gave it and with every cookie that it has."""
    session = f"; {COOKIE}={who.cookie}" if who.cookie else ""
    return done(who.get(f"/sign-in/oidc/callback?{urlencode(brought)}", cookie=crumb + session), 302)


def came_in(who: Somebody, reply: Reply) -> bool:
    """Whether somebody is signed in by an answer; from then on they are."""
    crumb = reply.headers.get("set-cookie", "")
    if not crumb.startswith(f"{COOKIE}="):
        return False
    who.cookie = crumb.partition("=")[2].partition(";")[0]
    who.id = done(who.get("/me"))["person"]["id"]
    return True


def signs_in(who: Somebody, provider: Provider, told: dict[str, Any], to: str = "") -> Reply:
    """There and back."""
    link, crumb = sets_out(who, to)
    reply = comes_back(who, crumb, provider.agrees(link, **told))
    came_in(who, reply)
    return reply
