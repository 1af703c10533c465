"""The smoke journey: what a network must be able to do, told through its front door.

It runs against any network whose mailbox one may read: the rehearsal's, the laptop's. A subject that
comes later adds its step to `STEPS`; a step finds in the `Walk` what the steps before it have left.
"""

import secrets
from collections.abc import Callable, Mapping
from typing import Final

from infra.rehearsal.caller import JourneyFailed, Mailbox, Network, Person, eventually

NOBODY: Final[dict[str, str]] = {}


class Walk:
    """Ada, who administers the network, Bea, whom she invites, and what they make on the way.

    The people whom a walk invites have fresh addresses, so that it can be walked again.
    """

    def __init__(self, network: Network, administrator: str) -> None:
        fresh = secrets.token_hex(4)
        self.ada = Person(network, administrator)
        self.bea = Person(network, f"bea.{fresh}@example.org")
        self.stranger = Person(network, f"nobody.{fresh}@example.org")
        self.community = ""
        self.post = ""


def answers(walk: Walk) -> None:
    """The network answers; whoever is not signed in is refused in our own words."""
    expect("it is well", walk.stranger.does("GET", "/health"), wanted={"status": "ok"})
    expect("a stranger has to sign in", walk.stranger.is_refused("GET", "/me", 401), wanted="not_signed_in")
    expect("there is no such door", walk.stranger.is_refused("GET", "/nowhere", 404), wanted="not_found")


def signs_in(walk: Walk) -> None:
    """The administrator signs in with a code that came by mail."""
    walk.ada.signs_in()
    expect("Ada administers", walk.ada.does("GET", "/me")["may"]["administer"], wanted=True)


def invites(walk: Walk) -> None:
    """The administrator invites a colleague, who gets a mail and signs in."""
    walk.ada.does("POST", "/people", {"email": walk.bea.email, "name": "Bea Martin"}, status=201)
    eventually("the invitation is in the mailbox", lambda: bool(walk.bea.mails()))
    walk.bea.signs_in()


def founds(walk: Walk) -> None:
    """The administrator founds a private community, which invites the colleague in."""
    draft = {"name": "Valves", "purpose": "A rehearsal.", "visibility": "private", "guests": "none"}
    walk.community = walk.ada.does("POST", "/communities", draft, status=201)["id"]
    posts = f"/communities/{walk.community}/posts"
    expect("it is private", walk.bea.is_refused("GET", posts, 403), wanted="may_not_read")
    there = f"/communities/{walk.community}/invitations"
    walk.ada.does("POST", there, {"person": walk.bea.id}, status=201)
    walk.bea.does("PUT", f"/communities/{walk.community}/membership")
    place = f"/communities/{walk.community}"
    eventually("both are counted", lambda: walk.ada.does("GET", place)["members"] == 2)


def posts(walk: Walk) -> None:
    """The colleague posts to an audience that she has seen; the comment of the other is counted."""
    place = f"/communities/{walk.community}"
    audience = walk.bea.does("GET", f"{place}/audience")["fingerprint"]
    draft = {
        "kind": "question",
        "title": "Brass or steel?",
        "body": "The **new** valve.",
        "audience": audience,
    }
    walk.post = walk.bea.does("POST", f"{place}/posts", draft, status=201)["id"]
    walk.ada.does("POST", f"/posts/{walk.post}/comments", {"body": "Steel."}, status=201)
    post = f"/posts/{walk.post}"
    eventually("the comment is counted", lambda: walk.bea.does("GET", post)["comments"] == 1)
    expect("it reads as HTML", "<strong>new</strong>" in walk.ada.does("GET", post)["html"], wanted=True)


def feeds(walk: Walk) -> None:
    """The administrator finds the post in her feed."""

    def found() -> bool:
        return walk.post in [each["post"]["id"] for each in walk.ada.does("GET", "/feed")["items"]]

    eventually("the post is in the feed", found)


def answers_for_itself(walk: Walk) -> None:
    """What was done to the rules of the community stands in its ledger; an administrator is no auditor."""
    entries = walk.bea.does("GET", f"/communities/{walk.community}/ledger")["items"]
    made = [each["by"] for each in entries if each["action"] == "community.made"]
    expect("its founder is told", made, wanted=[walk.ada.id])
    walk.bea.does("GET", "/ledger")
    expect("the audit log is closed", walk.ada.is_refused("GET", "/audit", 403), wanted="auditors_only")


Step = Callable[[Walk], None]
STEPS: Final[tuple[Step, ...]] = (answers, signs_in, invites, founds, posts, feeds, answers_for_itself)


def walk(base: str, mailbox: Mailbox, administrator: str, headers: Mapping[str, str] = NOBODY) -> list[str]:
    """Walks all steps and answers what each of them showed. Raises JourneyFailed at the first that fails.

    `base` is the address that `/v1` follows; `headers` go with every request.
    """
    whole = Walk(Network(base, mailbox, headers), administrator)
    shown = []
    for step in STEPS:
        try:
            step(whole)
        except JourneyFailed as problem:
            raise JourneyFailed(f"{step.__name__}: {problem}") from problem
        shown.append((step.__doc__ or "").strip())
    return shown


def expect(what: str, found: object, *, wanted: object) -> None:
    """Raises JourneyFailed unless what was found is what was wanted."""
    if found != wanted:
        raise JourneyFailed(f"not true that {what}: {found!r} instead of {wanted!r}")
