"""Seeing a community as others do: what nobody in particular would be shown, and without a trace of them."""

from typing import Any

import pytest

from tests.cast.caller import Reply
from tests.cast.counting import counted
from tests.cast.house import House, Somebody, done


def looks(steward: Somebody, place: str, viewer: str, **query: str) -> Reply:
    """The steward looks as somebody else."""
    more = "".join(f"&{name}={value}" for name, value in query.items())
    return steward.get(f"/communities/{place}/view-as?viewer={viewer}{more}")


def really(someone: Somebody, place: str) -> dict[str, Any]:
    """What somebody who exists sees, as far as it is not their own."""
    card = done(someone.get(f"/communities/{place}")).json
    posts = someone.get(f"/communities/{place}/posts")
    people = someone.get(f"/communities/{place}/people")
    audience = someone.get(f"/communities/{place}/audience")
    return {
        "knows_of": True,
        "may": card["may"],
        "card": {name: value for name, value in card.items() if name != "membership"},
        "audience": audience.json if audience.status == 200 else None,
        "posts": posts["items"] if posts.status == 200 else [],
        "people": people["items"] if people.status == 200 else [],
    }


def shown(steward: Somebody, place: str, viewer: str, **query: str) -> dict[str, Any]:
    """The same of somebody who does not."""
    seen = dict(done(looks(steward, place, viewer, **query)).json)
    seen["card"] = {name: value for name, value in seen["card"].items() if name != "membership"}
    assert seen.pop("viewer") == viewer
    return seen | {"posts": seen["posts"]["items"]}


@pytest.fixture
def ines(house: House) -> Somebody:
    return house.person("Ines")


NOTHING = {"knows_of": False, "may": [], "card": None, "audience": None, "people": []}


@pytest.mark.parametrize("visibility", ["open", "private", "secret"])
def test_a_member_outside_and_one_let_in_now_see_what_is_shown(
    house: House, ines: Somebody, visibility: str
) -> None:
    place, omar = ines.founds(visibility), house.person("Omar")
    ines.posts(place, "Hello.")
    house.settle()
    if visibility == "secret":
        assert done(looks(ines, place, "member"))["knows_of"] is False
        assert omar.get(f"/communities/{place}").status == 404
    else:
        assert shown(ines, place, "member") == really(omar, place)
    done(ines.adds(place, omar))
    house.settle()
    assert shown(ines, place, "participant") == really(omar, place)
    gone = done(looks(ines, place, "visitor"))
    assert gone.json == {"viewer": "visitor", **NOTHING, "posts": {"items": [], "next": None}}


def test_a_companys_guest_who_is_let_in_now_sees_what_is_shown(house: House, ines: Somebody) -> None:
    acme, bolt, omar = house.company("Acme"), house.company("Bolt"), house.person("Omar")
    place = ines.founds("private", "mixed")
    early = ines.posts(place, "Canari-mixte.")
    done(ines.adds(place, omar))
    old = house.guest(ines, bolt, place, "Boris")
    done(ines.post(f"/communities/{place}/changes", {"guests": acme}))
    late = ines.posts(
        place, f"Ask [@x](person:{omar.id}) or [@x](person:{old.id}) or [@x](person:{house.ada.id})."
    )
    house.settle()
    seen = shown(ines, place, "guest", company=acme)
    assert [each["id"] for each in seen["posts"]] == [late], "what was written for others is not theirs"
    html = seen["posts"][0]["html"]
    assert "Omar" in html
    assert "Boris" in html
    assert "Ada" not in html, "a guest knows those inside; the others are someone"
    assert [each["person"]["name"] for each in seen["people"] if each["person"]["id"] == old.id] == []
    gil = house.guest(ines, acme, place, "Gil")
    house.settle()
    assert shown(ines, place, "guest", company=acme) == really(gil, place)
    assert {early, late} == {each["id"] for each in shown(ines, place, "participant")["posts"]}
    assert done(looks(ines, place, "guest", company=bolt))["knows_of"] is False
    assert old.get(f"/communities/{place}").status == 404


def test_an_archived_community_does_not_exist_for_guests(house: House, ines: Somebody) -> None:
    acme = house.company()
    place = ines.founds("private", acme)
    assert done(looks(ines, place, "guest", company=acme))["knows_of"] is True
    done(ines.patch(f"/communities/{place}", {"archived": True}, if_match="*"))
    assert done(looks(ines, place, "guest", company=acme))["knows_of"] is False
    assert done(looks(ines, place, "member"))["knows_of"] is True


def test_a_network_without_guests_shows_them_nothing(house: House, ines: Somebody) -> None:
    from chalicelib.foundation import singles
    from chalicelib.network.store.settings import PLACE, SettingsRow

    acme = house.company()
    place = ines.founds("private", acme)
    settings = SettingsRow(PLACE.pk, PLACE.sk)
    singles.update(settings, SettingsRow.guests.set(False))
    assert done(looks(ines, place, "guest", company=acme))["knows_of"] is False
    assert done(looks(ines, place, "participant"))["knows_of"] is True
    singles.update(settings, SettingsRow.guests.set(True))
    assert done(looks(ines, place, "guest", company=acme))["knows_of"] is True


def test_one_who_is_let_in_now_does_not_read_what_was_secret(house: House, ines: Somebody) -> None:
    place = ines.founds("open")
    oldest = ines.posts(place, "One.")
    done(ines.post(f"/communities/{place}/changes", {"visibility": "private"}))
    ines.posts(place, "Two.")
    done(ines.post(f"/communities/{place}/changes", {"visibility": "secret"}))
    newest = ines.posts(place, "Three.")
    seen = shown(ines, place, "participant")["posts"]
    assert [each["id"] for each in seen] == [newest, oldest], "open posts, and those of this era"
    assert len(done(ines.get(f"/communities/{place}/posts"))["items"]) == 3


def test_posts_go_on_where_a_page_ended(house: House, ines: Somebody) -> None:
    place = ines.founds("open")
    posts = [ines.posts(place, f"Number {number}.") for number in range(5)]
    first = done(looks(ines, place, "member", limit="2"))["posts"]
    second = done(looks(ines, place, "member", limit="2", cursor=first["next"]))["posts"]
    found = [each["id"] for each in first["items"] + second["items"]]
    assert found == posts[:0:-1]
    other = looks(ines, place, "participant", cursor=first["next"])
    assert (other.status, other.code) == (400, "wrong_cursor")


def test_only_stewards_look_and_only_as_somebody_possible(house: House, ines: Somebody) -> None:
    place, omar = ines.founds("private"), house.person("Omar")
    assert looks(omar, place, "member").code == "may_not_configure"
    done(ines.adds(place, omar, "moderator"))
    assert looks(omar, place, "member").code == "may_not_configure"
    assert looks(omar, ines.founds("secret"), "member").status == 404
    for query, code in (
        ({"viewer": "guest"}, "missing_field"),
        ({"viewer": "guest", "company": "0" * 13}, "unknown_company"),
        ({"viewer": "guest", "company": "acme"}, "too_short"),
        ({"viewer": "administrator"}, "unknown_value"),
        ({"viewer": "member", "person": omar.id}, "unknown_field"),
    ):
        refused = looks(ines, place, **query)
        assert refused.status == 422, query
        assert [each["code"] for each in refused["errors"]] in ([code], ["wrong_type"]), refused.raw


def test_looking_writes_nothing_and_names_nobody(house: House, ines: Somebody) -> None:
    acme = house.company()
    place = ines.founds("private", acme)
    post = ines.posts(place, "Hello.")
    ines.comments(post)
    house.settle()
    for viewer in ("visitor", "member", "participant", "guest"):
        with counted() as bill:
            seen = done(looks(ines, place, viewer, company=acme))
        assert set(bill.calls) <= {"BatchGetItem", "Query"}, viewer
        assert bill.written == 0
        assert bill.count <= 8, bill.calls
        if seen["card"]:
            own = seen["card"]["membership"]
            assert (own["favourite"], own["read_until"]) == (False, None)
        for each in seen["posts"]["items"]:
            assert each["mine"] == {"reaction": None, "following": False, "bookmarked": False}
