"""A directory that Ada has connected."""

from collections.abc import Iterator

import pytest

from tests.cast.house import House, Somebody, done
from tests.provisioning.directory import Directory, connected


@pytest.fixture
def directory(house: House) -> Iterator[Directory]:
    """Connected for one story: a network has ten tokens at most."""
    yield connected(house.ada)
    for each in done(house.ada.get("/directory"))["tokens"]:
        done(house.ada.delete(f"/directory/tokens/{each['id']}"), 204)


@pytest.fixture
def newcomer(house: House) -> Somebody:
    """Somebody who is not in the network yet, with an address that nobody has."""
    someone = house.stranger()
    someone.name, someone.email = "Dora Lang", someone.email.replace("elsewhere.example", "example.org")
    return someone
