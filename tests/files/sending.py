"""What a browser does with a form and with links: bytes pass by the network, to the bucket and back."""

import base64
import hashlib
import json
import urllib.error
import urllib.request
import uuid
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from tests.cast.caller import Reply
from tests.cast.house import Somebody, done


@dataclass(frozen=True)
class Told:
    """What the bucket answered."""

    status: int
    body: bytes
    headers: Mapping[str, str] = field(default_factory=dict)


def call(method: str, url: str, body: bytes | None = None, headers: Mapping[str, str] | None = None) -> Told:
    """One request past the network, straight to where the link leads."""
    request = urllib.request.Request(url, data=body, headers=dict(headers or {}), method=method)
    try:
        with urllib.request.urlopen(request, timeout=30) as answer:
            told = {name.lower(): value for name, value in answer.headers.items()}
            return Told(answer.status, answer.read(), told)
    except urllib.error.HTTPError as refused:
        return Told(refused.code, refused.read())


def sent(form: Mapping[str, Any], body: bytes, **fields: str) -> Told:
    """A form with a file; `fields` are said otherwise than the form says them (underscores for hyphens)."""
    boundary = uuid.uuid4().hex
    told = {**form["fields"], **{name.replace("_", "-"): value for name, value in fields.items()}}
    lines = [
        f'--{boundary}\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{value}\r\n'.encode()
        for name, value in told.items()
    ]
    lines.append(
        f'--{boundary}\r\nContent-Disposition: form-data; name="file"; filename="f"\r\n\r\n'.encode()
    )
    whole = b"".join(lines) + body + f"\r\n--{boundary}--\r\n".encode()
    return call("POST", form["url"], whole, {"Content-Type": f"multipart/form-data; boundary={boundary}"})


def hashed(body: bytes) -> str:
    return hashlib.sha256(body).hexdigest()


def in_base64(hexadecimal: str) -> str:
    return base64.b64encode(bytes.fromhex(hexadecimal)).decode()


def draft(name: str, kind: str, body: bytes, **more: Any) -> dict[str, Any]:
    """What announces a file."""
    return {"name": name, "type": kind, "size": len(body), "sha256": hashed(body), **more}


def announced(who: Somebody, place: str, name: str, kind: str, body: bytes, **more: Any) -> Reply:
    """A file that is announced."""
    return who.post(f"/communities/{place}/files", draft(name, kind, body, **more))


def brought(
    who: Somebody, place: str, name: str = "Plan.txt", kind: str = "text/plain", body: bytes = b"A plan.\n",
    **more: Any,
) -> str:  # fmt: skip
    """A file that is announced, sent and complete; answers its id."""
    upload = done(announced(who, place, name, kind, body, **more), 201)
    told = sent(upload["form"], body)
    assert told.status == 204, told
    done(completes(who, upload))
    return str(upload["file"])


def completes(who: Somebody, upload: Reply | Mapping[str, Any]) -> Reply:
    """Says that an upload is there."""
    return who.put(f"/files/{upload['file']}/complete", {"version": upload["version"]})


def fetched(who: Somebody, file: str, query: str = "") -> Told:
    """The bytes of a file, by the link that the network gives out."""
    reply = done(who.get(f"/files/{file}/content{query}"), 302)
    return call("GET", reply.headers["location"])


def shown(told: Told) -> Any:
    return json.loads(told.body)
