"""Making a passkey, coming in by it, renaming it, removing it."""

from dataclasses import replace
from typing import Final

from chalicelib.access.model import Kind, PersonId
from chalicelib.access.viewer import Viewer
from chalicelib.foundation import clock, ids, seals
from chalicelib.foundation.changes import Change
from chalicelib.foundation.hygiene import line
from chalicelib.foundation.refusals import Conflict, NotFound
from chalicelib.passkeys import rules, store
from chalicelib.passkeys.events import PasskeyAdded, PasskeyDoubted, PasskeyRemoved, PasskeyRenamed
from chalicelib.passkeys.model import Held, Passkey, PasskeyDraft, ProofDraft
from chalicelib.passkeys.rules import Refused
from chalicelib.people import access
from chalicelib.people.actions import places
from chalicelib.people.actions.sign_in import Opened, enter
from chalicelib.people.model import Caller, Person
from chalicelib.people.rules import standing
from chalicelib.people.rules.profiles import MOST as LONG
from chalicelib.people.store.people import read

MOST: Final = 10
"""Passkeys that one person can have."""


def begin_making(viewer: Viewer) -> tuple[str, list[Passkey]]:
    """A challenge for a device that shall make a passkey, good for this session; and the passkeys that there
    are, which that device must not have. Raises Forbidden `session_only`, Conflict `too_many_passkeys`."""
    access.require_session(viewer)
    held = _with_room(viewer)
    challenge = seals.token()
    store.give(challenge, "making", viewer.person, viewer.credential)
    return challenge, held.passkeys


def make(viewer: Viewer, draft: PasskeyDraft) -> Passkey:
    """Keeps the passkey that a device has made.

    Raises Forbidden `session_only`, Invalid for its name, Conflict `too_many_passkeys` or `passkey_known`,
    Refused.
    """
    access.require_session(viewer)
    name = _name(draft.name)
    held = _with_room(viewer)
    challenge = rules.challenge_of(draft.client_data)
    made = rules.made(draft, challenge)
    passkey = Passkey(ids.short(), name, made.credential, made.public, made.count, clock.now())
    change = Change()
    store.spend(change, challenge, "making", viewer.person, viewer.credential)
    store.make(change, viewer.person, passkey, beside=held)
    change.commit(PasskeyAdded(by=viewer.person, subject=passkey.id))
    return passkey


def _name(text: str) -> str:
    return line(text, pointer="/name", most=LONG["name"])


def _with_room(viewer: Viewer) -> Held:
    held = store.held(viewer.person)
    if len(held.passkeys) >= MOST:
        raise Conflict("too_many_passkeys")
    return held


def made(viewer: Viewer, passkey_id: str) -> Passkey:
    """One of the viewer's passkeys. Raises Forbidden `session_only`, NotFound where there is none such."""
    access.require_session(viewer)
    for each in store.passkeys(viewer.person):
        if each.id == passkey_id:
            return each
    raise NotFound


def rename(viewer: Viewer, passkey_id: str, text: str) -> Passkey:
    """Gives one of the viewer's passkeys another name, and answers it as it is now.

    Raises Forbidden `session_only`, Invalid for the name, NotFound.
    """
    was, name = made(viewer, passkey_id), _name(text)
    if name == was.name:
        return was
    change = Change()
    store.rename(change, viewer.person, was, name)
    change.commit(PasskeyRenamed(by=viewer.person, subject=was.id))
    return replace(was, name=name)


def remove(viewer: Viewer, passkey_id: str) -> None:
    """Removes one of the viewer's passkeys; one that is removed already stays so.

    Raises Forbidden `session_only`.
    """
    access.require_session(viewer)
    for each in store.passkeys(viewer.person):
        if each.id == passkey_id:
            change = Change()
            store.end(change, viewer.person, each)
            change.commit(PasskeyRemoved(by=viewer.person, subject=each.id))


def begin_entering(*, caller: Caller) -> tuple[str, str]:
    """A challenge for whoever wants to come in, and the secret of the browser that it is good for.

    Raises TooMany after `places.OPEN_MOST` in an hour of one place that nobody came in by: a dialog that is
    cancelled costs one.
    """
    places.take("passkeys-from", caller)
    challenge, browser = seals.token(), seals.token()
    store.give(challenge, "entering", browser)
    return challenge, browser


def come_in(proof: ProofDraft, browser: str, *, caller: Caller) -> Opened:
    """Opens a session for whose device has signed the challenge that this browser asked for.

    As much is read for nobody's passkey as for somebody's.

    Raises Refused; TooMany after `places.OPEN_MOST` in an hour of one place that opened nothing.
    """
    places.take("proofs-from", caller)
    challenge = rules.challenge_of(proof.client_data)
    owner = _owner(proof.user_handle)
    passkey, person = store.passkey(owner, proof.credential), read(owner)
    if passkey is None or person is None:
        raise Refused("unknown")
    _demand_open(person, passkey)
    count = rules.signed(proof, challenge, passkey)
    change = Change()
    store.spend(change, challenge, "entering", browser)
    if not rules.goes_on(passkey, count):
        change.commit(PasskeyDoubted(by="", subject=passkey.id, refs={"person": person.id}))
        raise Refused("count")
    store.use(change, person.id, passkey, count)
    return enter(change, person, was=person, caller=caller, way="passkey")


def _owner(user_handle: str) -> PersonId:
    """Whom a device has its passkey for. Raises Refused for what is nobody's id."""
    handle = rules.decoded(user_handle).decode("ascii", "replace")
    if not ids.well_formed(handle, ids.SHORT):
        raise Refused("user_handle")
    return PersonId(handle)


def _demand_open(person: Person, passkey: Passkey) -> None:
    """Raises Refused where an account rests, or where its passkeys are void since it has another address."""
    if person.kind is Kind.BOT or not standing.may_sign_in(person):
        raise Refused("account_rests")
    if passkey.created <= person.sessions_from:
        raise Refused("void")
