"""Coming in by the company's provider: who does, as whom, and with which roles."""

import json

import pytest

from tests.cast import newcomers
from tests.cast.house import House, Somebody, done
from tests.cast.places import counts, hour_begins, stands
from tests.federation.conftest import came_in, comes_back, sets_out, signs_in, vouched
from tests.federation.provider import Provider, elliptic, rsa

REFUSED = "/sign-in?refused=company_refused"


def facts(house: House, subject: str) -> list[dict[str, object]]:
    """What the audit log says of somebody, the newest first."""
    officer = house.kept.get("auditor") or _auditor(house)
    page = done(officer.get("/audit?limit=100"))
    return [each for each in page["items"] if each.get("subject") == subject]


def _auditor(house: House) -> Somebody:
    made = newcomers.joined(house, "Rita")
    done(house.ada.patch(f"/people/{made.id}", {"roles": ["auditor"]}))
    house.kept["auditor"] = made
    return made


def test_without_a_provider_there_is_no_such_way(house: House) -> None:
    nobody = house.stranger()
    assert done(nobody.get("/sign-in/ways")).json == {"company": None}
    for door in ("/sign-in/oidc", "/sign-in/oidc/callback?state=a&code=b"):
        assert nobody.get(door).code == "not_found"


def test_the_page_is_told_which_way_there_is(house: House, provider: Provider) -> None:
    way = {"name": "Fabrik AG", "href": "/api/v1/sign-in/oidc"}
    assert done(house.stranger().get("/sign-in/ways")).json == {"company": way}


def test_an_employee_who_is_new_gets_an_account(house: House, provider: Provider) -> None:
    wim, told = house.stranger(), vouched()
    reply = signs_in(wim, provider, told, to="/communities")
    assert reply.headers["location"] == "/communities"
    me = done(wim.get("/me"))["person"]
    assert (me["name"], me["email"], me["kind"]) == (told["name"], told["email"], "member")
    assert (me["status"], me["roles"]) == ("active", [])
    first = wim.id
    signs_in(wim, provider, told)
    assert wim.id == first


def test_it_is_told_in_the_audit_log(house: House, provider: Provider) -> None:
    wim = house.stranger()
    signs_in(wim, provider, vouched())
    names = [each["action"] for each in facts(house, wim.id)]
    assert {"identity.linked", "person.activated"} <= set(names)


@pytest.mark.parametrize("came_before", [True, False])
def test_whoever_is_here_is_linked_once(house: House, provider: Provider, came_before: bool) -> None:
    lea = newcomers.joined(house, "Lea") if came_before else newcomers.invited(house, "Lea")
    account, browser = lea.id, house.stranger()
    told = vouched(email=lea.email.upper())
    signs_in(browser, provider, told)
    assert browser.id == account
    other = house.stranger()
    reply = signs_in(other, provider, {**told, "sub": "somebody else"})
    assert (reply.headers["location"], other.cookie) == (REFUSED, "")


def test_the_subject_is_who_somebody_is_whatever_their_address_becomes(
    house: House, provider: Provider
) -> None:
    wim, told = house.stranger(), vouched()
    signs_in(wim, provider, told)
    account = wim.id
    signs_in(wim, provider, {**told, "email": "other@elsewhere.example", "email_verified": False})
    assert wim.id == account


def test_the_same_subject_of_another_issuer_is_somebody_else(
    house: House, provider: Provider, monkeypatch: pytest.MonkeyPatch
) -> None:
    wim, told = house.stranger(), vouched()
    signs_in(wim, provider, told)
    second = Provider()
    monkeypatch.setenv("OIDC_ISSUER", second.issuer)
    other = house.stranger()
    signs_in(other, second, vouched(sub=told["sub"]))
    second.close()
    assert other.id
    assert other.id != wim.id


def test_who_stays_out_is_told_what_everybody_is_told(house: House, provider: Provider) -> None:
    gone, resting = newcomers.joined(house, "Gus"), newcomers.joined(house, "Rex")
    done(house.ada.patch(f"/people/{gone.id}", {"status": "departed"}))
    done(house.ada.patch(f"/people/{resting.id}", {"status": "suspended"}))
    told = [
        vouched(email=gone.email), vouched(email=resting.email), vouched(email=house.ada.email),
        vouched(email="wim@elsewhere.example"), vouched(email_verified=False), vouched(email=None),
    ]  # fmt: skip
    answers = {signs_in(house.stranger(), provider, each).raw for each in told}
    places = {signs_in(house.stranger(), provider, each).headers["location"] for each in told}
    assert (answers, places) == ({b""}, {REFUSED})


def test_a_guests_address_is_refused_even_in_our_own_domain(house: House, provider: Provider) -> None:
    from chalicelib.access.model import Kind
    from chalicelib.foundation import clock
    from chalicelib.foundation.changes import Change
    from chalicelib.people.actions import newcomer
    from chalicelib.people.model import Newcomer

    told, change = vouched(), Change()
    company = house.company()
    from chalicelib.people.store.companies import read

    invited = Newcomer(told["email"], "Gil", Kind.GUEST, company=read(company), ends=clock.now() + clock.DAY)
    newcomer(change, invited)
    change.commit()
    assert signs_in(house.stranger(), provider, told).headers["location"] == REFUSED


def test_suspension_and_departure_bite_on_the_next_request(house: House, provider: Provider) -> None:
    for status in ("suspended", "departed"):
        wim, told = house.stranger(), vouched()
        signs_in(wim, provider, told)
        done(house.ada.patch(f"/people/{wim.id}", {"status": status}))
        assert wim.get("/me").status == 401
        assert signs_in(house.stranger(), provider, told).headers["location"] == REFUSED


def test_a_network_that_names_no_domain_lets_nobody_in_by_an_address() -> None:
    from chalicelib.federation.model import Said
    from chalicelib.federation.rules import Refused, admitting
    from chalicelib.network.model import Settings

    told = Said("https://i.example", "s", "c", 2, 1, "n", email="wim@example.org", email_verified=True)
    assert admitting.vouched(told, Settings(domains=("example.org",))) == "wim@example.org"
    with pytest.raises(Refused):
        admitting.vouched(told, Settings(domains=()))


def test_whoever_has_a_role_is_linked_in_their_own_browser_only(house: House, provider: Provider) -> None:
    rob = newcomers.officer(house, "Rob")
    told, elsewhere = vouched(email=rob.email), house.stranger()
    assert signs_in(elsewhere, provider, told).headers["location"] == REFUSED
    link, crumb = sets_out(rob)
    assert came_in(rob, comes_back(rob, crumb, provider.agrees(link, **told)))
    signs_in(elsewhere, provider, told)
    assert elsewhere.id == rob.id


def test_groups_make_auditors_and_take_back_what_they_gave(
    house: House, provider: Provider, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("OIDC_AUDITORS", "watchers, reviewers")
    wim, told = house.stranger(), vouched()

    def roles(*groups: str) -> list[str]:
        signs_in(wim, provider, {**told, "groups": list(groups)})
        return list(done(wim.get("/me"))["person"]["roles"])

    assert roles("watchers", "administrator", "administrators") == ["auditor"]
    assert "person.roles_changed" in [each["action"] for each in facts(house, wim.id)]
    assert roles("watchers renamed") == []
    assert roles("reviewers") == ["auditor"]
    done(house.ada.patch(f"/people/{wim.id}", {"roles": []}))
    assert roles("reviewers") == []
    roles()
    done(house.ada.patch(f"/people/{wim.id}", {"roles": ["auditor"]}))
    assert roles() == ["auditor"]


def test_the_very_first_sign_in_can_bring_a_role_and_never_the_networks_keys(
    house: House, provider: Provider, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("OIDC_AUDITORS", "watchers")
    wim = house.stranger()
    signs_in(wim, provider, vouched(groups=["watchers", "administrator"]))
    me = done(wim.get("/me"))
    assert (me["person"]["roles"], me["may"]["administer"]) == (["auditor"], False)


def test_keys_may_be_on_a_curve_and_may_change(
    house: House, provider: Provider, monkeypatch: pytest.MonkeyPatch
) -> None:
    from chalicelib.federation.asking import provider as ours

    provider.key = elliptic("curve")
    first = house.stranger()
    signs_in(first, provider, vouched())
    monkeypatch.setattr(ours, "PAUSE", 0)
    provider.key = rsa("second")
    second = house.stranger()
    signs_in(second, provider, vouched())
    assert first.id
    assert second.id


def test_keys_are_not_asked_for_again_and_again(house: House, provider: Provider) -> None:
    signs_in(house.stranger(), provider, vouched())
    before = provider.asked.count("/jwks")
    provider.meddle["header"] = lambda header: {**header, "kid": "never heard of"}
    for _ in range(3):
        assert signs_in(house.stranger(), provider, vouched()).headers["location"] == REFUSED
    assert provider.asked.count("/jwks") == before


def test_nothing_that_binds_a_browser_is_kept_in_plain(house: House, provider: Provider) -> None:
    from chalicelib.foundation import settings
    from tests.cast.clients import CLIENTS

    link, crumb = sets_out(house.stranger())
    kept = json.dumps(CLIENTS["dynamodb"].scan(TableName=settings.TABLES["ephemera"])["Items"])
    asked = provider.granted[provider.agrees(link)["code"]]
    secrets = [*crumb.partition("=")[2].split("."), asked["nonce"], asked["code_challenge"]]
    assert len(secrets) == 4
    assert [each for each in secrets if each in kept] == []


@pytest.mark.parametrize(
    "to",
    ["//evil.example/", "https://evil.example/", "/\\evil.example", "evil", "/a b", "/a\r\nX: b"],
)
def test_nobody_is_led_elsewhere(house: House, provider: Provider, to: str) -> None:
    assert signs_in(house.stranger(), provider, vouched(), to=to).headers["location"] == "/"


def test_an_office_that_comes_in_counts_nothing(house: House, provider: Provider) -> None:
    """More of them than one place was once allowed; who sets out and does not come back counts."""
    from chalicelib.foundation import clock

    hour_begins(house)
    provider.clock = lambda: clock.now() / clock.SECOND
    office, people = house.stranger(), [house.stranger() for _ in range(31)]
    for each in people:
        each.origin = office.origin
    on_their_way = [sets_out(each) for each in people]
    assert counts(office, "oidc-from") == len(people)
    for each, (link, crumb) in zip(people, on_their_way, strict=True):
        assert came_in(each, comes_back(each, crumb, provider.agrees(link, **vouched())))
    assert counts(office, "oidc-from") == 0


def test_who_never_comes_back_sets_out_so_often(house: House, provider: Provider) -> None:
    from chalicelib.people.actions.places import OPEN_MOST

    hour_begins(house)
    place = house.stranger()
    stands(place, "oidc-from", OPEN_MOST - 1)
    answers = [done(place.get("/sign-in/oidc"), 302).headers["location"] for _ in range(2)]
    assert answers[0].startswith(provider.issuer)
    assert answers[1] == "/sign-in?refused=too_many_requests"
    # Codes are counted by themselves.
    done(place.post("/sign-in/codes", {"email": place.email}), 202)
