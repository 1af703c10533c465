"""The company's directory acts at the same instant as another directory, and as those whom it is about."""

from collections.abc import Iterator
from functools import partial
from typing import Any, Final

import pytest

from tests.cast.caller import Reply
from tests.cast.house import House, Somebody, done
from tests.cast.newcomers import joined
from tests.provisioning.directory import Directory, connected, kind_of
from tests.racing.crowd import Deed, after, at_once, place, told

ROUNDS: Final = 3
OTHERS: Final = 3


@pytest.fixture
def directories(house: House) -> Iterator[tuple[Directory, Directory]]:
    """Two of them, connected for one race: a network has ten tokens at most."""
    yield connected(house.ada, "Entra"), connected(house.ada, "Okta")
    for each in done(house.ada.get("/directory"))["tokens"]:
        done(house.ada.delete(f"/directory/tokens/{each['id']}"), 204)


def replaces(directory: Directory, path: str, tag: str, name: str, value: Any) -> Deed:
    """One change, by who has read a version."""
    change = {"op": "replace", "path": name, "value": value}
    return partial(directory.patches, path, change, if_match=tag)


def one_wins(deeds: list[Deed]) -> Reply:
    """All at once, each until it is answered: one is done, and every other is told that it came too late."""
    replies = [after(reply, deed) for reply, deed in zip(at_once(*deeds), deeds, strict=True)]
    assert told(replies) == {200: 1, 412: len(deeds) - 1}
    for late in (each for each in replies if each.status == 412):
        assert kind_of(late) == (412, None)
    return next(each for each in replies if each.status == 200)


FIELDS: Final = {
    "the account twice": ("title", "title"),
    "the directory's own twice": ("externalId", "externalId"),
    "the account, and the directory's own": ("title", "externalId"),
    "the name, which is in both, and the account": ("name.givenName", "title"),
}


@pytest.mark.parametrize("fields", FIELDS.values(), ids=FIELDS)
def test_of_two_who_change_one_version_of_a_person_one_is_too_late(
    house: House, directories: tuple[Directory, Directory], fields: tuple[str, str]
) -> None:
    for number in range(ROUNDS):
        email = house.stranger().email.replace("elsewhere.example", "example.org")
        made = directories[0].enrols(email, name={"givenName": "Dora", "familyName": "Lang"})
        path, tag = f"/Users/{made['id']}", made["meta"]["version"]
        deeds = [
            replaces(each, path, tag, field, f"{email} {number} of {at}")
            for at, (each, field) in enumerate(zip(directories, fields, strict=True))
        ]
        won = one_wins(deeds)
        assert done(directories[0].ask("GET", path)).json == won.json


def test_of_those_who_change_one_version_of_a_group_one_wins(
    house: House, directories: tuple[Directory, Directory]
) -> None:
    for number in range(ROUNDS):
        people = [joined(house, "Grete") for _ in range(OTHERS)]
        draft = {"displayName": f"Raced {number} {people[0].email}", "members": []}
        made = done(directories[0].ask("POST", "/Groups", draft), 201)
        path, tag = f"/Groups/{made['id']}", made["meta"]["version"]
        deeds = [
            partial(
                directories[at % 2].patches,
                path,
                {"op": "add", "path": "members", "value": [{"value": each.id}]},
                if_match=tag,
            )
            for at, each in enumerate(people)
        ]
        deeds.append(replaces(directories[1], path, tag, "displayName", f"Called {number} {people[0].email}"))
        won = one_wins(deeds)
        assert done(directories[0].ask("GET", path)).json == won.json


def test_who_is_let_go_while_they_write_writes_before_or_never(
    house: House, directories: tuple[Directory, Directory], crowd: list[Somebody]
) -> None:
    """Whatever meets the deactivation is done whole or refused; the next request of theirs opens nothing."""
    for rests in (True, False):
        writer = joined(house, "Wanda")
        here = place(crowd[0], writer)
        draft = {"kind": "update", "body": "Now.", "audience": writer.audience(here)}
        path = f"/Users/{writer.id}"
        inactive = {"op": "replace", "path": "active", "value": False}
        goes: Deed = (
            partial(directories[0].patches, path, inactive)
            if rests
            else partial(directories[0].ask, "DELETE", path)
        )
        posting: list[Deed] = [partial(writer.post, f"/communities/{here}/posts", draft)] * OTHERS
        gone, *replies = at_once(goes, *posting)
        assert after(gone, goes).status == (200 if rests else 204)
        assert set(told(replies)) <= {201, 401, 503}
        late = [each().status for each in posting]
        assert late == [401] * OTHERS
        stream = done(crowd[0].get(f"/communities/{here}/posts"))["items"]
        assert len(stream) == sum(each.status == 201 for each in replies)
