"""Lists of communities and of their people: readable things only, filled pages, one's own cursors."""

from chalicelib.foundation import ids
from tests.cast.house import House, Somebody, done


def pages(someone: Somebody, path: str, **headers: str) -> list[list[str]]:
    """The names (or ids) on each page of a list to its end."""
    found, cursor = [], ""
    while True:
        join = "&" if "?" in path else "?"
        page = done(someone.get(path + (f"{join}cursor={cursor}" if cursor else ""), **headers))
        found.append([each.get("name") or each["person"]["name"] for each in page["items"]])
        cursor = page["next"]
        if cursor is None:
            return found


def test_mine_in_order_and_in_pages(house: House) -> None:
    ines, anna = house.person("Ines"), house.person("Anna")
    places = [anna.founds("open", name=f"Place {number}") for number in range(5)]
    for place in places:
        done(ines.joins(place))
    done(ines.patch(f"/communities/{places[3]}/membership", {"favourite": True}))
    listed = pages(ines, "/communities?limit=2")
    assert [len(each) for each in listed] == [2, 2, 1]
    assert listed[0][0] == "Place 3"
    assert {name for page in listed for name in page} == {f"Place {number}" for number in range(5)}
    assert pages(ines, "/communities?q=place 4") == [["Place 4"]]
    assert pages(ines, "/communities?q=pla&limit=5") == [pages(ines, "/communities")[0]]
    assert pages(ines, "/communities?q=nowhere") == [[]]


def test_discover_shows_what_may_be_known(house: House) -> None:
    anna, ines = house.person("Anna"), house.person("Ines")
    words = {"open": "Zébu ouvert", "private": "Zébu privé", "secret": "Zébu secret"}
    places = {visibility: anna.founds(visibility, name=name) for visibility, name in words.items()}
    assert pages(ines, "/communities?scope=discover&q=ZEBU") == [["Zébu ouvert", "Zébu privé"]]
    assert pages(ines, "/communities?scope=discover&q=prive zeb") == [["Zébu privé"]]
    assert pages(ines, "/communities?scope=discover&q=zebu&limit=1") == [["Zébu ouvert"], ["Zébu privé"]]
    done(ines.joins(places["open"]))
    done(ines.post(f"/communities/{places['private']}/requests", {}), 201)
    house.settle()
    found = done(ines.get("/communities?scope=discover&q=zebu"))["items"]
    assert [(each["state"], each["people"]) for each in found] == [("inside", 2), ("asked", 1)]


def test_cursors_are_bound(house: House) -> None:
    anna, ines = house.person("Anna"), house.person("Ines")
    for _ in range(2):
        place = anna.founds("open")
    cursor = done(anna.get("/communities?limit=1"))["next"]
    assert ines.get(f"/communities?limit=1&cursor={cursor}").code == "wrong_cursor"
    assert anna.get(f"/communities?scope=discover&cursor={cursor}").code == "wrong_cursor"
    assert anna.get(f"/communities/{place}/people?cursor={cursor}").code == "wrong_cursor"
    assert anna.get("/communities?limit=0").status == 422
    assert anna.get("/communities?scope=all").status == 422


def test_people_in_pages_without_those_who_rest(house: House) -> None:
    anna = house.person("Anna")
    place = anna.founds("open")
    others = [house.person(f"Person{number}") for number in range(4)]
    for each in others:
        done(each.joins(place))
    done(house.ada.patch(f"/people/{others[1].id}", {"status": "suspended"}))
    listed = pages(anna, f"/communities/{place}/people?limit=2")
    assert [len(page) for page in listed] == [2, 2]
    assert {name for page in listed for name in page} == {"Anna", "Person0", "Person2", "Person3"}


def test_unread_counts_what_others_wrote_since(house: House) -> None:
    anna, ines = house.person("Anna"), house.person("Ines")
    place = anna.founds("private")
    done(anna.adds(place, ines))
    first, second = anna.posts(place), anna.posts(place)
    ines.posts(place)

    def unread(someone: Somebody) -> int:
        (listed,) = done(someone.get("/communities"))["items"]
        return int(listed["unread"])

    assert (unread(ines), unread(anna)) == (2, 1)
    mark = f"/communities/{place}/membership"
    assert done(ines.patch(mark, {"read_until": first}))["read_until"] == first
    assert unread(ines) == 1
    assert done(ines.patch(mark, {"read_until": second}))["read_until"] == second
    assert done(ines.patch(mark, {"read_until": first}))["read_until"] == second
    assert unread(ines) == 0
    assert ines.patch(mark, {"read_until": ids.placed("0123456789abc")}).status == 422
    assert ines.patch(mark, {"read_until": ids.placed(place, 4_000_000_000_000)}).status == 422
    assert house.person("Paul").patch(mark, {"favourite": True}).code == "not_inside"


def test_marks_are_kept_one_by_one(house: House) -> None:
    anna = house.person("Anna")
    place, other = anna.founds(), anna.founds()
    mark = f"/communities/{place}/membership"
    assert done(anna.patch(mark, {"level": "nothing"}))["level"] == "nothing"
    assert done(anna.patch(mark, {"favourite": True}))["level"] == "nothing"
    assert done(anna.patch(mark, {"favourite": False}))["favourite"] is False
    assert done(anna.patch(mark, {}))["level"] == "nothing"
    assert done(anna.get(f"/communities/{other}"))["membership"]["level"] == "mentions"
    assert anna.patch(mark, {"level": "all"}).status == 422


def test_addresses_that_cannot_be_ids_are_simply_not_found(house: House) -> None:
    anna = house.person("Anna")
    place = anna.founds()
    absent = anna.get("/communities/0123456789abc").raw
    for strange in ("x" * 3000, "%2e%2e", "0123456789ab%23", "ÀÀÀÀÀÀÀÀÀÀÀÀÀ"):
        for path in ("", "/people", "/audience", "/eras", "/requests"):
            assert anna.get(f"/communities/{strange}{path}").raw == absent
        assert anna.put(f"/communities/{strange}/membership").raw == absent
        assert anna.put(f"/communities/{place}/people/{strange}", {}).raw == absent
        assert anna.delete(f"/communities/{place}/people/{strange}").status == 204
        assert anna.delete(f"/communities/{place}/requests/{strange}").status == 204
        assert anna.delete(f"/communities/{place}/invitations/{strange}").status == 204
    assert anna.post(f"/communities/{place}/invitations", {"person": "ÀÀÀÀÀÀÀÀÀÀÀÀÀ"}).status == 422
