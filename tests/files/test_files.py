"""Files from hand to hand: brought, attached, read by whoever reads what they hang on, and by nobody else."""

import pytest

from tests.cast.canary import canary, words
from tests.cast.house import House, Somebody, done
from tests.files import sending
from tests.files.sending import announced, brought, call, completes, fetched, hashed, sent

BODY = b"Un plan, entre nous.\n"


@pytest.fixture
def nadia(house: House) -> Somebody:
    return house.person("Nadia")


@pytest.fixture
def basil(house: House) -> Somebody:
    return house.person("Basil")


def test_a_file_goes_where_its_post_goes_and_no_further(
    house: House, nadia: Somebody, basil: Somebody
) -> None:
    place = nadia.founds("private")
    done(nadia.adds(place, basil))
    file = brought(nadia, place, "Plan.txt", "text/plain", BODY)
    post = nadia.posts(place, "The plan.", files=[file])
    (shown,) = done(basil.get(f"/posts/{post}"))["files"]
    assert (shown["id"], shown["name"], shown["size"]) == (file, "Plan.txt", len(BODY))
    (listed,) = done(basil.get(f"/communities/{place}/posts"))["items"]
    assert listed["attached"] == 1
    told = fetched(basil, file, f"?on={post}")
    assert told.body == BODY
    assert told.headers["content-disposition"].startswith('attachment; filename="Plan.txt"')
    assert told.headers["content-type"] == "application/octet-stream"
    done(basil.leaves(place), 204)
    for path in (f"/files/{file}", f"/files/{file}/content", f"/files/{file}/content?on={post}"):
        assert basil.get(path).status == 404
    assert fetched(nadia, file).body == BODY


def test_nobody_but_who_brings_it_knows_of_a_file_that_is_not_complete(
    house: House, nadia: Somebody, basil: Somebody
) -> None:
    place = nadia.founds("open")
    upload = done(announced(nadia, place, "Plan.txt", "text/plain", BODY), 201)
    assert completes(nadia, upload).code == "file_incomplete"
    assert sent(upload["form"], BODY).status == 204
    for who in (nadia, basil):
        assert who.get(f"/files/{upload['file']}").status == 404
        assert done(who.get(f"/communities/{place}/files"))["items"] == []
    assert completes(basil, upload).status == 404
    first = done(completes(nadia, upload))
    assert (first["version"], first["versions"][0]["sha256"]) == (1, hashed(BODY))
    assert done(completes(nadia, upload)).json == first.json
    assert done(basil.get(f"/files/{upload['file']}"))["name"] == "Plan.txt"


def test_what_is_deleted_is_gone_everywhere_and_its_place_says_so(
    house: House, nadia: Somebody, basil: Somebody
) -> None:
    word = canary()
    place = nadia.founds("open")
    file = brought(nadia, place, f"{word}.txt", "text/plain", BODY)
    post = nadia.posts(place, "The plan.", files=[file])
    comment = nadia.comments(post, "Again.", files=[file])
    link = done(basil.get(f"/files/{file}/content?on={post}"), 302).headers["location"]
    assert basil.delete(f"/files/{file}").code == "not_yours"
    for _ in range(2):
        done(nadia.delete(f"/files/{file}"), 204)
    assert call("GET", link).status == 200, "until the news of it are heard"
    house.settle()
    assert call("GET", link).status == 404
    for who in (nadia, basil):
        assert who.get(f"/files/{file}/content").status == 404
        card = done(who.get(f"/files/{file}"))
        assert (card["deleted"], card["name"], card["versions"]) == (True, None, [])
        assert [each["deleted"] for each in done(who.get(f"/posts/{post}"))["files"]] == [True]
        (spoken,) = done(who.get(f"/posts/{post}/comments"))["items"]
        assert (spoken["id"], spoken["files"][0]["deleted"]) == (comment, True)
        assert word not in words(card.raw)
        assert done(who.get(f"/communities/{place}/files"))["items"] == []


def test_versions_are_numbered_and_each_can_be_had(house: House, nadia: Somebody, basil: Somebody) -> None:
    place = nadia.founds("private")
    done(nadia.adds(place, basil))
    file = brought(nadia, place, "Plan.txt", "text/plain", BODY)
    again = sending.draft("Plan.txt", "text/plain", b"Anew.\n")
    upload = done(
        basil.post(f"/files/{file}/versions", {key: again[key] for key in ("type", "size", "sha256")}), 201
    )
    assert sent(upload["form"], b"Anew.\n").status == 204
    card = done(completes(basil, upload))
    assert [(each["number"], each["author"]["name"]) for each in card["versions"]] == [
        (2, "Basil"),
        (1, "Nadia"),
    ]
    assert (fetched(nadia, file).body, fetched(nadia, file, "?version=1").body) == (b"Anew.\n", BODY)
    assert nadia.get(f"/files/{file}/content?version=3").status == 404


def test_a_file_is_renamed_within_its_type_and_moved_among_folders(
    house: House, nadia: Somebody, basil: Somebody
) -> None:
    place = nadia.founds("private")
    done(nadia.adds(place, basil))
    file = brought(nadia, place, "Plan.txt", "text/plain", BODY)
    card = done(nadia.get(f"/files/{file}"))
    etag = card.headers["etag"]
    folder = done(nadia.post(f"/communities/{place}/folders", {"name": "Plans"}), 201)["id"]
    assert nadia.patch(f"/files/{file}", {"name": "Plan.html"}, if_match=etag).status == 422
    assert basil.patch(f"/files/{file}", {"name": "Mine.txt"}, if_match=etag).code == "not_yours"
    moved = done(nadia.patch(f"/files/{file}", {"name": "Le plan.txt", "folder": folder}, if_match=etag))
    assert (moved["name"], moved["folder"]) == ("Le plan.txt", folder)
    assert nadia.patch(f"/files/{file}", {"name": "Plan.txt"}, if_match=etag).status == 412
    assert 'filename="Le plan.txt"' in fetched(basil, file).headers["content-disposition"]
    inside = done(basil.get(f"/communities/{place}/files?sort=name&folder={folder}"))["items"]
    assert [each["id"] for each in inside] == [file]
    assert done(basil.get(f"/communities/{place}/files?folder=top"))["items"] == []
    gone = f"/communities/{place}/folders/{folder}"
    assert nadia.delete(gone).code == "folder_not_empty"
    done(nadia.delete(f"/files/{file}"), 204)
    done(nadia.delete(gone), 204)
    assert done(nadia.get(f"/communities/{place}/folders"))["items"] == []
