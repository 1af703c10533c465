"""What the files of a community are looked at with: a folder, a file with two versions, and a picture.

Made once a network, by Tom, through the API and the form that it signs.
"""

import hashlib
import io
import json
import urllib.request
from typing import Any, Final

from PIL import Image

from tests.laptop.running import wait_until
from tests.page.desk import Desk
from tests.page.desks import TOM, ask

MADE: Final[dict[int, dict[str, str]]] = {}
EDGE: Final = "entrenous-form-edge"


def library(desk: Desk) -> dict[str, str]:
    """A community of Tom's with files, the names that addresses need."""
    if desk.network.port not in MADE:
        MADE[desk.network.port] = _library(desk)
    return MADE[desk.network.port]


def _library(desk: Desk) -> dict[str, str]:
    at = ask(desk, TOM, "/communities", {"name": "Salle des plans"})["id"]
    folder = ask(desk, TOM, f"/communities/{at}/folders", {"name": "Relevés de l’été"})["id"]
    ask(desk, TOM, f"/communities/{at}/folders", {"name": "Relevés de juin", "parent": folder})
    notes = brought(desk, TOM, f"/communities/{at}/files", b"Debit, pression.\n", name="notes.txt")
    brought(desk, TOM, f"/files/{notes}/versions", b"Debit, pression, bruit.\n")
    brought(desk, TOM, f"/communities/{at}/files", b"Juin.\n", name="juin.txt", folder=folder)
    return {"library": at, "shelf": folder, "picture": pictured(desk, at)}


def pictured(desk: Desk, community: str) -> str:
    """Tom brings a picture; answers its id once the network has drawn it anew."""
    drawn = io.BytesIO()
    Image.new("RGB", (640, 480), (30, 90, 120)).save(drawn, "PNG")
    content = drawn.getvalue()
    made = brought(desk, TOM, f"/communities/{community}/files", content, name="vanne.png", type="image/png")
    wait_until(lambda: ask(desk, TOM, f"/files/{made}")["preview"] == "ready", 120)
    return made


def brought(desk: Desk, who: str, door: str, content: bytes, **told: Any) -> str:
    """Brings a file, or a version of one, as the page does: announced, sent by the form, completed."""
    draft = {
        "type": "text/plain",
        "size": len(content),
        "sha256": hashlib.sha256(content).hexdigest(),
        **told,
    }
    grant = ask(desk, who, door, draft)
    _send(grant["form"], content)
    ask(desk, who, f"/files/{grant['file']}/complete", {"version": grant["version"]}, "PUT")
    made: str = grant["file"]
    return made


def _send(form: dict[str, Any], content: bytes) -> None:
    """The store's form: its fields first, then the file."""
    lines = [f'--{EDGE}\r\nContent-Disposition: form-data; name={json.dumps(name)}\r\n\r\n{value}\r\n'
             for name, value in form["fields"].items()]  # fmt: skip
    head = f'--{EDGE}\r\nContent-Disposition: form-data; name="file"; filename="file"\r\n\r\n'
    body = "".join([*lines, head]).encode() + content + f"\r\n--{EDGE}--\r\n".encode()
    kind = {"Content-Type": f"multipart/form-data; boundary={EDGE}"}
    with urllib.request.urlopen(urllib.request.Request(form["url"], body, kind)) as told:
        assert told.status < 300
