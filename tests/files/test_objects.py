"""The bucket, on the engine: forms take what they say and nothing else, links read one object, and what is
taken away is gone with every version."""

import os

import pytest

from chalicelib.foundation import objects, parts
from chalicelib.foundation.objects import Missing
from tests.cast.house import House
from tests.files.sending import call, hashed, in_base64, sent

BODY = b"entre nous"


def laid(key: str, body: bytes = BODY) -> objects.Found:
    objects.put(key, body, media="text/plain", disposition="attachment")
    return objects.head(key)


def form(key: str) -> dict[str, object]:
    made = objects.form(key, media="text/plain", size=len(BODY), sha256=in_base64(hashed(BODY)), seconds=300)
    return {"url": made.url, "fields": dict(made.fields)}


def test_a_form_takes_what_it_was_made_for(house: House) -> None:
    told = sent(form("incoming/one"), BODY)
    found = objects.head("incoming/one")
    assert (told.status, found.size, found.media) == (204, len(BODY), "text/plain")
    assert objects.read(found, 5) == b"entre"


@pytest.mark.parametrize(
    ("body", "fields"),
    [
        (BODY + b"!", {}),
        (BODY[:-1], {}),
        (BODY, {"key": "files/two"}),
        (BODY, {"Content_Type": "text/html"}),
        (BODY, {"x_amz_checksum_sha256": in_base64(hashed(b"entre vous"))}),
    ],
)
def test_it_takes_nothing_else(house: House, body: bytes, fields: dict[str, str]) -> None:
    told = sent(form("incoming/two"), body, **fields)
    assert told.status >= 400, told
    for key in ("incoming/two", "files/two"):
        with pytest.raises(Missing):
            objects.head(key)


def test_a_link_reads_one_object_as_an_attachment(house: House) -> None:
    laid("files/three/1")
    link = objects.link(
        "files/three/1", media="text/plain", disposition='attachment; filename="x"', seconds=60
    )
    told = call("GET", link)
    assert (told.status, told.body) == (200, BODY)
    assert told.headers["content-disposition"] == 'attachment; filename="x"'
    assert call("GET", link.replace("three", "four")).status == 403
    assert "X-Amz-Expires=60" in link


def test_a_copy_is_of_the_version_that_was_looked_at(house: House) -> None:
    found = laid("incoming/five")
    laid("incoming/five", b"something else")
    objects.copy(found, "files/five/1", media="text/plain", disposition="attachment")
    copied = objects.head("files/five/1")
    assert (objects.read(copied, 100), copied.sha256) == (BODY, in_base64(hashed(BODY)))


def test_what_is_erased_is_gone_with_every_version(house: House) -> None:
    first = laid("files/six/1")
    laid("files/six/1", b"again")
    laid("files/sixteen/1")
    assert objects.erase("files/six/") == 2
    with pytest.raises(Missing):
        objects.read(first, 10)
    assert objects.head("files/sixteen/1").size == len(BODY)
    assert objects.erase("files/six/") == 0


def test_what_comes_in_parts_is_one_object(house: House) -> None:
    pieces = [os.urandom(5 * 1024 * 1024), b"the rest"]
    upload = parts.begin("incoming/seven", media="application/octet-stream")
    for number, piece in enumerate(pieces, 1):
        link = parts.link("incoming/seven", upload, number=number, size=len(piece), seconds=300)
        assert call("PUT", link, piece + b"!").status == 403
        assert call("PUT", link, piece).status == 200
    arrived = parts.arrived("incoming/seven", upload)
    assert [(each.number, each.size) for each in arrived] == [(1, 5 * 1024 * 1024), (2, 8)]
    parts.join("incoming/seven", upload, arrived)
    objects.copy(objects.head("incoming/seven"), "files/seven/1", media="text/plain", disposition="inline")
    found = objects.head("files/seven/1")
    whole = b"".join(pieces)
    assert (found.size, found.sha256) == (len(whole), in_base64(hashed(whole)))
    with pytest.raises(Missing):
        parts.arrived("incoming/seven", upload)
