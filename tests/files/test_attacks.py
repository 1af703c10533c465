"""What somebody would try with a file: names that pretend, bytes that are something else, links that outlive
their reason, audiences that a file was not brought for."""

from urllib.parse import parse_qs, urlsplit

import pytest

from tests.cast.canary import canary, words
from tests.cast.clients import CLIENTS
from tests.cast.house import House, Somebody, done
from tests.files.sending import announced, brought, call, completes, draft, fetched, narrows, sent

PNG = b"\x89PNG\r\n\x1a\n" + b"\0\0\0\rIHDR" + b"\0" * 40
EXE = b"MZ\x90\0\3\0\0\0" + b"\0" * 60


@pytest.fixture
def cleo(house: House) -> Somebody:
    return house.person("Cleo")


def tried(who: Somebody, place: str, name: str, kind: str, body: bytes) -> str:
    """What becomes of it when it is complete."""
    upload = done(announced(who, place, name, kind, body), 201)
    assert sent(upload["form"], body).status == 204
    reply = completes(who, upload)
    return "taken" if reply.status == 200 else reply.code


@pytest.mark.parametrize(
    ("name", "kind", "body", "becomes"),
    [
        ("Photo.png", "image/png", PNG, "taken"),
        ("Photo.png", "image/png", b"<script>alert(1)</script>", "file_type_differs"),
        ("Photo.png", "image/png", EXE, "file_type_differs"),
        ("Plan.pdf", "application/pdf", PNG, "file_type_differs"),
        ("Plan.pdf", "application/pdf", b"%PDF-1.7\n%\xe2\xe3\n", "taken"),
        ("Plan.docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document", EXE,
         "file_type_differs"),
        ("Plan.txt", "text/plain", EXE, "file_type_differs"),
        ("Plan.csv", "text/csv", b"%PDF-1.7\n", "file_type_differs"),
        ("Plan.csv", "text/csv", "nom;prénom\n".encode(), "taken"),
        ("Plan.svg", "image/svg+xml", b"<svg xmlns='http://www.w3.org/2000/svg'/>", "taken"),
        ("Page.html", "text/html", b"<!DOCTYPE html><script>alert(1)</script>", "taken"),
        ("Tool.bin", "application/octet-stream", EXE, "taken"),
    ],
)  # fmt: skip
def test_what_a_file_is_its_first_bytes_say(
    house: House, cleo: Somebody, name: str, kind: str, body: bytes, becomes: str
) -> None:
    assert tried(cleo, cleo.founds(), name, kind, body) == becomes


@pytest.mark.parametrize(
    ("name", "kind", "pointer", "code"),
    [
        ("Invoice.pdf.exe", "application/pdf", "/type", "type_and_name_differ"),
        ("Photo.jpg.html", "image/jpeg", "/type", "type_and_name_differ"),
        ("Photo.html", "image/png", "/type", "type_and_name_differ"),
        ("Photo", "image/png", "/type", "type_and_name_differ"),
        ("Plan\u202efdp.exe", "application/octet-stream", "/name", "bidi"),
        ("Pl\u200ban.txt", "text/plain", "/name", "invisible"),
        ("Plan\r\nX: y.txt", "text/plain", "/name", "control"),
        ("a" * 297 + ".txt", "text/plain", "/name", "too_long"),
        ("../../files/x/1", "application/octet-stream", "/name", "wrong_file_name"),
        ("..\\plan.txt", "text/plain", "/name", "wrong_file_name"),
        ("C:plan.txt", "text/plain", "/name", "wrong_file_name"),
        (".htaccess", "application/octet-stream", "/name", "wrong_file_name"),
        ("Plan.html.", "application/octet-stream", "/name", "wrong_file_name"),
        ("Plan.txt", "text", "/type", "wrong_form"),
        ("Plan.txt", "text/plain\r\nX: y", "/type", "wrong_form"),
    ],
)
def test_a_name_that_pretends_is_refused(
    house: House, cleo: Somebody, name: str, kind: str, pointer: str, code: str
) -> None:
    refused = announced(cleo, cleo.founds(), name, kind, b"x")
    assert refused.status == 422, refused.raw
    assert (refused["errors"][0]["pointer"], refused["errors"][0]["code"]) == (pointer, code)


HONEST = ["Plan 🗺️ d’été.txt", "図面.txt", "Plan (1) [v2] %41 & co.txt", "x" * 196 + ".txt"]


@pytest.mark.parametrize("name", HONEST)
def test_any_honest_name_comes_back_as_it_was(house: House, cleo: Somebody, name: str) -> None:
    file = brought(cleo, cleo.founds(), name)
    assert done(cleo.get(f"/files/{file}"))["name"] == name
    said = fetched(cleo, file).headers["content-disposition"]
    assert parse_qs(f"name={said.partition(chr(39) * 2)[2]}")["name"] == [name]
    assert said.startswith("attachment; ")


def test_a_form_brings_one_file_and_not_another(house: House, cleo: Somebody) -> None:
    place, body = cleo.founds(), b"Entre nous.\n"
    victim = brought(cleo, place, body=body)
    upload = done(announced(cleo, place, "Plan.txt", "text/plain", body), 201)
    for fields in (
        {"key": f"files/{victim}/1"},
        {"key": f"incoming/{victim}/1/x"},
        {"Content_Type": "text/html"},
    ):
        assert sent(upload["form"], body, **fields).status >= 400
    assert sent(upload["form"], body + b"more").status >= 400
    assert fetched(cleo, victim).body == body


def test_what_is_sent_again_after_it_was_complete_changes_nothing(house: House, cleo: Somebody) -> None:
    body, other = b"Entre nous.\n", b"Entre vous.\n"
    upload = done(announced(cleo, cleo.founds(), "Plan.txt", "text/plain", body), 201)
    assert sent(upload["form"], body).status == 204
    done(completes(cleo, upload))
    sent(upload["form"], other)
    done(completes(cleo, upload))
    assert fetched(cleo, upload["file"]).body == body


def test_what_is_not_what_was_announced_is_not_taken(house: House, cleo: Somebody) -> None:
    """Here the form takes it, as the engine does not look at the checksum; in the cloud it would not."""
    body, other = b"Entre nous.\n", b"Entre vous.\n"
    upload = done(announced(cleo, cleo.founds(), "Plan.txt", "text/plain", body), 201)
    assert sent(upload["form"], other).status == 204
    assert completes(cleo, upload).code == "file_checksum_differs"
    assert cleo.get(f"/files/{upload['file']}").status == 404
    assert kept(f"files/{upload['file']}/") == 0
    assert sent(upload["form"], body).status == 204
    done(completes(cleo, upload))


def kept(prefix: str) -> int:
    """How many versions of objects the bucket holds, however they are reached."""
    from chalicelib.foundation import settings

    found = CLIENTS["s3"].list_object_versions(Bucket=settings.files_bucket(), Prefix=prefix)
    return len(found.get("Versions", ())) + len(found.get("DeleteMarkers", ()))


def test_nothing_of_a_deleted_file_is_left_in_the_bucket(house: House, cleo: Somebody) -> None:
    place = cleo.founds()
    file, other = brought(cleo, place), brought(cleo, place)
    done(cleo.delete(f"/files/{file}"), 204)
    house.settle()
    assert [kept(f"{area}/{file}/") for area in ("files", "previews", "incoming")] == [0, 0, 0]
    assert kept(f"files/{other}/") == 1


def test_a_link_is_good_for_a_minute_and_for_one_object(house: House, cleo: Somebody) -> None:
    place = cleo.founds()
    file, other = brought(cleo, place), brought(cleo, place)
    reply = done(cleo.get(f"/files/{file}/content"), 302)
    link = reply.headers["location"]
    assert parse_qs(urlsplit(link).query)["X-Amz-Expires"] == ["60"]
    assert reply.headers["content-security-policy"] == "sandbox"
    assert (reply.headers["cache-control"], reply.headers["x-content-type-options"]) == (
        "no-store",
        "nosniff",
    )
    for wrong in (
        link.replace(file, other),
        link.replace("X-Amz-Expires=60", "X-Amz-Expires=600"),
        link.replace("attachment", "inline"),
    ):
        assert call("GET", wrong).status in (400, 403), wrong


def test_a_file_is_not_read_with_another_communitys_rights(house: House, cleo: Somebody) -> None:
    """Neither by hanging it on one's own post elsewhere, nor by naming one's own post beside it."""
    word = canary()
    basil = house.person("Basil")
    secret, own = cleo.founds("secret"), basil.founds("open")
    file = brought(cleo, secret, f"{word}.txt")
    post = basil.posts(own)
    for door in (
        basil.post(f"/communities/{own}/posts",
                   {"kind": "update", "body": "x", "audience": basil.audience(own), "files": [file]}),
        basil.post(f"/posts/{post}/comments", {"body": "x", "files": [file]}),
        basil.patch(f"/posts/{post}", {"files": [file]}, if_match='"1"'),
    ):  # fmt: skip
        assert door.status == 422, door.raw
        assert door["errors"][0]["code"] == "unknown_file"
    assert basil.get(f"/files/{file}/content?on={post}").status == 404
    # Who may read it in its own community hangs it on nothing elsewhere either.
    place = cleo.founds("open")
    draft_ = {"kind": "update", "body": "x", "audience": cleo.audience(place), "files": [file]}
    refused = cleo.post(f"/communities/{place}/posts", draft_)
    assert (refused.status, refused.code) == (422, "invalid")
    assert refused["errors"][0]["pointer"] == "/files/0"


def test_another_companys_guest_reads_nothing_of_it(house: House, cleo: Somebody) -> None:
    word, acme, bolt = canary(), house.company(), house.company()
    place, elsewhere = cleo.founds("private", acme), cleo.founds("private", bolt)
    inside = house.guest(cleo, acme, place, "Gaston")
    foreign = house.guest(cleo, bolt, elsewhere, "Gretel")
    file = brought(cleo, place, f"{word}.txt")
    post = cleo.posts(place, "See.", files=[file])
    assert fetched(inside, file).status == 200
    for path in (f"/files/{file}", f"/files/{file}/content?on={post}", f"/communities/{place}/files"):
        reply = foreign.get(path)
        assert (reply.status, words(reply.raw)) == (404, set())


def test_a_file_of_a_narrower_era_is_not_read_by_those_who_come_later(house: House, cleo: Somebody) -> None:
    """Its name neither, nor that it hangs on what they read, nor what was made of it to look at."""
    from chalicelib.files.model import PreviewState
    from chalicelib.files.store import previewed

    word = canary()
    basil = house.person("Basil")
    place = cleo.founds("private")
    before = brought(cleo, place, f"{word}.txt")
    assert previewed(before, 1, PreviewState.READY, ["small.webp"])
    narrows(cleo, place, "secret")
    after = brought(cleo, place, "Later.txt")
    post = cleo.posts(place, "See.", files=[before, after])
    done(cleo.adds(place, basil))
    card = done(basil.get(f"/posts/{post}"))
    assert [each["id"] for each in card["files"]] == [after]
    assert card["attached"] == 1
    assert [each["id"] for each in done(basil.get(f"/communities/{place}/files"))["items"]] == [after]
    for path in ("", "/content", "/content?preview=small", f"/content?on={post}"):
        assert basil.get(f"/files/{before}{path}").status == 404
    assert word not in words(card.raw)
    assert done(cleo.get(f"/files/{before}/content?preview=small"), 302).status == 302


def test_what_hangs_on_a_hidden_post_is_for_moderators_and_its_owner(house: House, cleo: Somebody) -> None:
    basil, mara, word = house.person("Basil"), house.person("Mara"), canary()
    place = cleo.founds("open")
    for each in (basil, mara):
        done(each.joins(place))
    file = brought(mara, place, f"{word}.txt")
    post = mara.posts(place, "See.", files=[file])
    done(cleo.put(f"/posts/{post}/hidden", {"reason": "spam"}))
    for path in (f"/files/{file}", f"/files/{file}/content", f"/files/{file}/content?on={post}"):
        assert basil.get(path).status == 404
        assert (cleo.get(path).status, mara.get(path).status) in ((200, 200), (302, 302))
    listed = done(basil.get(f"/communities/{place}/files"))
    assert (listed["items"], words(listed.raw)) == ([], set())
    done(mara.delete(f"/posts/{post}"), 404)
    done(cleo.delete(f"/posts/{post}/hidden"), 204)
    assert basil.get(f"/files/{file}").status == 200
    done(mara.delete(f"/posts/{post}"), 204)
    assert (basil.get(f"/files/{file}").status, mara.get(f"/files/{file}").status) == (404, 200)


def test_malware_is_not_handed_out(house: House, cleo: Somebody) -> None:
    from chalicelib.files.model import ScanState
    from chalicelib.files.store import scanned

    file = brought(cleo, cleo.founds())
    assert scanned(file, 1, ScanState.BLOCKED)
    assert not scanned(file, 1, ScanState.CLEAN), "what was found stays found"
    for query in ("", "?version=1", "?preview=small"):
        assert cleo.get(f"/files/{file}/content{query}").code == "file_blocked"


def test_what_was_begun_for_another_audience_is_not_completed(house: House, cleo: Somebody) -> None:
    place, body = cleo.founds("private"), b"Entre nous.\n"
    upload = done(announced(cleo, place, "Plan.txt", "text/plain", body), 201)
    assert sent(upload["form"], body).status == 204
    narrows(cleo, place, "secret")
    assert completes(cleo, upload).code == "rule_changed"
    assert cleo.get(f"/files/{upload['file']}").status == 404


def test_who_left_completes_nothing_and_an_archive_takes_nothing(house: House, cleo: Somebody) -> None:
    basil, body = house.person("Basil"), b"Entre nous.\n"
    place = cleo.founds("private")
    done(cleo.adds(place, basil))
    upload = done(announced(basil, place, "Plan.txt", "text/plain", body), 201)
    assert sent(upload["form"], body).status == 204
    done(basil.leaves(place), 204)
    assert completes(basil, upload).status == 403
    file = brought(cleo, place)
    done(cleo.patch(f"/communities/{place}", {"archived": True}, if_match="*"))
    assert announced(cleo, place, "Plan.txt", "text/plain", body).code == "archived"
    said = draft("Plan.txt", "text/plain", body)
    version = {name: said[name] for name in ("type", "size", "sha256")}
    assert cleo.post(f"/files/{file}/versions", version).code == "archived"
    assert fetched(cleo, file).status == 200
