"""What desks are looked at with: a community in which something waits on every tab, a house with work to do.

Both are made once a network, by the people of the demo through the API.
"""

from typing import Any, Final

from tests.laptop.running import wait_until
from tests.page.desk import Desk

ADA: Final = "ada@example.org"
AUDITOR: Final = "james.okafor@calvent.example"
INES: Final = "ines.kerbrat@calvent.example"
LIAM: Final = "liam.doyle@calvent.example"
TOM: Final = "tom.hartley@calvent.example"
MADE: Final[dict[tuple[int, str], dict[str, str]]] = {}


def ask(desk: Desk, who: str, path: str, body: Any = None, method: str | None = None, **headers: str) -> Any:
    """One request of the API by somebody."""
    sent = {"Cookie": desk.cookie(who), "X_Requested_With": "entrenous", **headers}
    told = desk.network.ask(f"/api/v1{path}", body, method, **sent)
    assert told.status < 300, (path, told.body)
    return told.json if told.body else None


def id_of(desk: Desk, who: str) -> str:
    """Whose session it is."""
    person: str = ask(desk, who, "/me")["person"]["id"]
    return person


def company(desk: Desk, name: str) -> str:
    """A partner company of the demo."""
    listed = ask(desk, TOM, "/companies?limit=100")["items"]
    found: str = next(each["id"] for each in listed if each["name"] == name)
    return found


def seated(desk: Desk, community: str, who: str, role: str = "participant") -> None:
    """Tom lets a member in."""
    ask(desk, TOM, f"/communities/{community}/people/{id_of(desk, who)}", {"role": role}, "PUT")


def posted(desk: Desk, community: str, title: str) -> str:
    """Tom writes a post."""
    audience = ask(desk, TOM, f"/communities/{community}/audience")["fingerprint"]
    draft = {"kind": "update", "title": title, "body": "À revoir.", "audience": audience}
    made: str = ask(desk, TOM, f"/communities/{community}/posts", draft)["id"]
    return made


def place(desk: Desk) -> dict[str, str]:
    """A community of Tom's in which something waits on every tab, and a webhook of his."""
    known = (desk.network.port, "place")
    if known not in MADE:
        MADE[known] = _place(desk)
    return MADE[known]


def _place(desk: Desk) -> dict[str, str]:
    draft = {"name": "Salle des bancs", "guests": company(desk, "Northway Compressors")}
    made = ask(desk, TOM, "/communities", draft | {"question": "Pourquoi ?"})["id"]
    seated(desk, made, INES, "steward")
    ask(desk, LIAM, f"/communities/{made}/requests", {"answer": "J’y travaille."})
    ask(desk, TOM, f"/communities/{made}/invitations", {"person": id_of(desk, AUDITOR)})
    post = posted(desk, made, "Prix du banc")
    ask(desk, INES, f"/posts/{post}/reports", {"reason": "confidential", "text": "Des prix y figurent."})
    ask(desk, TOM, f"/communities/{made}/incoming", {"name": "Banc 3"})
    ask(desk, TOM, f"/communities/{made}/insights", method="PUT")
    insight = {"kind": "insight", "basis": "contract", "consent": False}
    ask(desk, TOM, f"/posts/{post}/insight", insight, "PUT")
    hook = {"url": "http://127.0.0.1:1024/banc", "events": ["post.written"], "communities": [made]}
    made_hook = ask(desk, TOM, "/webhooks", hook | {"name": "Banc"})["id"]
    ask(desk, TOM, f"/communities/{made}/changes", {"guests": "mixed", "purpose": "Pour tous nos bancs."})
    wait_until(lambda: ask(desk, TOM, f"/communities/{made}/reports")["items"])
    return {"desk": made, "hook": made_hook}


def house(desk: Desk) -> dict[str, str]:
    """A network in which administrators have something to sign, and an auditor."""
    known = (desk.network.port, "house")
    if known not in MADE:
        MADE[known] = _house(desk)
    return MADE[known]


def _house(desk: Desk) -> dict[str, str]:
    ask(desk, ADA, f"/people/{id_of(desk, AUDITOR)}", {"roles": ["auditor"]}, "PATCH")
    ask(desk, ADA, f"/people/{id_of(desk, LIAM)}", {"roles": ["administrator"]}, "PATCH")
    tag = desk.network.ask("/api/v1/settings", Cookie=desk.cookie(ADA)).headers["etag"]
    ask(desk, ADA, "/settings", {"mail_ceiling": "lines"}, "PATCH", If_Match=tag)
    closed = place(desk)["desk"]
    reason = {"category": "incident", "reason": "Une plainte à vérifier."}
    ask(desk, ADA, f"/communities/{closed}/break-glass", reason)
    guest = ask(desk, ADA, "/people?kind=guest")["items"][0]["id"]
    return {"guest": guest}
