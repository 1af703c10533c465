"""The clock, guests without a community, and a network that one administrator runs."""

from collections.abc import Iterator
from pathlib import Path
from typing import Final, Protocol

import pytest

from tests.cast.clients import CLIENTS
from tests.cast.house import House, Somebody, done

PLACE: Final = {"pk": {"S": "NETWORK"}, "sk": {"S": "ADMINISTRATORS"}}


class Later(Protocol):
    """Moves the network's clock forward."""

    def __call__(self, *, minutes: float = 0, days: float = 0) -> None: ...


@pytest.fixture
def later(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Later:
    from chalicelib.foundation import clock

    offset = tmp_path / "offset"
    monkeypatch.setattr(clock._Offset, "path", offset)
    monkeypatch.setattr(clock._Offset, "seconds", 0.0)
    monkeypatch.setattr(clock._Offset, "changed", -1)
    moved = 0.0

    def move(*, minutes: float = 0, days: float = 0) -> None:
        nonlocal moved
        moved += minutes * 60 + days * 86_400
        offset.write_text(str(moved))
        clock._Offset.changed = -1

    return move


@pytest.fixture
def only_ada(house: House) -> Iterator[Somebody]:
    """Ada as the only administrator that the network ever had, whoever other stories appointed."""
    from chalicelib.foundation import settings

    table = settings.TABLES["network"]
    before = CLIENTS["dynamodb"].get_item(TableName=table, Key=PLACE)["Item"]
    alone = {**before, "people": {"SS": [house.ada.id]}, "appointed": {"N": "1"}}
    CLIENTS["dynamodb"].put_item(TableName=table, Item=alone)
    yield house.ada
    CLIENTS["dynamodb"].put_item(TableName=table, Item=before)


class Invites(Protocol):
    """Invites a guest and has them sign in."""

    def __call__(self, sponsor: Somebody, company: str, name: str = "Gil", days: int = 30) -> Somebody: ...


@pytest.fixture
def guest(house: House) -> Invites:
    """Guests in no community: who knows of them here does so by being their sponsor or an administrator."""

    def invite(sponsor: Somebody, company: str, name: str = "Gil", days: int = 30) -> Somebody:
        from chalicelib.access.model import Kind, PersonId
        from chalicelib.foundation import clock
        from chalicelib.foundation.changes import Change
        from chalicelib.people.actions import newcomer
        from chalicelib.people.events import PersonInvited
        from chalicelib.people.model import Newcomer
        from chalicelib.people.store.companies import read

        someone = house.stranger()
        change = Change()
        invited = Newcomer(
            address=someone.email,
            name=name,
            kind=Kind.GUEST,
            company=read(company),
            ends=clock.now() + days * clock.DAY,
            sponsor=PersonId(sponsor.id),
        )
        person = newcomer(change, invited)
        change.commit(PersonInvited(by=sponsor.id, subject=person.id))
        done(someone.signs_in(), 201)
        return someone

    return invite
