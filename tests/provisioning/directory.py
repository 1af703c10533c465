"""A company's directory in front of the network: it speaks SCIM, with a token that an administrator made."""

from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from tests.cast.caller import Reply
from tests.cast.house import House, Somebody, done
from tests.people.test_credentials import in_days

MEDIA = "application/scim+json"
PATCH = "urn:ietf:params:scim:api:messages:2.0:PatchOp"
USER = "urn:ietf:params:scim:schemas:core:2.0:User"
ERROR = "urn:ietf:params:scim:api:messages:2.0:Error"


@dataclass
class Directory:
    """It comes with a token and nothing else."""

    house: House
    token: str
    language: str = "en"

    def ask(self, method: str, path: str, body: Any = None, **headers: str) -> Reply:
        sent = {name.replace("_", "-"): value for name, value in headers.items()}
        sent |= {"authorization": f"Bearer {self.token}", "accept-language": self.language}
        if body is not None:
            sent.setdefault("content-type", f"{MEDIA}; charset=utf-8")
        return self.house.door.ask(method, f"/scim/v2{path}", body, sent)

    def finds(self, filter_: str, kind: str = "Users", **more: str) -> list[Any]:
        query = urlencode({"filter": filter_, **more})
        return list(done(self.ask("GET", f"/{kind}?{query}"))["Resources"])

    def enrols(self, email: str, **more: Any) -> dict[str, Any]:
        """Makes a person, and answers the resource."""
        draft = {"schemas": [USER], "userName": email, "displayName": "Dora Lang", **more}
        return dict(done(self.ask("POST", "/Users", draft), 201).json)

    def patches(self, path: str, *operations: dict[str, Any], **headers: str) -> Reply:
        return self.ask("PATCH", path, {"schemas": [PATCH], "Operations": list(operations)}, **headers)


def connected(administrator: Somebody, name: str = "Entra") -> Directory:
    """A directory that an administrator has connected."""
    draft = {"name": name, "ends_on": in_days(90)}
    made = done(administrator.post("/directory/tokens", draft), 201)
    return Directory(administrator.house, made["token"])


def kind_of(reply: Reply) -> tuple[int, str | None]:
    """The status of a refusal, and what SCIM calls it; that it is told in SCIM's form is held here."""
    body = reply.json
    assert reply.headers["content-type"] == MEDIA, reply.raw
    assert body["schemas"] == [ERROR], reply.raw
    assert body["status"] == str(reply.status), reply.raw
    assert body["detail"], reply.raw
    return reply.status, body.get("scimType")
