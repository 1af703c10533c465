"""Five files as people have them, from the first form to the last refusal."""

import io
import struct
import zipfile
from typing import Final

from tests.cast.house import House, done
from tests.files.sending import announced, brought, completes, draft, fetched, sent


def _photo() -> bytes:
    """A JPEG of one grey pixel whose Exif says where it was taken (GPS latitude reference: north)."""
    tags = b"II*\0\x08\0\0\0" + struct.pack("<HHHII", 1, 0x8825, 4, 1, 26) + b"\0\0\0\0"
    place = struct.pack("<HHHI4s", 1, 1, 2, 2, b"N\0\0\0") + b"\0\0\0\0"
    exif = b"Exif\0\0" + tags + place
    tables = bytes.fromhex("ffdb004300") + b"\x01" * 64
    tables += bytes.fromhex("ffc0000b080001000101011100ffc40014000100000000000000000000000000000009")
    tables += bytes.fromhex("ffc40014100100000000000000000000000000000000ffda0008010100003f0054ffd9")
    return b"\xff\xd8\xff\xe1" + struct.pack(">H", len(exif) + 2) + exif + tables


def _docx() -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as whole:
        whole.writestr("[Content_Types].xml", "<Types/>")
        whole.writestr("word/document.xml", "<w:document/>")
    return held.getvalue()


OFFICE: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
FIVE: Final = {
    "Chantier.jpg": ("image/jpeg", _photo()),
    "Devis.pdf": ("application/pdf", b"%PDF-1.4\n%\xe2\xe3\xcf\xd3\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n"),
    "Compte rendu.docx": (OFFICE, _docx()),
    "Mesures.csv": ("text/csv", "débit;pression\n12;3\n".encode()),
    "Plan.svg": ("image/svg+xml", b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>"),
}


def test_five_files_go_with_their_post_and_no_further(house: House) -> None:
    fanny, hugo = house.person("Fanny"), house.person("Hugo")
    place = fanny.founds("private")
    done(fanny.adds(place, hugo))
    files = {name: brought(fanny, place, name, kind, body) for name, (kind, body) in FIVE.items()}
    post = fanny.posts(place, "Five files.", files=list(files.values()))
    shown = done(hugo.get(f"/posts/{post}"))["files"]
    assert {each["name"]: each["kind"] for each in shown} == {
        "Chantier.jpg": "image", "Devis.pdf": "document", "Compte rendu.docx": "document",
        "Mesures.csv": "sheet", "Plan.svg": "image",
    }  # fmt: skip
    for name, (_, body) in FIVE.items():
        told = fetched(hugo, files[name], f"?on={post}")
        assert told.body == body
        assert told.headers["content-type"] == "application/octet-stream", "nothing runs in a page"
        assert told.headers["content-disposition"].startswith("attachment; ")
    anew = "débit;pression\n12;3\n14;4\n".encode()
    said = draft("Mesures.csv", "text/csv", anew)
    version = {key: said[key] for key in ("type", "size", "sha256")}
    upload = done(hugo.post(f"/files/{files['Mesures.csv']}/versions", version), 201)
    assert sent(upload["form"], anew).status == 204
    assert done(completes(hugo, upload))["version"] == 2
    assert fetched(fanny, files["Mesures.csv"]).body == anew
    assert fetched(fanny, files["Mesures.csv"], "?version=1").body == FIVE["Mesures.csv"][1]
    done(hugo.leaves(place), 204)
    for name, file in files.items():
        for path in (f"/files/{file}", f"/files/{file}/content", f"/files/{file}/content?preview=small"):
            assert hugo.get(path).status == 404, name
    assert announced(hugo, place, "Plan.svg", *FIVE["Plan.svg"]).status == 403
    assert hugo.get(f"/communities/{place}/files").status == 403
