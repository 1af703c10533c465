"""Signing in and out."""

from typing import Final

from chalicelib.access.arrival import COOKIE
from chalicelib.access.viewer import Viewer
from chalicelib.foundation import clock, doors
from chalicelib.foundation.http import Accepted, Created, Nothing, Request, accepted, created, nothing
from chalicelib.people import access
from chalicelib.people.actions import sign_in as actions
from chalicelib.people.drafts import CodeDraft, SessionDraft
from chalicelib.people.model import Caller
from chalicelib.people.present import ref
from chalicelib.people.present.own import CodeSent, SignedIn
from chalicelib.people.store.codes import LASTS

# Browsers take a name with __Host- from this host alone, over a safe connection (RFC 6265bis, 4.1.3.2).
ATTRIBUTES: Final = "Path=/; Secure; HttpOnly; SameSite=Lax"


@doors.open("POST", "/sign-in/codes", public=True)
def ask_code(draft: CodeDraft, request: Request) -> Accepted[CodeSent]:
    """Mails a one-time code to an address, if somebody has it."""
    actions.ask_code(draft.email, caller=called(request), language=request.language)
    return accepted(CodeSent(LASTS // clock.MINUTE))


@doors.open("POST", "/sign-in/sessions", public=True)
def sign_in(draft: SessionDraft, request: Request) -> Created[SignedIn]:
    """Signs in with a one-time code."""
    return entered(actions.open_session(draft.email, draft.code, caller=called(request)))


def called(request: Request) -> Caller:
    """From where a request comes, and from what."""
    return Caller(request.origin, request.headers.get("user-agent", ""))


def entered(opened: actions.Opened) -> Created[SignedIn]:
    """The answer to who has just come in: the session, and the cookie that opens it."""
    crumb = f"{opened.person.id}.{opened.secret}; {ATTRIBUTES}; Max-Age={actions.LASTS // clock.SECOND}"
    body = SignedIn(ref(access.face_of(opened.person)))
    return created(body, f"/me/sessions/{opened.session.id}", **{"Set-Cookie": f"{COOKIE}={crumb}"})


@doors.open("DELETE", "/sign-in/sessions/current")
def sign_out(viewer: Viewer) -> Nothing:
    """Ends the session that asks."""
    actions.end_current(viewer)
    return nothing(**{"Set-Cookie": f"{COOKIE}=; {ATTRIBUTES}; Max-Age=0"})
