"""What people see of files: previews for who may read them, and nothing of what they do not show."""

import io
import zipfile

import pytest
from PIL import Image

from tests.cast.house import House, Somebody, done
from tests.files.sending import brought, call, completes, fetched, hashed, sent
from tests.previews.making import SCRIPT, WORD, bomb, halves, pdf, written
from tests.previews.sight import PHOTO, card, kept, photo


@pytest.fixture
def nadia(house: House) -> Somebody:
    return house.person("Nadia")


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
