"""Asking for a page: where it may be asked for, by GET alone, every redirect judged anew."""

import pytest

from chalicelib.pasted.sending import pages
from tests.pasted.web import Web, titled

A = "https://a.example.com/x"
B = "https://b.example.com/y"


def test_a_page_is_asked_for_without_a_word_of_who_asks(web: Web) -> None:
    web.has(A, titled("Here"))
    assert "Here" in pages.found(A)
    ((url, said),) = web.asked
    assert url == A
    assert set(said) == {"host", "accept", "accept-encoding", "user-agent"}


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_a_page_that_moved_is_followed(web: Web, status: int) -> None:
    web.has(A, status=status, location=B)
    web.has(B, titled("There"))
    assert "There" in pages.found(A)
    assert web.urls == [A, B]


def test_it_is_followed_three_times_and_no_further(web: Web) -> None:
    for number in range(9):
        web.has(f"https://a.example.com/{number}", status=302, location=f"/{number + 1}")
    assert pages.found("https://a.example.com/0") == ""
    assert len(web.asked) == 4


@pytest.mark.parametrize(
    "where",
    [
        "http://a.example.com/x", "https://127.0.0.1/", "http://169.254.169.254/latest/meta-data/",
        "https://inside.example.com/", "https://a.example.com:8443/", "file:///etc/passwd", "//[::1]/", "gopher://x",
        "https://user:word@a.example.com/", "", "https://a.example.com\\@inside.example.com/",
    ],
)  # fmt: skip
def test_nobody_is_sent_inside(web: Web, where: str) -> None:
    web.names["inside.example.com"] = "10.0.0.7"
    web.has(A, status=302, location=where)
    assert pages.found(A) == ""
    assert set(web.urls) == {A}
    assert web.elsewhere == []


def test_a_name_that_leads_inside_is_not_asked(web: Web) -> None:
    web.names["a.example.com"] = "192.168.1.1"
    assert pages.found(A) == ""
    assert (web.asked, web.elsewhere) == ([], [])


@pytest.mark.parametrize(
    ("said", "body"),
    [
        ("application/json", b"{}"), ("image/png", b"\x89PNG"), ("image/svg+xml", b"<title>x</title>"),
        ("application/octet-stream", b"<title>x</title>"), ("", b"<title>x</title>"),
    ],
)  # fmt: skip
def test_what_is_no_page_says_nothing(web: Web, said: str, body: bytes) -> None:
    web.has(A, body, content_type=said)
    assert pages.found(A) == ""


def test_what_comes_packed_is_not_unpacked(web: Web) -> None:
    web.has(A, b"\x1f\x8b", content_encoding="gzip")
    assert pages.found(A) == ""


@pytest.mark.parametrize("status", [204, 304, 400, 403, 404, 410, 500])
def test_a_refusal_is_no_page(web: Web, status: int) -> None:
    web.has(A, titled("Sign in"), status=status)
    assert pages.found(A) == ""


def test_of_a_long_page_the_beginning_is_read(web: Web) -> None:
    web.has(A, titled("Here") + "x" * 1_000_000)
    assert len(pages.found(A)) == 65_536


@pytest.mark.parametrize(
    ("kind", "head", "encoding"),
    [
        ("text/html; charset=iso-8859-1", "", "latin-1"),
        ("text/html", '<meta charset="windows-1252">', "cp1252"),
        ("text/html", "", "utf-8"),
        ("text/html; charset=nonsense", "", "utf-8"),
        ("text/html; charset=base64", "", "utf-8"),
    ],
)  # fmt: skip
def test_its_encoding_is_what_it_says(web: Web, kind: str, head: str, encoding: str) -> None:
    web.has(A, f"{head}<title>Été</title>".encode(encoding), content_type=kind)
    assert "Été" in pages.found(A)
