"""The files of a community as a list, and its folders as a tree."""

import pytest

from tests.cast.counting import counted
from tests.cast.house import House, Somebody, done
from tests.files.sending import brought, fetched, narrows

PNG = b"\x89PNG\r\n\x1a\n" + b"\0\0\0\rIHDR" + b"\0" * 40


@pytest.fixture
def edda(house: House) -> Somebody:
    return house.person("Edda")


def names(who: Somebody, place: str, query: str = "") -> list[str]:
    return [each["name"] for each in done(who.get(f"/communities/{place}/files{query}"))["items"]]


def folder(who: Somebody, place: str, name: str, parent: str | None = None) -> str:
    made = done(who.post(f"/communities/{place}/folders", {"name": name, "parent": parent}), 201)
    return str(made["id"])


def test_a_list_is_sorted_and_filtered(house: House, edda: Somebody) -> None:
    place = edda.founds()
    plans = folder(edda, place, "Plans")
    brought(edda, place, "Béta.txt")
    brought(edda, place, "alpha.png", "image/png", PNG)
    brought(edda, place, "Gamma.txt", folder=plans)
    assert names(edda, place) == ["Gamma.txt", "alpha.png", "Béta.txt"]
    assert names(edda, place, "?sort=oldest") == ["Béta.txt", "alpha.png", "Gamma.txt"]
    assert names(edda, place, "?sort=name") == ["alpha.png", "Béta.txt"]
    assert names(edda, place, f"?sort=name&folder={plans}") == ["Gamma.txt"]
    assert names(edda, place, f"?folder={plans}") == ["Gamma.txt"]
    assert names(edda, place, "?folder=top") == ["alpha.png", "Béta.txt"]
    assert names(edda, place, "?kind=image") == ["alpha.png"]
    assert names(edda, place, "?q=beta") == ["Béta.txt"]
    assert edda.get(f"/communities/{place}/files?folder={'0' * 13}").status == 422


def test_pages_are_filled_past_what_one_may_not_read(house: House, edda: Somebody) -> None:
    place, basil = edda.founds("private"), house.person("Basil")
    for number in range(3):
        brought(edda, place, f"Early {number}.txt")
    narrows(edda, place, "secret")
    for number in range(3):
        brought(edda, place, f"Late {number}.txt")
    done(edda.adds(place, basil))
    for sort, wanted in (("newest", [2, 1, 0]), ("oldest", [0, 1, 2]), ("name", [0, 1, 2])):
        first = done(basil.get(f"/communities/{place}/files?limit=2&sort={sort}"))
        rest = done(basil.get(f"/communities/{place}/files?limit=2&sort={sort}&cursor={first['next']}"))
        assert [each["name"] for each in (*first["items"], *rest["items"])] == [
            f"Late {n}.txt" for n in wanted
        ]
        assert rest["next"] is None
        whole = done(basil.get(f"/communities/{place}/files?limit=3&sort={sort}"))
        assert (len(whole["items"]), whole["next"]) == (3, None)


def test_a_page_takes_two_calls_and_a_download_one_trip(house: House, edda: Somebody) -> None:
    place = edda.founds()
    files = [brought(edda, place, f"Plan {number}.txt") for number in range(20)]
    with counted() as bill:
        assert len(done(edda.get(f"/communities/{place}/files?limit=20"))["items"]) == 20
    assert (bill.count, bill.trips) == (2, 1), bill
    basil, post = house.person("Basil"), edda.posts(place, "See.", files=files[:1])
    done(edda.adds(place, basil))
    for query in (f"/files/{files[0]}/content?on={post}", f"/files/{files[1]}/content"):
        with counted() as bill:
            done(basil.get(query), 302)
        assert (bill.count, bill.trips) == (1, 1), bill
    with counted() as bill:
        done(basil.get(f"/posts/{post}"))
    assert bill.count == 2, bill
    with counted() as bill:
        done(basil.get(f"/communities/{place}/files?limit=20"))
    assert (bill.count, bill.trips) == (3, 2), "what hangs on posts is judged by them"


def test_folders_stand_in_each_other_and_never_in_themselves(house: House, edda: Somebody) -> None:
    place = edda.founds()
    first = folder(edda, place, "First")
    second = folder(edda, place, "Second", first)
    third = folder(edda, place, "Third", second)
    path = f"/communities/{place}/folders"
    for parent in (first, second, third):
        assert edda.patch(f"{path}/{first}", {"parent": parent})["errors"][0]["code"] == "folder_in_itself"
    assert edda.post(path, {"name": "X", "parent": "0" * 13})["errors"][0]["code"] == "unknown_folder"
    deep = third
    for number in range(5):
        deep = folder(edda, place, f"Deeper {number}", deep)
    assert edda.post(path, {"name": "X", "parent": deep})["errors"][0]["code"] == "folders_too_deep"
    moved = done(edda.patch(f"{path}/{third}", {"parent": None, "name": "Troisième"}))
    assert (moved["name"], moved["parent"]) == ("Troisième", None)
    assert edda.delete(f"{path}/{first}").code == "folder_not_empty"
    done(edda.delete(f"{path}/{second}"), 204)
    for _ in range(2):
        done(edda.delete(f"{path}/{first}"), 204)
    tree = {each["name"]: each["parent"] for each in done(edda.get(path))["items"]}
    assert (set(tree) >= {"Troisième", "Deeper 0"}, "First" in tree) == (True, False)


def test_two_moves_at_once_make_no_ring(house: House, edda: Somebody) -> None:
    from tests.cast.ledgers import meanwhile

    place = edda.founds()
    left, right = folder(edda, place, "Left"), folder(edda, place, "Right")
    path = f"/communities/{place}/folders"
    with meanwhile(lambda: done(edda.patch(f"{path}/{right}", {"parent": left}))):
        late = edda.patch(f"{path}/{left}", {"parent": right})
    assert late["errors"][0]["code"] == "folder_in_itself"


def test_a_folder_that_is_filled_meanwhile_is_not_deleted(house: House, edda: Somebody) -> None:
    from tests.cast.ledgers import meanwhile

    place = edda.founds()
    plans = folder(edda, place, "Plans")
    file = brought(edda, place)
    moves = {"folder": plans}
    with meanwhile(lambda: done(edda.patch(f"/files/{file}", moves, if_match='"1"'))):
        assert edda.delete(f"/communities/{place}/folders/{plans}").code == "folder_not_empty"
    assert names(edda, place, f"?folder={plans}") == ["Plan.txt"]


def test_a_folder_is_known_to_those_it_was_made_for(house: House, edda: Somebody) -> None:
    place, basil = edda.founds("private"), house.person("Basil")
    early = folder(edda, place, "Early")
    narrows(edda, place, "secret")
    file = brought(edda, place, "Plan.txt", folder=early)
    late = folder(edda, place, "Late", early)
    done(edda.adds(place, basil))
    path = f"/communities/{place}/folders"
    assert [(each["id"], each["parent"]) for each in done(basil.get(path))["items"]] == [(late, None)]
    assert done(basil.get(f"/files/{file}"))["folder"] is None
    for door in (
        basil.patch(f"{path}/{early}", {"name": "Mine"}),
        basil.get(f"/communities/{place}/files?folder={early}"),
        basil.post(path, {"name": "X", "parent": early}),
    ):
        assert door.status in (404, 422)
    assert basil.patch(f"{path}/{late}", {"name": "Mine"}).code == "not_yours"
    assert fetched(basil, file).status == 200


def test_what_was_attached_can_be_taken_down_again(house: House, edda: Somebody) -> None:
    place, basil = edda.founds("open"), house.person("Basil")
    file, other = brought(edda, place, "One.txt"), brought(edda, place, "Two.txt")
    post = edda.posts(place, "See.", files=[file])
    etag = done(edda.get(f"/posts/{post}")).headers["etag"]
    changed = done(edda.patch(f"/posts/{post}", {"files": [other, other]}, if_match=etag))
    assert [each["name"] for each in changed["files"]] == ["Two.txt"]
    comment = edda.comments(post, "See.", files=[file])
    done(edda.patch(f"/comments/{comment}", {"body": "See.", "files": []}))
    (spoken,) = done(basil.get(f"/posts/{post}/comments"))["items"]
    assert spoken["files"] == []
    assert done(edda.patch(f"/comments/{comment}", {"body": "Anew."}))["files"] == []
    done(edda.delete(f"/comments/{comment}"), 204)
    assert basil.get(f"/files/{file}").status == 200, "it hangs on nothing any more"


def test_what_others_brought_is_pointed_at_and_stays_theirs(house: House, edda: Somebody) -> None:
    place, basil = edda.founds("open"), house.person("Basil")
    done(basil.joins(place))
    file = brought(edda, place)
    post = basil.posts(place, "See.", files=[file])
    done(basil.delete(f"/posts/{post}"), 204)
    assert house.person("Carla").get(f"/files/{file}").status == 200


def test_what_is_pointed_at_is_shown_to_nobody_who_does_not_read_what_it_hangs_on(
    house: House, edda: Somebody
) -> None:
    place, basil, carla = edda.founds("open"), house.person("Basil"), house.person("Carla")
    done(basil.joins(place))
    file = brought(edda, place, "Plan.txt")
    post = edda.posts(place, "See.", files=[file])
    pointing = basil.posts(place, "Do see.", files=[file])
    under = basil.comments(pointing, "Here.", files=[file])
    paths = (f"/posts/{pointing}", f"/posts/{pointing}/comments")
    assert [carla.get(each).raw.count(b"Plan.txt") for each in paths] == [1, 1]
    done(edda.delete(f"/posts/{post}"), 204)
    assert carla.get(f"/files/{file}").status == 404
    assert [carla.get(each).raw.count(b"Plan.txt") for each in paths] == [0, 0]
    assert [edda.get(each).raw.count(b"Plan.txt") for each in paths] == [1, 1]
    assert under in carla.get(paths[1]).raw.decode()
