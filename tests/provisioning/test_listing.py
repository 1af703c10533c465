"""Lists and pages, by number and by cursor; and as much of each person as was asked for."""

from typing import Any

import pytest

from tests.cast.house import House, done
from tests.provisioning.directory import Directory, connected, kind_of

SIZE = 7


@pytest.fixture(scope="module")
def peopled(network: House) -> tuple[Directory, set[str]]:
    """A network of a few people, some of whom rest, one guest, and one whom the directory let go."""
    directory = connected(network.ada, "Lists")
    made = [directory.enrols(f"listed{number}.page@example.org") for number in range(SIZE)]
    for each in made[:2]:
        rests = {"op": "replace", "path": "active", "value": False}
        done(directory.patches(f"/Users/{each['id']}", rests))
    gone = directory.enrols("gone.page@example.org")["id"]
    done(directory.ask("DELETE", f"/Users/{gone}"), 204)
    acme = network.company()
    guest = network.guest(network.ada, acme, network.ada.founds("private", acme), "Gil Listed")
    done(network.ada.patch(f"/people/{guest.id}", {"status": "suspended"}))
    return directory, {each["id"] for each in made} | {network.ada.id}


def test_pages_by_number_are_everybody_once(peopled: tuple[Directory, set[str]]) -> None:
    directory, everybody = peopled
    found: list[str] = []
    for start in range(1, SIZE + 3, 3):
        page = done(directory.ask("GET", f"/Users?startIndex={start}&count=3"))
        assert (page["totalResults"], page["startIndex"]) == (SIZE + 1, start)
        found += [each["id"] for each in page["Resources"]]
    assert sorted(found) == sorted(everybody)


@pytest.mark.parametrize("count", [1, 3, 100])
def test_pages_by_cursor_are_everybody_once(peopled: tuple[Directory, set[str]], count: int) -> None:
    directory, everybody = peopled
    found, cursor = [], ""
    while True:
        page = done(directory.ask("GET", f"/Users?cursor={cursor}&count={count}")).json
        found += [each["id"] for each in page["Resources"]]
        assert "totalResults" not in page
        if "nextCursor" not in page:
            break
        assert len(page["Resources"]) == count
        cursor = page["nextCursor"]
    assert sorted(found) == sorted(everybody)


def test_a_cursor_is_its_directorys_alone(house: House, peopled: tuple[Directory, set[str]]) -> None:
    from tests.cast import newcomers

    directory, _ = peopled
    cursor = done(directory.ask("GET", "/Users?cursor=&count=1"))["nextCursor"]
    other = connected(newcomers.officer(house, "Cora"))
    assert kind_of(other.ask("GET", f"/Users?cursor={cursor}")) == (400, "invalidCursor")


def test_a_page_of_nothing_says_how_many_there_are(peopled: tuple[Directory, set[str]]) -> None:
    directory, _ = peopled
    page = done(directory.ask("GET", "/Users?count=0"))
    assert page["Resources"] == []
    assert page["totalResults"] >= SIZE + 1
    done(directory.ask("GET", "/Users?count=-1&startIndex=-7"))


def test_there_is_no_more_of_a_person_than_was_asked_for(peopled: tuple[Directory, set[str]]) -> None:
    directory, _ = peopled

    def keys(query: str) -> Any:
        return done(directory.ask("GET", f"/Users?count=1&{query}"))["Resources"][0]

    assert set(keys("attributes=userName")) == {"schemas", "id", "userName"}
    assert set(keys("attributes=USERNAME,name.formatted")) == {"schemas", "id", "userName", "name"}
    assert set(keys("attributes=nothing,urn:x:y")) == {"schemas", "id"}
    assert set(keys("excludedAttributes=emails,id,name")) & {"id", "emails", "name"} == {"id"}
    assert set(keys("excludedAttributes=emails.type")["emails"][0]) == {"value", "primary"}
    refused = directory.ask("GET", "/Users?attributes=a.b.c.d")
    assert kind_of(refused) == (400, "invalidValue")


def test_the_service_says_what_it_supports(peopled: tuple[Directory, set[str]]) -> None:
    directory, _ = peopled
    config = done(directory.ask("GET", "/ServiceProviderConfig")).json
    assert [config[each]["supported"] for each in ("patch", "filter", "etag", "bulk", "sort")] == [
        True, True, True, False, False,
    ]  # fmt: skip
    for kind in ("ResourceTypes", "Schemas"):
        listed = done(directory.ask("GET", f"/{kind}")).json
        for each in listed["Resources"]:
            assert done(directory.ask("GET", f"/{kind}/{each['id']}")).json == each
    schemas = {each["id"] for each in done(directory.ask("GET", "/Schemas"))["Resources"]}
    types = done(directory.ask("GET", "/ResourceTypes"))["Resources"]
    assert {each["schema"] for each in types} <= schemas


def test_more_people_than_there_are_numbers_for(
    peopled: tuple[Directory, set[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    from chalicelib.provisioning.access import listing

    directory, _ = peopled
    monkeypatch.setattr(listing, "NUMBERED_MOST", 3)
    assert kind_of(directory.ask("GET", "/Users")) == (400, "tooMany")
    done(directory.ask("GET", "/Users?cursor="))
