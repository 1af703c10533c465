"""One's own passkeys, and coming in by one."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Final

from chalicelib.access.viewer import Viewer
from chalicelib.foundation import clock, doors, log
from chalicelib.foundation.http import Answer, Created, Nothing, Page, Request, created, nothing
from chalicelib.foundation.refusals import Invalid
from chalicelib.passkeys import actions, present, store
from chalicelib.passkeys.model import NameDraft, PasskeyDraft, ProofDraft
from chalicelib.passkeys.rules import Refused
from chalicelib.people.actions.me import myself
from chalicelib.people.present.own import SignedIn
from chalicelib.people.routes.sign_in import ATTRIBUTES, called, entered

BROWSER: Final = "__Host-entrenous-passkey"


class PasskeyRefused(Invalid):
    """422: whatever is wrong with what a device brings. One answer, so that nobody learns which passkeys are
    known."""

    default = "passkey_refused"


@contextmanager
def _one_answer() -> Iterator[None]:
    try:
        yield
    except Refused as problem:
        log.line("passkey.refused", reason=problem.reason)
        raise PasskeyRefused from None


@doors.open("GET", "/me/passkeys")
def list_passkeys(viewer: Viewer) -> Page[present.PasskeyView]:
    """Lists one's passkeys, the newest first."""
    return Page([present.passkey(each) for each in store.passkeys(viewer.person)])


@doors.open("POST", "/me/passkeys/challenges", raises=("too_many_passkeys",))
def begin_making(viewer: Viewer) -> present.CreationOptions:
    """Asks for what `navigator.credentials.create` takes: good for five minutes and for this session."""
    challenge, held = actions.begin_making(viewer)
    return present.creation(challenge, myself(viewer), held)


def _again(viewer: Viewer, subject: str, params: Mapping[str, str]) -> Created[present.PasskeyView]:
    return _made(present.passkey(actions.made(viewer, subject)))


def _made(view: present.PasskeyView) -> Created[present.PasskeyView]:
    return created(view, f"/me/passkeys/{view.id}")


@doors.open("POST", "/me/passkeys", again=_again, raises=("too_many_passkeys", "passkey_known"))
def make_passkey(viewer: Viewer, draft: PasskeyDraft) -> Created[present.PasskeyView]:
    """Adds the passkey that a device has made; it opens one's account from then on."""
    with _one_answer():
        return _made(present.passkey(actions.make(viewer, draft)))


@doors.open("PATCH", "/me/passkeys/{passkey_id}")
def rename_passkey(viewer: Viewer, draft: NameDraft, passkey_id: str) -> present.PasskeyView:
    """Gives one of one's passkeys another name."""
    return present.passkey(actions.rename(viewer, passkey_id, draft.name))


@doors.open("DELETE", "/me/passkeys/{passkey_id}")
def remove_passkey(viewer: Viewer, passkey_id: str) -> Nothing:
    """Removes one of one's passkeys."""
    actions.remove(viewer, passkey_id)
    return nothing()


@doors.open("POST", "/sign-in/passkeys/challenges", public=True)
def begin_entering(request: Request) -> Answer[present.RequestOptions]:
    """Asks for what `navigator.credentials.get` takes: good for five minutes and for this browser."""
    challenge, browser = actions.begin_entering(caller=called(request))
    crumb = f"{BROWSER}={browser}; {ATTRIBUTES}; Max-Age={store.LASTS // clock.SECOND}"
    return Answer(present.request(challenge), headers={"Set-Cookie": crumb})


@doors.open("POST", "/sign-in/passkeys", public=True)
def come_in(draft: ProofDraft, request: Request) -> Created[SignedIn]:
    """Signs in with a passkey."""
    with _one_answer():
        browser = request.cookie(BROWSER) or ""
        return entered(actions.come_in(draft, browser, caller=called(request)))
