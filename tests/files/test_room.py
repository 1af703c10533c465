"""How much may be brought: said early, counted in the transaction, given back, put right where wrong."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from tests.cast.clients import CLIENTS
from tests.cast.house import House, Somebody, done
from tests.cast.ledgers import meanwhile
from tests.cast.network import as_before
from tests.files.sending import announced, brought, call, completes, draft, fetched, hashed, sent

BODY = b"Entre nous.\n"
MEGABYTE = 1024 * 1024


@pytest.fixture
def dora(house: House) -> Somebody:
    return house.person("Dora")


def says(house: House, **settings: int) -> None:
    """Room is set at once, by one administrator."""
    etag = done(house.ada.get("/settings")).headers["etag"]
    done(house.ada.patch("/settings", settings, if_match=etag))


def storage(who: Somebody, place: str) -> tuple[int, int]:
    found = done(who.get(f"/communities/{place}/storage"))
    return found["bytes"], found["files"]


@contextmanager
def holding(place: str, count: int) -> Iterator[None]:
    """Within, a place (or the network, by the empty text) is said to hold so many bytes."""
    from chalicelib.files.store import keys
    from chalicelib.foundation import settings

    at = keys.usage(place)
    key = {"pk": {"S": at.pk}, "sk": {"S": at.sk}}
    table = settings.TABLES["network"]
    before = CLIENTS["dynamodb"].get_item(TableName=table, Key=key, ConsistentRead=True).get("Item")
    row = {"bytes": {"N": str(count)}, "files": {"N": "1"}, "cls": {"S": "Usage"}}
    CLIENTS["dynamodb"].put_item(TableName=table, Item={**key, **row})
    try:
        yield
    finally:
        if before:
            CLIENTS["dynamodb"].put_item(TableName=table, Item=before)
        else:
            CLIENTS["dynamodb"].delete_item(TableName=table, Key=key)


def test_a_file_is_no_larger_than_the_network_lets_it(house: House, dora: Somebody) -> None:
    place = dora.founds()
    large = {**draft("Plan.txt", "text/plain", BODY), "size": 2 * MEGABYTE}
    with as_before():
        says(house, file_megabytes=1)
        refused = dora.post(f"/communities/{place}/files", large)
        assert (refused.status, refused.code) == (413, "file_too_large")
        assert "1" in refused["detail"]
    assert dora.post(f"/communities/{place}/files", large).status == 201
    beyond = dora.post(f"/communities/{place}/files", {**large, "size": 3_000 * MEGABYTE})
    assert beyond["errors"][0]["code"] == "too_big"


@pytest.mark.parametrize("of_network", [False, True])
def test_what_is_full_takes_no_more_and_says_so_early(house: House, dora: Somebody, of_network: bool) -> None:
    place = dora.founds()
    most = (1_000 if of_network else 20) * 1024 * MEGABYTE
    upload = done(announced(dora, place, "Plan.txt", "text/plain", BODY), 201)
    assert sent(upload["form"], BODY).status == 204
    with holding("" if of_network else place, most - len(BODY) + 1):
        refused = announced(dora, place, "Plan.txt", "text/plain", BODY)
        assert (refused.status, refused.code) == (409, "quota")
        # What was begun before it was full is refused by the row itself.
        assert (completes(dora, upload).status, completes(dora, upload).code) == (409, "quota")
        assert dora.get(f"/files/{upload['file']}").status == 404
    with holding("" if of_network else place, most - len(BODY)):
        done(completes(dora, upload))


def test_what_comes_and_goes_is_counted_for_stewards(house: House, dora: Somebody) -> None:
    place, basil = dora.founds("open"), house.person("Basil")
    done(basil.joins(place))
    assert storage(dora, place) == (0, 0)
    file = brought(basil, place, body=BODY)
    said = draft("Plan.txt", "text/plain", b"Anew.\n")
    upload = done(
        basil.post(f"/files/{file}/versions", {name: said[name] for name in ("type", "size", "sha256")}), 201
    )
    assert sent(upload["form"], b"Anew.\n").status == 204
    done(completes(basil, upload))
    brought(basil, place, body=BODY)
    assert storage(dora, place) == (2 * len(BODY) + 6, 2)
    done(completes(basil, upload))
    assert storage(dora, place) == (2 * len(BODY) + 6, 2)
    assert basil.get(f"/communities/{place}/storage").status == 403
    for _ in range(2):
        done(basil.delete(f"/files/{file}"), 204)
    assert storage(dora, place) == (len(BODY), 1)


def test_a_wrong_count_is_put_right_within_a_week(house: House, dora: Somebody) -> None:
    from chalicelib.files.store import keys
    from chalicelib.files.store.rows import UsageRow

    place = dora.founds()
    brought(dora, place, body=BODY)
    at = keys.usage(place)
    UsageRow(at.pk, at.sk).update([UsageRow.bytes.set(7), UsageRow.files.set(9)])
    assert storage(dora, place) == (7, 9)
    house.passes(days=8)
    assert storage(dora, place) == (len(BODY), 1)


def test_what_is_never_completed_is_gone_after_a_day(house: House, dora: Somebody) -> None:
    from chalicelib.files.store.uploads import late
    from chalicelib.foundation import objects

    place = dora.founds()
    upload = done(announced(dora, place, "Plan.txt", "text/plain", BODY), 201)
    assert sent(upload["form"], BODY).status == 204
    key = upload["form"]["fields"]["key"]
    assert objects.head(key).size == len(BODY)
    house.passes(days=1.1)
    assert completes(dora, upload).status == 404
    assert late(upload["file"], 1) is None
    with pytest.raises(objects.Missing):
        objects.head(key)


def test_what_is_complete_stays_and_only_what_was_sent_goes(house: House, dora: Somebody) -> None:
    from chalicelib.foundation import objects

    place = dora.founds()
    upload = done(announced(dora, place, "Plan.txt", "text/plain", BODY), 201)
    assert sent(upload["form"], BODY).status == 204
    done(completes(dora, upload))
    house.passes(days=1.1)
    with pytest.raises(objects.Missing):
        objects.head(upload["form"]["fields"]["key"])
    assert done(dora.get(f"/files/{upload['file']}"))["size"] == len(BODY)


def test_a_large_file_comes_in_parts_and_goes_on_where_it_stopped(
    house: House, dora: Somebody, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With smaller bounds than the real ones, of which a test would send too much."""
    from chalicelib.files.actions import uploading
    from chalicelib.files.present import uploads as shown

    monkeypatch.setattr(uploading, "WHOLE_MOST", 1 * MEGABYTE)
    place = dora.founds()
    body = bytes(range(256)) * 4 * 1024 * 17
    pieces = [body[: 16 * MEGABYTE], body[16 * MEGABYTE :]]
    upload = done(announced(dora, place, "Film.bin", "application/octet-stream", body), 201)
    assert (upload["form"], upload["parts"]) == (None, {"size": 16 * MEGABYTE, "count": 2})
    assert shown.PART == 16 * MEGABYTE
    path = f"/files/{upload['file']}/parts"
    given = done(dora.put(path, {"version": 1, "parts": [2]}))
    assert call("PUT", given["links"][0]["url"], pieces[1]).status == 200
    assert completes(dora, upload).code == "file_incomplete"
    given = done(dora.put(path, {"version": 1, "parts": [1]}))
    assert given["arrived"] == [2]
    assert call("PUT", given["links"][0]["url"], pieces[0][:-1]).status >= 400
    assert call("PUT", given["links"][0]["url"], pieces[0]).status == 200
    refused = dora.put(path, {"version": 1, "parts": [3]})
    assert refused["errors"][0]["code"] == "unknown_part"
    assert house.person("Basil").put(path, {"version": 1, "parts": [1]}).status == 404
    card = done(completes(dora, upload))
    assert (card["size"], card["versions"][0]["sha256"]) == (len(body), hashed(body))
    assert dora.put(path, {"version": 1, "parts": [1]}).status == 404
    whole = done(announced(dora, place, "Plan.txt", "text/plain", BODY), 201)
    assert dora.put(f"/files/{whole['file']}/parts", {"version": 1, "parts": []}).code == "not_in_parts"


def test_a_repeated_announcement_is_the_same_one(house: House, dora: Somebody) -> None:
    place = dora.founds()
    said = draft("Plan.txt", "text/plain", BODY)
    first, second = (
        done(dora.post(f"/communities/{place}/files", said, idempotency_key="once"), 201) for _ in range(2)
    )
    assert (first["file"], first["expires_at"]) == (second["file"], second["expires_at"])
    file = brought(dora, place)
    version = {name: said[name] for name in ("type", "size", "sha256")}
    path = f"/files/{file}/versions"
    numbers = [done(dora.post(path, version, idempotency_key="twice"), 201)["version"] for _ in range(2)]
    assert numbers == [2, 2]


def test_a_version_that_comes_too_late_leaves_nothing(house: House, dora: Somebody) -> None:
    """The file is deleted after its copy was made and before it would be written."""
    from chalicelib.foundation import objects

    place, said = dora.founds(), draft("Plan.txt", "text/plain", BODY)
    file = brought(dora, place)
    version = {name: said[name] for name in ("type", "size", "sha256")}
    upload = done(dora.post(f"/files/{file}/versions", version), 201)
    assert sent(upload["form"], BODY).status == 204
    with meanwhile(lambda: done(dora.delete(f"/files/{file}"), 204)):
        assert completes(dora, upload).status == 404
    assert storage(dora, place) == (0, 0)
    house.passes(days=1.1)
    for number in (1, 2):
        with pytest.raises(objects.Missing):
            objects.head(f"files/{file}/{number}")


def test_two_versions_at_once_are_both_there(house: House, dora: Somebody) -> None:
    place = dora.founds()
    file = brought(dora, place)
    uploads = []
    for body in (b"Second.\n", b"Third.\n"):
        said = draft("Plan.txt", "text/plain", body)
        version = {name: said[name] for name in ("type", "size", "sha256")}
        uploads.append(done(dora.post(f"/files/{file}/versions", version), 201))
        assert sent(uploads[-1]["form"], body).status == 204
    with meanwhile(lambda: done(completes(dora, uploads[1]))):
        done(completes(dora, uploads[0]))
    card = done(dora.get(f"/files/{file}"))
    assert [each["number"] for each in card["versions"]] == [3, 2, 1]
    told = [fetched(dora, file, f"?version={number}").body for number in (2, 3)]
    assert told == [b"Second.\n", b"Third.\n"]
    assert storage(dora, place)[0] == sum(each["size"] for each in card["versions"])
