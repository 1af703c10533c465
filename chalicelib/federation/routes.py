"""Which ways in there are, and the one by the company's provider: there and back."""

from typing import Annotated, Final

import msgspec
from msgspec import Meta

from chalicelib.access.arrival import COOKIE, signed_in
from chalicelib.federation import actions, store
from chalicelib.federation.asking import provider
from chalicelib.federation.asking.calls import Unreachable
from chalicelib.federation.model import Company, Errand
from chalicelib.federation.rules import Refused
from chalicelib.foundation import clock, doors, log
from chalicelib.foundation.http import Elsewhere, Request, elsewhere
from chalicelib.foundation.refusals import NotFound, TooMany, Unavailable
from chalicelib.people.actions.sign_in import LASTS, Opened
from chalicelib.people.routes.sign_in import ATTRIBUTES, called

BROWSER: Final = "__Host-entrenous-oidc"
Parameter = Annotated[str, Meta(max_length=4_000)]


class CompanyWay(msgspec.Struct, frozen=True):
    """The company's sign-in: what people call it, and where it begins."""

    name: str
    href: str


class Ways(msgspec.Struct, frozen=True):
    """The ways in. Codes by mail are always one."""

    company: CompanyWay | None


class Start(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The path of the page to show afterwards."""

    to: Annotated[str, Meta(max_length=500)] | None = None


class Return(msgspec.Struct, frozen=True):
    """What a provider sends a browser back with; providers add members of their own, which nobody reads."""

    state: Parameter = ""
    code: Parameter = ""
    iss: Parameter | None = None
    error: Parameter | None = None


@doors.open("GET", "/sign-in/ways", public=True)
def list_ways(request: Request) -> Ways:
    """Says how one can sign in, besides by a mailed code."""
    company = provider.company()
    return Ways(CompanyWay(company.name, "/api/v1/sign-in/oidc") if company else None)


@doors.open("GET", "/sign-in/oidc", public=True)
def set_out(request: Request, query: Start) -> Elsewhere:
    """Sends a browser to the company's provider, where there is one.

    What goes wrong is said by the page: the link leads to it, with the code in `refused`.
    """
    company = _company()
    try:
        link, errand = actions.set_out(company, query.to, caller=called(request))
    except (Unreachable, TooMany, Unavailable) as problem:
        return _refused(problem)
    crumb = f"{errand.state}.{errand.browser}; {ATTRIBUTES}; Max-Age={store.LASTS // clock.SECOND}"
    return elsewhere(link, **{"Set-Cookie": f"{BROWSER}={crumb}"})


@doors.open("GET", "/sign-in/oidc/callback", public=True)
def come_back(request: Request, query: Return) -> Elsewhere:
    """Signs in whom the company's provider vouches for, and shows the page.

    What goes wrong is said by the page: the link leads to it, with the code in `refused`.
    """
    company = _company()
    try:
        errand = _errand(request, query)
        told = actions.vouched_for(company, errand, query.code, query.iss)
        opened = actions.enter_as(company, told, here=signed_in(request), caller=called(request))
    except (Refused, Unreachable, Unavailable) as problem:
        return _refused(problem)
    return elsewhere(errand.to, **{"Set-Cookie": _crumb(opened)})


def _company() -> Company:
    company = provider.company()
    if company is None:
        raise NotFound
    return company


def _errand(request: Request, query: Return) -> Errand:
    state, _, browser = (request.cookie(BROWSER) or "").partition(".")
    if not (query.state and query.state == state and browser):
        raise Refused("state")
    errand = store.returned(query.state, browser)
    if errand is None:
        raise Refused("errand")
    if query.error is not None or not query.code:
        raise Refused("provider")
    return errand


def _refused(problem: Refused | Unreachable | TooMany | Unavailable) -> Elsewhere:
    """One code for whatever is wrong with who asks: nobody learns which addresses are known."""
    if isinstance(problem, Refused):
        code, reason = "company_refused", problem.reason
    else:
        code = "company_unreachable" if isinstance(problem, Unreachable) else problem.code
        reason = code
    log.line("sign_in.refused", reason=reason)
    return elsewhere(f"/sign-in?refused={code}")


def _crumb(opened: Opened) -> str:
    return f"{COOKIE}={opened.person.id}.{opened.secret}; {ATTRIBUTES}; Max-Age={LASTS // clock.SECOND}"
