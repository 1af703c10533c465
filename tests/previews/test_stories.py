"""What people see of files: previews for who may read them, and nothing of what they do not show."""

import io
import json
import re
import zipfile
from collections.abc import Callable
from typing import Any

import pytest
from PIL import Image

from infra import merge
from tests.cast.clients import CLIENTS
from tests.cast.house import House, Somebody, done
from tests.files.sending import brought, call, completes, fetched, hashed, sent
from tests.previews.making import SCRIPT, WORD, bomb, exif, halves, pdf, written

PHOTO = written(halves(size=(3000, 1500)), "JPEG", exif=exif(6))


@pytest.fixture
def nadia(house: House) -> Somebody:
    return house.person("Nadia")


def photo(who: Somebody, place: str) -> str:
    return brought(who, place, "Photo.jpg", "image/jpeg", PHOTO)


def card(who: Somebody, file: str) -> tuple[str, list[str], str]:
    """What the card says of a file's newest version: its preview, the previews by name, the scan."""
    told = done(who.get(f"/files/{file}"))
    return told["preview"], told["previews"], told["scan"]


def kept(file: str) -> list[str]:
    """All objects that were made of a file, every version of them."""
    from chalicelib.foundation import settings

    told = CLIENTS["s3"].list_object_versions(Bucket=settings.files_bucket(), Prefix=f"previews/{file}/")
    return [each["Key"] for kind in ("Versions", "DeleteMarkers") for each in told.get(kind, ())]


def test_a_photograph_is_shown_without_where_it_was_taken(house: House, nadia: Somebody) -> None:
    place = nadia.founds()
    file = photo(nadia, place)
    assert WORD in PHOTO
    assert card(nadia, file) == ("making", [], "unscanned")
    house.settle()
    assert card(nadia, file) == ("ready", ["small", "large"], "unscanned")
    for name, edge in (("small", 400), ("large", 1600)):
        told = fetched(nadia, file, f"?preview={name}")
        assert told.headers["content-type"] == "image/webp"
        assert told.headers["content-disposition"].startswith("inline")
        shown = Image.open(io.BytesIO(told.body))
        assert (shown.height, shown.width) == (edge, edge // 2), "it stands as it was held"
        assert not shown.getexif()
        assert WORD not in told.body
    assert fetched(nadia, file).body == PHOTO, "the file itself is as it was brought"


@pytest.mark.parametrize(
    ("name", "kind", "body", "previews"),
    [
        ("Offer.pdf", "application/pdf", pdf() + SCRIPT, ["small", "large"]),
        ("Notes.txt", "text/plain", b"One\nTwo\n", ["text"]),
        ("Sheet.csv", "text/csv", "a;b\n1;é\n".encode("cp1252"), ["text"]),
        ("Read.md", "text/markdown", b"# Read\n", ["text"]),
    ],
)
def test_documents_and_texts_are_shown(
    house: House, nadia: Somebody, name: str, kind: str, body: bytes, previews: list[str]
) -> None:
    file = brought(nadia, nadia.founds(), name, kind, body)
    house.settle()
    assert card(nadia, file) == ("ready", previews, "unscanned")
    told = fetched(nadia, file, f"?preview={previews[0]}")
    assert told.status == 200
    assert WORD not in told.body
    if previews == ["text"]:
        assert told.headers["content-type"].startswith("text/plain")
        assert told.headers["content-disposition"].startswith("attachment")


def packed() -> bytes:
    """An office document that unpacks to a hundred megabytes."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", b"\x00" * 100_000_000)
    return out.getvalue()


DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@pytest.mark.parametrize(
    ("name", "kind", "body"),
    [
        ("Drawing.svg", "image/svg+xml", b"<svg xmlns='http://www.w3.org/2000/svg'>" + SCRIPT + b"</svg>"),
        ("Page.html", "text/html", b"<!doctype html>" + SCRIPT),
        ("Bomb.docx", DOCX, packed()),
    ],
)
def test_what_could_do_something_is_only_a_download(
    house: House, nadia: Somebody, name: str, kind: str, body: bytes
) -> None:
    file = brought(nadia, nadia.founds(), name, kind, body)
    house.settle()
    assert card(nadia, file) == ("none", [], "unscanned")
    for preview in ("small", "large", "text"):
        assert nadia.get(f"/files/{file}/content?preview={preview}").status == 404
    told = fetched(nadia, file)
    assert told.headers["content-disposition"].startswith("attachment")
    assert told.headers["content-type"] == "application/octet-stream"


@pytest.mark.parametrize(
    ("name", "kind", "body"),
    [
        ("Bomb.png", "image/png", bomb(10_000)),
        ("Half.jpg", "image/jpeg", PHOTO[: len(PHOTO) // 2]),
        ("Half.pdf", "application/pdf", pdf()[:100]),
    ],
)
def test_what_cannot_be_drawn_is_refused_once_and_kept(
    house: House, nadia: Somebody, name: str, kind: str, body: bytes
) -> None:
    file = brought(nadia, nadia.founds(), name, kind, body)
    house.settle()
    assert card(nadia, file) == ("refused", [], "unscanned")
    assert kept(file) == []
    assert nadia.get(f"/files/{file}/content?preview=small").status == 404
    assert fetched(nadia, file).body == body


def test_a_preview_goes_where_its_file_goes_and_no_further(house: House, nadia: Somebody) -> None:
    basil, place = house.person("Basil"), nadia.founds()
    done(nadia.adds(place, basil))
    file = photo(nadia, place)
    post = nadia.posts(place, "Look.", files=[file])
    house.settle()
    assert fetched(basil, file, f"?preview=small&on={post}").status == 200
    done(basil.leaves(place), 204)
    for preview in ("small", "large", "text"):
        assert basil.get(f"/files/{file}/content?preview={preview}").status == 404
        assert basil.get(f"/files/{file}/content?preview={preview}&on={post}").status == 404


def test_each_version_has_its_own(house: House, nadia: Somebody) -> None:
    file = photo(nadia, nadia.founds())
    house.settle()
    body = written(halves(size=(40, 30)), "JPEG")
    announced = {"type": "image/jpeg", "size": len(body), "sha256": hashed(body)}
    upload = done(nadia.post(f"/files/{file}/versions", announced), 201)
    assert sent(upload["form"], body).status == 204
    done(completes(nadia, upload))
    house.settle()
    sizes = {}
    for version in (1, 2):
        told = fetched(nadia, file, f"?version={version}&preview=small")
        sizes[version] = Image.open(io.BytesIO(told.body)).size
    assert sizes == {1: (200, 400), 2: (40, 30)}


def test_what_is_deleted_has_no_preview_whoever_comes_first(house: House, nadia: Somebody) -> None:
    from chalicelib.files.actions import previewing

    file = photo(nadia, nadia.founds())
    house.settle()
    link = done(nadia.get(f"/files/{file}/content?preview=small"), 302).headers["location"]
    assert len(kept(file)) == 2
    done(nadia.delete(f"/files/{file}"), 204)
    house.settle()
    assert kept(file) == []
    assert call("GET", link).status == 404
    # It was drawn before it was deleted, and is put there afterwards.
    previewing._keep(file, 1, {"small.webp": b"late"})
    assert kept(file) == []


def test_news_that_comes_twice_changes_nothing(house: House, nadia: Somebody) -> None:
    from chalicelib.files.actions import previewing

    file = photo(nadia, nadia.founds())
    house.settle()
    before = kept(file)
    previewing.make(file, 1)
    previewing.make(file, 7)
    assert kept(file) == before
    assert card(nadia, file)[0] == "ready"


def scanner(house: House) -> Callable[[str, str], None]:
    """What the cloud's scanner says of an object, as the rule in infra/ turns it into an event of ours."""
    rule = merge.merged(merge.wired)["Resources"]["ScanResults"]["Properties"]
    turned = rule["Targets"][0]["InputTransformer"]

    def says(key: str, result: str) -> None:
        from chalicelib.foundation import clock

        told = {
            "source": "aws.guardduty",
            "detail-type": "GuardDuty Malware Protection Object Scan Result",
            "time": f"{clock.utc(clock.now()):%Y-%m-%dT%H:%M:%SZ}",
            "detail": {
                "schemaVersion": "1.0",
                "scanStatus": "COMPLETED",
                "resourceType": "S3_OBJECT",
                "s3ObjectDetails": {"bucketName": "files", "objectKey": key, "versionId": "1"},
                "scanResultDetails": {"scanResultStatus": result, "threats": None},
            },
        }
        found = {name: json.dumps(at(told, path)) for name, path in turned["InputPathsMap"].items()}
        body = re.sub(r"<(\w+)>", lambda hole: found[hole[1]], turned["InputTemplate"])
        sqs = CLIENTS["sqs"]
        (queue,) = [each for each in sqs.list_queues()["QueueUrls"] if "PreviewsQueue" in each]
        sqs.send_message(QueueUrl=queue, MessageBody=body)
        house.settle()

    return says


def at(told: Any, path: str) -> Any:
    """The value at a path such as `$.detail.x`."""
    for name in path.removeprefix("$.").split("."):
        told = told[name]
    return told


@pytest.fixture
def scanned(monkeypatch: pytest.MonkeyPatch) -> None:
    """A deployment whose operator lets files be scanned."""
    monkeypatch.setenv("FILES_SCANNED", "yes")


@pytest.mark.usefixtures("scanned")
def test_a_clean_file_is_handed_over_once_that_is_known(house: House, nadia: Somebody) -> None:
    file = photo(nadia, nadia.founds())
    house.settle()
    assert card(nadia, file) == ("making", [], "scanning")
    assert kept(file) == []
    for query in ("", "?preview=small"):
        refused = nadia.get(f"/files/{file}/content{query}")
        assert (refused.status, refused.code) == (409, "file_scanning")
    scanner(house)(f"files/{file}/1", "NO_THREATS_FOUND")
    assert card(nadia, file) == ("ready", ["small", "large"], "clean")
    assert fetched(nadia, file).body == PHOTO


@pytest.mark.usefixtures("scanned")
@pytest.mark.parametrize("result", ["UNSUPPORTED", "ACCESS_DENIED", "FAILED"])
def test_what_could_not_be_scanned_says_so(house: House, nadia: Somebody, result: str) -> None:
    file = photo(nadia, nadia.founds())
    scanner(house)(f"files/{file}/1", result)
    assert card(nadia, file) == ("ready", ["small", "large"], "unscanned")


def told(who: Somebody) -> list[str]:
    """What somebody was told of malware."""
    items = done(who.get("/notifications"))["items"]
    return [each["subject"] for each in items if each["kind"] == "file.blocked"]


@pytest.mark.usefixtures("scanned")
def test_malware_is_blocked_for_good_and_those_who_answer_for_it_are_told(
    house: House, nadia: Somebody
) -> None:
    basil, cora, place = house.person("Basil"), house.person("Cora"), nadia.founds()
    done(nadia.adds(place, basil))
    done(nadia.adds(place, cora))
    file = photo(basil, place)
    says = scanner(house)
    says(f"files/{file}/1", "THREATS_FOUND")
    for result in ("THREATS_FOUND", "NO_THREATS_FOUND", "FAILED"):
        says(f"files/{file}/1", result)
    for who in (basil, nadia, cora):
        assert card(who, file) == ("refused", [], "blocked")
        for query in ("", "?version=1", "?preview=small"):
            refused = who.get(f"/files/{file}/content{query}")
            assert (refused.status, refused.code) == (403, "file_blocked")
    assert kept(file) == []
    assert (told(basil), told(nadia), told(cora)) == ([file], [file], [])


def test_malware_that_is_found_later_takes_the_previews_away(house: House, nadia: Somebody) -> None:
    file = photo(nadia, nadia.founds())
    house.settle()
    link = done(nadia.get(f"/files/{file}/content?preview=small"), 302).headers["location"]
    scanner(house)(f"files/{file}/1", "THREATS_FOUND")
    assert kept(file) == []
    assert call("GET", link).status == 404
    assert card(nadia, file) == ("refused", [], "blocked")


def test_a_steward_who_may_not_read_a_file_is_not_told_of_it(house: House, nadia: Somebody) -> None:
    """Of an era that was closed to whoever is a steward now."""
    place, dora = nadia.founds("open"), house.person("Dora")
    done(nadia.post(f"/communities/{place}/changes", {"visibility": "private"}))
    file = photo(nadia, place)
    from chalicelib.files.events import FileBlocked
    from chalicelib.notifications.listeners import files as inbox

    done(nadia.adds(place, dora, "steward"))
    house.settle()
    earlier = FileBlocked(
        by="", subject=file, community=place, stamp="1.s.none", refs={"author": nadia.id, "file": file}
    )
    inbox.tell_of_blocked(earlier)
    assert (told(nadia), told(dora)) == ([file], [])


@pytest.mark.parametrize(
    "key", ["previews/x/1", "files/nothing/1", "files/nothing", "incoming/x/1/y", "files/x/²"]
)
def test_what_is_said_of_no_version_is_left_alone(house: House, key: str) -> None:
    """Of an object that was copied and never became a version, the scanner speaks too."""
    from chalicelib.files import listeners
    from chalicelib.files.events import FileScanned

    said = {"result": "THREATS_FOUND", "time": "2020-01-01T00:00:00Z"}
    listeners.note_scan(FileScanned(by="", subject=key, data=said))


def test_of_what_was_copied_just_now_the_card_is_waited_for() -> None:
    from chalicelib.files import listeners
    from chalicelib.files.events import FileScanned
    from chalicelib.foundation import clock
    from chalicelib.foundation.news import NotYet

    said = {"result": "NO_THREATS_FOUND", "time": clock.utc(clock.now()).isoformat()}
    with pytest.raises(NotYet):
        listeners.note_scan(FileScanned(by="", subject=f"files/{'0' * 39}/1", data=said))


def test_the_worker_may_touch_previews_and_cards_of_files_alone() -> None:
    resources = merge.merged(merge.wired)["Resources"]
    variables = resources["Previews"]["Properties"]["Environment"]["Variables"]
    assert set(variables) == {
        "NETWORK_TABLE", "JOURNAL_TABLE", "LEDGER_TABLE", "FILES_BUCKET", "STAGE", "METRICS",
    }  # fmt: skip
    text = json.dumps(resources["PreviewsRole"])
    assert "EphemeraTable" not in text
    assert "Secret" not in text
    (rows,) = [
        each
        for each in resources["PreviewsRole"]["Properties"]["Policies"][0]["PolicyDocument"]["Statement"]
        if each.get("Resource") == {"Fn::GetAtt": ["NetworkTable", "Arn"]}
    ]
    assert rows["Condition"] == {"ForAllValues:StringLike": {"dynamodb:LeadingKeys": ["COMMUNITY#*#F"]}}
