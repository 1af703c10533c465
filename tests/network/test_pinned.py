"""Pinned defaults: what a network is made with is written, and no later default changes it."""

from dataclasses import fields
from typing import Any

import pytest

from tests.cast.house import House, Somebody, done
from tests.cast.network import drop, keep, stored
from tests.network.conftest import entries, says, values

ROOM = {"file_megabytes": 200, "community_gigabytes": 20, "network_gigabytes": 1_000}
LATER = {
    "widening_days": 90, "guests": False, "guest_days": 1, "mail_ceiling": "lines", "domains": ["x.org"],
    "file_megabytes": 1, "community_gigabytes": 2, "network_gigabytes": 3, "link_previews": "all",
}  # fmt: skip
"""What a later version might begin new networks with."""


@pytest.fixture
def later_defaults(monkeypatch: pytest.MonkeyPatch) -> None:
    """The code of a later version, in which every default is another."""
    from chalicelib.network.model import Ceiling, LinkPreviews, Settings

    changed = (90, False, 1, Ceiling.LINES, ("x.org",), LinkPreviews.ALL, 1, 2, 3, 0)
    monkeypatch.setattr(Settings.__init__, "__defaults__", changed)


def unmade() -> None:
    """The network as it is before anybody made it."""
    for key in (("NETWORK", "SETTINGS"), ("NETWORK", "ADMINISTRATORS")):
        drop(*key)
    for copy in range(8):
        drop(f"NETWORK#g{copy}", "GATE")


def test_a_network_is_made_with_every_setting_written() -> None:
    from chalicelib.network.model import Settings
    from chalicelib.network.store.settings import SettingsRow

    names = {each.name for each in fields(Settings)}
    row = stored("NETWORK", "SETTINGS")
    assert row is not None
    assert names <= row.keys()
    assert names <= SettingsRow.get_attributes().keys()
    for copy in range(8):
        assert (stored(f"NETWORK#g{copy}", "GATE") or {})["guests"] == {"BOOL": True}
    pinned = [each for each in entries() if each["name"] == "settings.pinned"]
    assert len(pinned) == 1
    assert pinned[0]["data"]["mail_ceiling"] == "title"


@pytest.mark.usefixtures("later_defaults")
def test_other_defaults_change_nothing_in_a_network_that_stands(house: House) -> None:
    from chalicelib.network.access import settings_now
    from chalicelib.network.model import Ceiling
    from chalicelib.people.actions import first_administrator

    first_administrator(house.ada.email, "Ada Lovelace")
    assert values(house.ada) == {
        "widening_days": 7, "guests": True, "guest_days": 366, "mail_ceiling": "title", "domains": [],
        "link_previews": "open", **ROOM,
    }  # fmt: skip
    assert settings_now().mail_ceiling is Ceiling.TITLE
    tight = done(says(house.ada, guest_days=90))["settings"]
    assert (tight["widening_days"], tight["mail_ceiling"]) == (7, "title")


@pytest.mark.usefixtures("later_defaults")
def test_a_new_network_begins_with_the_new_defaults(house: House) -> None:
    """Otherwise the test above could not fail."""
    from chalicelib.people.actions import first_administrator

    unmade()
    fresh = house.stranger()
    first_administrator(fresh.email, "Fresh First")
    assert values(house.ada) == LATER
    assert (stored("NETWORK#g3", "GATE") or {})["guests"] == {"BOOL": False}


@pytest.mark.usefixtures("later_defaults")
def test_a_network_that_is_older_than_its_settings_goes_on_as_before(house: House) -> None:
    from chalicelib.people.actions import first_administrator

    before = {
        "widening_days": 7, "guests": True, "guest_days": 366, "mail_ceiling": "nothing", "domains": [],
        "link_previews": "none", **ROOM,
    }  # fmt: skip
    drop("NETWORK", "SETTINGS")
    assert values(house.ada) == before
    first_administrator(house.ada.email, "Ada Lovelace")
    assert stored("NETWORK", "SETTINGS") is not None
    assert values(house.ada) == before
    drop("NETWORK", "SETTINGS")
    assert done(says(house.ada, guest_days=30))["settings"] == {**before, "guest_days": 30}
    assert (stored("NETWORK", "SETTINGS") or {})["mail_ceiling"] == {"S": "nothing"}


@pytest.mark.usefixtures("later_defaults")
@pytest.mark.parametrize("name", sorted(LATER))
def test_a_setting_that_came_later_keeps_what_was_before_it(house: House, name: str) -> None:
    """A row that was written before there was this setting."""
    from chalicelib.network.model import BEFORE, Settings

    row = stored("NETWORK", "SETTINGS")
    assert row is not None
    keep({attribute: each for attribute, each in row.items() if attribute != name})
    declared: Any = {each.name: each.metadata[BEFORE] for each in fields(Settings)}[name]
    shown = values(house.ada)[name]
    assert shown == (list(declared) if isinstance(declared, tuple) else declared)
    assert shown != LATER[name]


def test_every_setting_declares_what_was_before_it() -> None:
    """Whoever adds one says what keeps a network as it was; and what loosens it."""
    from chalicelib.network import rules
    from chalicelib.network.model import BEFORE, Settings

    assert [each.name for each in fields(Settings) if BEFORE not in each.metadata] == []
    assert set(rules.LOOSENS) == {each.name for each in fields(Settings)} - {"version"}


def test_a_community_is_founded_with_its_rule_written(house: House) -> None:
    """Nothing of a rule is implied: a row without it is no community, rather than one by default."""
    from chalicelib.access.gate import gate_of
    from chalicelib.access.model import CommunityId
    from chalicelib.communities.store import community_of
    from chalicelib.foundation.tables import plain

    ines: Somebody = house.person("Ines")
    place = done(ines.post("/communities", {"name": "Written out", "purpose": ""}), 201)["id"]
    card = plain(stored(f"COMMUNITY#{place}", "CARD") or {})
    assert (card["visibility"], card["guests"]) == ("private", "none")
    gates = [plain(stored(f"COMMUNITY#{place}#g{copy}", "GATE") or {}) for copy in range(8)]
    rule = ("visibility", "guests", "era", "since", "since_guests")
    assert {tuple(gate[name] for name in rule) for gate in gates} == {("private", "none", 1, 1, 1)}
    for name in rule:
        with pytest.raises(KeyError):
            gate_of(CommunityId(place), {key: each for key, each in gates[0].items() if key != name})
    for name in ("visibility", "guests", "eras"):
        with pytest.raises(KeyError):
            community_of(CommunityId(place), {key: each for key, each in card.items() if key != name})
