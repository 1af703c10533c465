"""The directory: found by the beginnings of names whatever their accents, page by page."""

import pytest

from tests.cast.counting import counted
from tests.cast.house import House, Somebody, done
from tests.people.conftest import Invites


def invites(house: House, *names: str) -> dict[str, str]:
    """Invites members of these names; answers their ids."""
    drafts = [{"email": house.stranger().email, "name": name} for name in names]
    return {draft["name"]: done(house.ada.post("/people", draft), 201)["id"] for draft in drafts}


def found(someone: Somebody, query: str) -> list[str]:
    return [each["name"] for each in done(someone.get(f"/people?{query}"))["items"]]


def walked(someone: Somebody, query: str) -> list[str]:
    """All pages of a list."""
    names: list[str] = []
    cursor = ""
    while True:
        page = done(someone.get(f"/people?{query}{cursor}"))
        names += [each["name"] for each in page["items"]]
        if page["next"] is None:
            return names
        assert page["items"], "a page is filled or is the end"
        cursor = f"&cursor={page['next']}"


@pytest.fixture(scope="module")
def xavier(network: House) -> str:
    """The name of somebody who is looked for in many ways."""
    name = "Xavier-Œuvre de l'Été Lété"
    invites(network, name)
    return name


@pytest.mark.parametrize(
    ("asked", "finds"),
    [
        ("q=xavier", True), ("q=XAV", True), ("q=x", True), ("q=xa", True), ("q=l%C3%A9t%C3%A9", True),
        ("q=lete", True), ("q=lete+xav", True), ("q=xavier+lete+de", True), ("q=oeu", True),
        ("q=%C5%92uvre", True), ("q=avier", False), ("q=xaviera", False), ("q=xavier+durand", False),
        ("q=%F0%9F%99%82", False), ("q=---", False),
    ],
)  # fmt: skip
def test_a_name_is_found_by_the_beginnings_of_its_words(
    house: House, xavier: str, asked: str, *, finds: bool
) -> None:
    assert (xavier in found(house.ada, asked)) is finds


def test_pages_follow_the_alphabet_without_gaps_or_repeats(house: House) -> None:
    names = [f"Zoé Walker {letter}" for letter in "EÀCbD"]
    invites(house, *names)
    expected = [f"Zoé Walker {letter}" for letter in "ÀbCDE"]
    assert walked(house.ada, "q=walker+zoe&limit=2") == expected
    assert done(house.ada.get("/people?q=walker+zoe&limit=5"))["next"] is None, "a full page may be the last"
    everybody = walked(house.ada, "limit=7")
    assert [name for name in everybody if name in names] == expected
    assert len(everybody) == len(walked(house.ada, "limit=100"))


def test_a_page_costs_two_trips(house: House) -> None:
    with counted() as bill:
        done(house.ada.get("/people?limit=20"))
    assert (bill.trips, bill.count) <= (2, 3), bill


def test_who_is_renamed_is_found_by_the_new_name_only(house: House) -> None:
    person = invites(house, "Quentin Vasseur")["Quentin Vasseur"]
    done(house.ada.patch(f"/people/{person}", {"name": "Quentin Yvert"}))
    assert found(house.ada, "q=vasseur") == []
    assert found(house.ada, "q=yvert") == ["Quentin Yvert"]


def test_two_people_of_one_name_are_two(house: House) -> None:
    drafts = [{"email": house.stranger().email, "name": "Twin Jumeau"} for _ in range(2)]
    for draft in drafts:
        done(house.ada.post("/people", draft), 201)
    assert found(house.ada, "q=jumeau") == ["Twin Jumeau"] * 2


def test_a_cursor_belongs_to_one_viewer_and_one_list(house: House) -> None:
    invites(house, "Urs Keller", "Ute Keller")
    ines = house.person()
    cursor = done(house.ada.get("/people?q=keller&limit=1"))["next"]
    for someone, query in (
        (ines, "q=keller"),
        (house.ada, "q=kel"),
        (house.ada, ""),
        (house.ada, "kind=guest"),
    ):
        refused = someone.get(f"/people?{query}&cursor={cursor}")
        assert (refused.status, refused.code) == (400, "wrong_cursor")
    assert house.ada.get("/people?cursor=AAAA").status == 400


@pytest.mark.parametrize(
    "query", ["limit=0", "limit=101", "limit=x", "kind=robot", "status=active", "more=1", f"q={'x' * 101}"]
)
def test_a_question_that_does_not_hold_is_refused(house: House, query: str) -> None:
    assert house.ada.get(f"/people?{query}").status == 422


def test_guests_do_not_browse(house: House, guest: Invites) -> None:
    ines = house.person()
    gil = guest(ines, house.company())
    for path in ("/people", "/people?kind=guest", "/companies"):
        refused = gil.get(path)
        assert (refused.status, refused.code) == (403, "members_only")


def test_sponsors_list_their_guests_and_administrators_all(house: House, guest: Invites) -> None:
    ines, omar = house.person("Ines"), house.person("Omar")
    guest(ines, house.company("Valcour"), "Gaspard Hidden")
    assert found(ines, "kind=guest") == ["Gaspard Hidden"]
    assert found(omar, "kind=guest") == []
    assert "Gaspard Hidden" in walked(house.ada, "kind=guest")
    assert found(house.ada, "q=hidden") == [], "a guest is in no directory of members"
    assert done(ines.get("/people?kind=guest"))["items"][0]["company"]["name"] == "Valcour"
