"""The guard against calls to what is inside: every spelling, when a webhook is made and when it is called."""

import msgspec
import pytest

from chalicelib.foundation import clock
from chalicelib.webhooks.rules import urls
from chalicelib.webhooks.rules.addresses import public
from chalicelib.webhooks.sending import calling, guard
from chalicelib.webhooks.sending.messages import Message
from tests.cast.house import House, Somebody, done
from tests.webhooks.naming import connections, names
from tests.webhooks.zoo import ADDRESSES, ALLOWED, PUBLIC, SPELLINGS

GOOD = "https://hooks.example.com/in"


def message(url: str) -> Message:
    """A call that would be made."""
    return Message("0" * 39, "0" * 26, 1, url, {"content-type": "application/json"}, "{}", clock.now())


def test_the_zoo_is_large_enough() -> None:
    assert len(set(SPELLINGS)) >= 80
    assert len(set(ADDRESSES)) >= 60


@pytest.mark.parametrize("url", ALLOWED)
def test_public_names_are_called(url: str) -> None:
    assert urls.target(url).port == 443


def test_names_in_other_scripts_are_called_as_dns_spells_them() -> None:
    assert urls.target("https://bücher.example.com/").host == "xn--bcher-kva.example.com"
    assert urls.target("https://Hooks.Example.COM/in") == urls.Target("hooks.example.com", "/in")


@pytest.mark.parametrize("address", PUBLIC)
def test_public_addresses_are_called(address: str) -> None:
    assert public(address)


@pytest.mark.parametrize("address", ADDRESSES)
def test_no_other_address_is(address: str) -> None:
    assert not public(address)


@pytest.fixture(scope="module")
def owner(network: House) -> tuple[Somebody, str]:
    """A steward and a community."""
    ines = network.person("Ines")
    return ines, ines.founds()


@pytest.mark.parametrize("url", SPELLINGS)
def test_a_spelling_is_refused_when_a_webhook_is_made_and_when_it_is_called(
    owner: tuple[Somebody, str], url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    names(monkeypatch, "1.1.1.1")
    called = connections(monkeypatch)
    ines, place = owner
    draft = {"url": url, "events": ["post.written"], "communities": [place]}
    refused = ines.post("/webhooks", draft)
    assert refused.status == 422, refused.raw
    assert refused["errors"][0]["pointer"] == "/url"
    assert calling.called(message(url)).problem == "refused"
    assert called == []


@pytest.mark.parametrize("address", [each for each in ADDRESSES if each])
def test_a_name_that_leads_inside_is_refused_when_made_and_when_called(
    owner: tuple[Somebody, str], address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One bad address among good ones is enough, whichever comes first."""
    called = connections(monkeypatch)
    ines, place = owner
    draft = {"url": GOOD, "events": ["post.written"], "communities": [place]}
    for found in ((address,), ("1.1.1.1", address), (address, "1.1.1.1")):
        with monkeypatch.context() as patch:
            asked = names(patch, *found)
            refused = ines.post("/webhooks", draft)
            assert refused.status == 422, refused.raw
            assert refused["errors"][0]["code"] == "url_refused"
            assert calling.called(message(GOOD)).problem == "refused"
            assert asked
    assert called == []


def test_a_name_that_leads_nowhere_is_refused(
    owner: tuple[Somebody, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    names(monkeypatch)
    ines, place = owner
    refused = ines.post("/webhooks", {"url": GOOD, "events": ["post.written"], "communities": [place]})
    assert refused["errors"][0]["code"] == "url_unresolved"
    assert calling.called(message(GOOD)).problem == "unresolved"


def test_the_checked_address_is_the_one_that_is_called(monkeypatch: pytest.MonkeyPatch) -> None:
    asked = names(monkeypatch, "1.1.1.1", "2606:4700::1111")
    called = connections(monkeypatch)
    assert calling.called(message(GOOD)).problem == "unreachable"
    assert called == [("1.1.1.1", 443), ("2606:4700::1111", 443)]
    assert asked == ["hooks.example.com"], "a name is asked once: what was checked cannot have changed"


def test_a_name_that_leads_inside_later_is_refused_then(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    """DNS rebinding: good when the webhook was made, bad when it is called."""
    called = connections(monkeypatch)
    ines = house.person("Ines")
    place = ines.founds()
    with monkeypatch.context() as patch:
        names(patch, "1.1.1.1")
        draft = {"url": GOOD, "events": ["post.written"], "communities": [place]}
        hook = done(ines.post("/webhooks", draft), 201)
    names(monkeypatch, "169.254.169.254")
    ines.posts(place)
    house.settle()
    (told,) = done(ines.get(f"/webhooks/{hook['id']}/deliveries"))["items"]
    assert told["attempts"][0]["problem"] == "refused"
    assert called == []


def test_nothing_that_is_deployed_lets_a_receiver_be_near() -> None:
    assert guard.NEARBY == []
    with pytest.raises(urls.Refused):
        guard.aimed("http://127.0.0.1:8080/in")


def test_a_message_that_waited_too_long_is_not_sent(monkeypatch: pytest.MonkeyPatch) -> None:
    names(monkeypatch, "1.1.1.1")
    called = connections(monkeypatch)
    old = msgspec.structs.replace(message(GOOD), at=clock.now() - 5 * clock.MINUTE)
    assert calling.called(old).problem == "late"
    assert called == []
