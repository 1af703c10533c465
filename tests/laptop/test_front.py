"""The front door: the API by the app, the laptop's own addresses, and 404 for all else."""

import gzip
import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from chalice.app import Chalice, Response

from local.front import Front
from local.gateway import PACKED_FROM, Gateway
from local.mailbox import Mailbox
from local.server import Asked, Told
from local.timepiece import Timepiece
from local.web import Web

ROOT = Path(__file__).resolve().parents[2]
SENT: list[dict[str, Any]] = []
HOSTILE = "<script>alert('x')</script>"


def small_app() -> Chalice:
    """An app with a route of each kind."""
    app = Chalice(app_name="small")

    @app.route("/v1/things/{name}", methods=["GET", "PUT"], content_types=["*/*"])
    def thing(name: str) -> dict[str, Any]:
        asked = app.current_request
        body = asked.raw_body.decode("latin-1")
        context = asked.context
        return {"name": name, "body": body, "from": context["identity"]["sourceIp"], "path": context["path"]}

    @app.route("/v1/openapi.json")
    def described() -> dict[str, Any]:
        return DOCUMENT

    @app.route("/v1/cookies")
    def cookies() -> Response:
        return Response(b"\x00\xff", {"Set-Cookie": ["a=1", "b=2"], "Content-Type": "image/png"}, 201)

    return app


THING = {"$ref": "#/components/schemas/Thing"}
DOCUMENT: dict[str, Any] = {
    "openapi": "3.1.0",
    "info": {"title": "Small", "version": "7.8.9"},
    "servers": [{"url": "/api/v1"}],
    "paths": {
        "/things/{name}": {
            "put": {
                "summary": HOSTILE,
                "tags": ["things"],
                "security": [],
                "parameters": [{"name": "name", "in": "path", "schema": {"type": "string", "maxLength": 13}}],
                "requestBody": {"content": {"application/json": {"schema": THING}}},
                "responses": {
                    "200": {"description": "Done.", "content": {"application/json": {"schema": {
                        "type": "array", "items": THING}}}},
                    "default": {"description": "Refused."},
                },
            }
        }
    },
    "components": {"schemas": {"Thing": {"type": "object", "required": ["kind"], "properties": {
        "kind": {"enum": ["one", "two"]},
        "inside": {"anyOf": [THING, {"type": "null"}]},
        "self": THING,
        "many": {"type": "array", "items": {"type": "string"}, "maxItems": 9},
    }}}},
}  # fmt: skip


class Door:
    """A front door, and what it told others."""

    def __init__(self, folder: Path) -> None:
        self.due: list[str] = []
        self.changes = 0
        self.folder = folder
        SENT.clear()
        clock = Timepiece(folder / "clock")
        self.mailbox = Mailbox(folder / "mails", lambda: json.dumps({"messages": SENT}).encode(), clock.at)
        self.front = Front(Gateway(small_app()), self.mailbox, clock, self.due.append, self._changed, Web())

    def _changed(self) -> None:
        self.changes += 1

    def ask(self, method: str, target: str, body: bytes = b"", refused: int = 0, **headers: str) -> Told:
        named = {name.replace("_", "-"): each for name, each in headers.items()}
        sent = {"host": "127.0.0.1:8000", **named}
        return self.front.answer(Asked(method, target, sent, body, "127.0.0.9", refused))


@pytest.fixture
def door(tmp_path: Path) -> Door:
    return Door(tmp_path)


def mail(number: int, to: str, **more: Any) -> dict[str, Any]:
    return {
        "MessageId": str(number), "To": [to], "CC": [], "BCC": [],
        "Subject": f"Mail {number}", "BodyText": "Hello",
        "BodyHtml": None, "Timestamp": 1_000_000_000 + number, **more,
    }  # fmt: skip


def test_the_api_is_below_api(door: Door) -> None:
    told = door.ask("PUT", "/api/v1/things/caf%C3%A9%20noir?x=1", b"\xe9", content_type="text/csv")
    assert told.status == 200
    said = json.loads(told.body)
    assert said == {
        "name": "café noir", "body": "é", "from": "127.0.0.9", "path": "/api/v1/things/caf%C3%A9%20noir",
    }  # fmt: skip
    assert door.changes == 1
    assert door.ask("GET", "/api/v1/nothings").status == 404
    assert door.ask("GET", "/apiv1").status == 404


def test_binary_types_are_carried_in_base64() -> None:
    gateway = Gateway(small_app())
    sent = Asked("POST", "/api/v1/things/a", {"content-type": "Image/PNG; x=y"}, b"abc", "127.0.0.1")
    assert gateway._carried(sent) == ("YWJj", True)
    assert gateway._carried(replace(sent, headers={"content-type": "text/csv"})) == ("abc", False)
    assert gateway._carried(replace(sent, body=b"")) == (None, False)


def test_answers_are_compressed_for_whoever_takes_that_as_the_gateway_does(door: Door) -> None:
    stage = json.loads((ROOT / ".chalice" / "config.json").read_text())["stages"]["live"]
    assert stage["minimum_compression_size"] == PACKED_FROM
    for body, packed in ((b"a" * PACKED_FROM, True), (b"a", False)):
        plain = door.ask("PUT", "/api/v1/things/a", body, content_type="text/csv")
        told = door.ask("PUT", "/api/v1/things/a", body, content_type="text/csv", accept_encoding="br, gzip")
        assert ("Content-Encoding", "gzip") not in plain.headers
        assert (("Content-Encoding", "gzip") in told.headers) == packed
        assert (gzip.decompress(told.body) if packed else told.body) == plain.body


def test_repeated_headers_and_bytes_come_through(door: Door) -> None:
    told = door.ask("GET", "/api/v1/cookies", accept="image/png")
    assert (told.status, told.body) == (201, b"\x00\xff")
    assert [value for name, value in told.headers if name.lower() == "set-cookie"] == ["a=1", "b=2"]
    assert door.changes == 0


@pytest.mark.parametrize(
    "path", ["/api/v1/nowhere", "/api/", "/api/v2/things/a", "/local/nothing", "/favicon.ico"]
)
def test_what_is_not_there_is_a_problem_document(door: Door, path: str) -> None:
    for language, title in (("fr-CA, en;q=0.5", "Introuvable"), ("de", "Not found")):
        told = door.ask("GET", path, accept_language=language, authorization="Bearer x")
        problem = json.loads(told.body)
        assert (told.status, problem["status"], problem["code"]) == (404, 404, "not_found")
        assert problem["title"] == title
        assert set(problem) == {"type", "title", "status", "detail", "code"}
        assert dict(told.headers)["Content-Type"] == "application/problem+json"


def test_a_method_that_an_address_does_not_have_is_405(door: Door) -> None:
    assert door.ask("DELETE", "/local/clock").status == 405
    assert door.ask("OPTIONS", "/api/v1/things/a").status == 405
    assert door.ask("HEAD", "/local/mail").status == 200


@pytest.mark.parametrize(("status", "answered"), [(413, 413), (414, 413), (400, 400), (505, 400)])
def test_what_could_not_be_read_is_a_problem_document(door: Door, status: int, answered: int) -> None:
    told = door.ask("POST", "/", refused=status)
    assert (told.status, json.loads(told.body)["status"]) == (answered, answered)


@pytest.mark.parametrize("host", ["evil.example", "evil.example:8000", "127.0.0.1.evil.example", "[::", ""])
def test_a_name_that_was_bent_to_this_machine_reads_nothing(door: Door, host: str) -> None:
    assert door.ask("GET", "/local/mail.json", host=host).status == 403
    assert door.ask("GET", "/local/mail.json", host="localhost:9").status == 200


def test_what_nobody_foresaw_is_a_500_without_details(door: Door) -> None:
    def broken(asked: Asked) -> Told:
        raise RuntimeError("secret")

    door.front._views = {"/": {"GET": broken}}
    told = door.ask("GET", "/")
    assert (told.status, json.loads(told.body)["code"]) == (500, "internal")
    assert b"secret" not in told.body


def test_the_mailbox_lists_the_newest_first_and_by_address(door: Door) -> None:
    SENT.extend([mail(1, "ada@example.org"), mail(2, "gil@partner.example"), mail(3, "Ada@Example.org")])
    everything = json.loads(door.ask("GET", "/local/mail.json").body)
    assert [each["subject"] for each in everything] == ["Mail 3", "Mail 2", "Mail 1"]
    hers = json.loads(door.ask("GET", "/local/mail.json?to=ada%40example.org").body)
    assert hers[1] == {
        "to": ["ada@example.org"], "subject": "Mail 1", "text": "Hello", "html": None,
        "at": "2001-09-09T01:46:41.000Z",
    }  # fmt: skip
    assert len(hers) == 2


def test_mails_outlive_the_engine_and_are_kept_once(door: Door) -> None:
    SENT.append(mail(1, "ada@example.org"))
    door.mailbox.collect()
    door.mailbox.collect()
    SENT.clear()
    again = Mailbox(door.folder / "mails", lambda: b'{"messages": []}', str)
    assert [each.subject for each in again.mails()] == ["Mail 1"]
    assert [each.subject for each in door.mailbox.mails()] == ["Mail 1"]


def test_a_line_that_a_crash_tore_costs_one_mail(tmp_path: Path) -> None:
    door = Door(tmp_path)
    SENT.append(mail(1, "a@b.example"))
    door.mailbox.collect()
    whole = (tmp_path / "mails").read_text()
    (tmp_path / "mails").write_text(whole + whole[:30] + "\n" + "{}\n")

    def gone() -> bytes:
        raise ConnectionRefusedError

    again = Mailbox(tmp_path / "mails", gone, str)
    assert [each.subject for each in again.mails()] == ["Mail 1"]


def test_the_mailbox_page_shows_what_was_written_as_text(door: Door) -> None:
    SENT.append(
        mail(1, "a@b.example", Subject=HOSTILE, BodyText=HOSTILE, BodyHtml=f'<p title="a">{HOSTILE}</p>')
    )
    told = door.ask("GET", "/local/mail?to=%22%3E%3Cscript%3E")
    assert b"<script>" not in told.body
    page = door.ask("GET", "/local/mail", accept_language="fr").body.decode()
    assert "<script>" not in page
    assert page.count("&lt;script&gt;") == 3
    assert "<iframe sandbox " in page
    assert 'lang="fr"' in page
    assert "1 message" in page


def test_the_clock_shows_and_moves_forward_only(door: Door) -> None:
    assert json.loads(door.ask("GET", "/local/clock").body)["days_ahead"] == 0
    SENT.append(mail(1, "ada@example.org"))
    moved = json.loads(door.ask("POST", "/local/clock", b'{"days": 8}', content_type="application/json").body)
    assert (moved["days_ahead"], door.changes) == (8, 1)
    assert door.due[0][:10] == moved["now"][:10]
    assert door.mailbox.mails()[0].at.startswith("2001-09-09")
    half = door.ask("POST", "/local/clock", b'{"days": 0.5}', content_type="application/json; charset=utf-8")
    assert json.loads(half.body)["days_ahead"] == 8.5


@pytest.mark.parametrize(
    ("body", "status"),
    [(b"", 400), (b"{", 400), (b"\xff", 400), (b"[]", 422), (b"{}", 422)]
    + [(b'{"days": %s}' % days, 422) for days in (b'"8"', b"-1", b"0", b"true", b"NaN", b"1e9")],
)
def test_a_wrong_move_moves_nothing(door: Door, body: bytes, status: int) -> None:
    assert door.ask("POST", "/local/clock", body, content_type="application/json").status == status
    assert not door.due
    assert not (door.folder / "clock").exists()


def test_a_form_of_another_site_cannot_move_the_clock(door: Door) -> None:
    assert door.ask("POST", "/local/clock", b'{"days": 8}', content_type="text/plain").status == 400
    assert not door.due


def test_the_reference_tells_every_end_point(door: Door) -> None:
    page = door.ask("GET", "/local/reference").body.decode()
    for said in ("7.8.9", "<h2>things</h2>", "PUT", "/things/{name}", "no sign-in", "Refused."):
        assert said in page
    for said in ("string, ≤ 13 characters", "one | two, required", "Thing or null", "string, ≤ 9 items"):
        assert said in page
    assert HOSTILE not in page


def test_the_first_page_links_everything(door: Door) -> None:
    told = door.ask("GET", "/local")
    for address in ("/", "/local/mail", "/local/reference", "/api/v1/openapi.json"):
        assert f'href="{address}"'.encode() in told.body
    assert "default-src 'none'" in dict(told.headers)["Content-Security-Policy"]
    assert b"http://127.0.0.1:8000/local/clock" in told.body
