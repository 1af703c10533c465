"""The laws that stories are judged by can fail: a row that one of two tells is missed or found too many."""

from collections.abc import Iterator

import pytest

from chalicelib.access import keys
from chalicelib.foundation import settings
from chalicelib.foundation.tables import Key
from tests.cast import invariants
from tests.cast.clients import CLIENTS
from tests.cast.house import House, done


@pytest.fixture(scope="module")
def places(network: House) -> list[tuple[str, str]]:
    """Two communities, and whoever participates in each beside its steward."""
    found = []
    for one, other in (("Solveig", "Tancred"), ("Ulrika", "Viggo")):
        steward, second = network.person(one), network.person(other)
        place = steward.founds()
        done(steward.adds(place, second))
        found.append((place, second.id))
    network.settle()
    return found


@pytest.fixture(autouse=True)
def restored(house: House, places: list[tuple[str, str]]) -> Iterator[None]:
    """What a story tore out stands again, and everything holds."""
    rows = [_row(keys.member(*each)) for each in places]
    yield
    for row in rows:
        CLIENTS["dynamodb"].put_item(TableName=settings.TABLES["network"], Item=row)
    invariants.hold([place for place, _ in places])


def _asked(key: Key) -> dict[str, object]:
    return {
        "TableName": settings.TABLES["network"],
        "Key": {"pk": {"S": key.pk}, "sk": {"S": key.sk}},
    }


def _row(key: Key) -> dict[str, object]:
    row: dict[str, object] = CLIENTS["dynamodb"].get_item(**_asked(key), ConsistentRead=True)["Item"]
    return row


def test_who_is_inside_and_on_no_list_is_missed(places: list[tuple[str, str]]) -> None:
    """Nothing but the person's own document names the place then."""
    (place, person), (other, _) = places
    CLIENTS["dynamodb"].delete_item(**_asked(keys.member(place, person)))
    invariants.hold([other])
    with pytest.raises(AssertionError, match=f"{place}: listed .*, inside .*{person}"):
        invariants.hold([other, place])


def test_who_is_listed_and_not_inside_is_found(places: list[tuple[str, str]]) -> None:
    (place, _), (other, person) = places
    stray = _row(keys.member(other, person)) | {"pk": {"S": keys.member(place, person).pk}}
    CLIENTS["dynamodb"].put_item(TableName=settings.TABLES["network"], Item=stray)
    try:
        with pytest.raises(AssertionError, match=f"{place}: listed .*{person}"):
            invariants.hold([place])
    finally:
        CLIENTS["dynamodb"].delete_item(**_asked(keys.member(place, person)))
