"""Two administrators in front of the network's settings, which are put back after each story."""

from collections.abc import Iterator
from typing import Any

import pytest

from tests.cast.caller import Reply
from tests.cast.clients import CLIENTS
from tests.cast.house import House, Somebody, done
from tests.cast.network import GATES, NOTICES, drop, keep, stored

KEYS = [*(("NETWORK", name) for name in ("SETTINGS", "ADMINISTRATORS", "LOOK")), *GATES, *NOTICES]


@pytest.fixture(autouse=True)
def settings_as_before(house: House) -> Iterator[None]:
    """The network is shared: whatever a story does to its settings ends with it. Only the count of changes
    goes on, because their rows stay."""
    before = {key: stored(*key) for key in KEYS}
    KNOWN.update(each["id"] for each in entries())
    yield
    KNOWN.clear()
    # A story may have taken the settings away, and their count with them.
    both = (before["NETWORK", "SETTINGS"], stored("NETWORK", "SETTINGS"))
    counts = [int((row or {}).get("proposed", {"N": "0"})["N"]) for row in both]
    proposed = {"N": str(max(counts))}
    for key, row in before.items():
        if row is None:
            drop(*key)
        elif key == ("NETWORK", "SETTINGS"):
            keep({**{name: each for name, each in row.items() if name != "pending"}, "proposed": proposed})
        else:
            keep(row)


@pytest.fixture
def bea(house: House) -> Somebody:
    """A second administrator, whom the command of whoever deployed the network made."""
    from chalicelib.people.actions import first_administrator

    someone = house.person("Bea Second")
    first_administrator(someone.email, someone.name)
    return someone


def says(someone: Somebody, **said: Any) -> Reply:
    """What somebody wants the settings to be, against what they just read."""
    return someone.patch("/settings", said, if_match=etag(someone))


def etag(someone: Somebody) -> str:
    """The version that somebody would edit."""
    return someone.get("/settings").headers.get("etag", '"0"')


def values(someone: Somebody) -> Any:
    """The settings as they stand."""
    return done(someone.get("/settings"))["settings"]


def proposes(someone: Somebody, **said: Any) -> str:
    """Proposes to loosen settings, and answers the number of the change."""
    return str(done(says(someone, **said), 202)["number"])


def signs(someone: Somebody, number: str) -> Reply:
    return someone.put(f"/settings/changes/{number}/signature")


KNOWN: set[str] = set()
"""The entries that were there before the story: others on this worker may have been told of days to come."""


def audited(name: str) -> list[dict[str, Any]]:
    """The entries of the audit log with that name that this story brought about, oldest first."""
    return [each for each in entries() if each["name"] == name and each["id"] not in KNOWN]


def entries() -> list[dict[str, Any]]:
    """Every entry of the audit log, oldest first."""
    import json

    from chalicelib.foundation import settings

    pages = CLIENTS["dynamodb"].get_paginator("scan").paginate(TableName=settings.TABLES["ledger"])
    rows = (row for page in pages for row in page["Items"] if row["pk"]["S"].startswith("LEDGER#"))
    facts = [json.loads(row["fact"]["S"]) for row in rows if "fact" in row]
    return sorted(facts, key=lambda each: str(each["id"]))


def told(name: str) -> list[dict[str, Any]]:
    """The notices to everybody with that name, oldest first."""
    import json

    every = [(stored(*key) or {}).get("entries", {}).get("SS", []) for key in NOTICES]
    assert all(sorted(each) == sorted(every[0]) for each in every), "each copy holds the same"
    facts = [json.loads(entry) for entry in every[0]]
    return sorted((each for each in facts if each["name"] == name), key=lambda each: str(each["id"]))
