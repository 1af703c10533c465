"""Tokens of the directory: made by an administrator, listed for all of them, revoked by any."""

from chalicelib.access import keys
from chalicelib.access.arrival import TOKEN, TOKENS
from chalicelib.access.model import PersonId, Scope
from chalicelib.access.viewer import Viewer
from chalicelib.foundation import clock, ids, once, seals
from chalicelib.foundation.changes import Change
from chalicelib.foundation.hygiene import line
from chalicelib.foundation.refusals import Conflict, NotFound
from chalicelib.people import access as people
from chalicelib.people.model import Token
from chalicelib.people.rules.ends import ends_at
from chalicelib.people.rules.profiles import MOST as LONG
from chalicelib.people.store import administrators
from chalicelib.people.store import credentials as tokens
from chalicelib.provisioning.drafts import TokenDraft
from chalicelib.provisioning.events import DirectoryTokenMade, DirectoryTokenRevoked
from chalicelib.provisioning.model.resources import Credential
from chalicelib.provisioning.store import credentials as store

PURPOSE = "directory tokens"


def listed(viewer: Viewer) -> list[Credential]:
    """Every token of the directory, the newest first. Raises Forbidden."""
    people.require_administrator(viewer)
    found = viewer.held.found(store.listed()).items
    rows = viewer.held.rows(store.places(found))
    read = [store.credential_in(*each) for each in zip(found, rows[::2], rows[1::2], strict=True)]
    return sorted((each for each in read if each), key=lambda each: -each.created)


def make(viewer: Viewer, draft: TokenDraft) -> tuple[Credential, str]:
    """Makes a token that opens the doors of SCIM alone, in the viewer's name; answers it with the text to
    send as a bearer, which is never shown again.

    Raises Forbidden `administrators_only`, `session_only`; Invalid; Conflict `too_many_directory_tokens`.
    """
    people.require_administrator(viewer)
    people.require_session(viewer)
    if len(listed(viewer)) >= store.MOST:
        raise Conflict("too_many_directory_tokens")
    name, ends = (
        line(draft.name, pointer="/name", most=LONG["name"]),
        ends_at(draft.ends_on, pointer="/ends_on"),
    )
    token = Token(ids.short(), "", name, clock.now(), ends, frozenset({Scope.PROVISION}))
    secret = _secret(viewer, token.id)
    row = keys.token(viewer.person, seals.sealed(TOKENS, viewer.person, secret)).sk
    change = Change()
    tokens.make_token(change, viewer.person, secret, token)
    store.list_(change, viewer.person, token, row)
    administrators.demand(change, viewer.person)
    change.commit(DirectoryTokenMade(by=viewer.person, subject=token.id))
    return Credential(token.id, viewer.person, name, token.created, ends, None, works=True), _bearer(
        viewer, secret
    )


def made(viewer: Viewer, token_id: str) -> tuple[Credential, str]:
    """The token that a repeated request made the first time. Raises NotFound when it was revoked."""
    people.require_session(viewer)
    for each in listed(viewer):
        if each.id == token_id and each.person == viewer.person:
            return each, _bearer(viewer, _secret(viewer, token_id))
    raise NotFound


def _secret(viewer: Viewer, token_id: str) -> str:
    """Random; but derived where the request carried an Idempotency-Key."""
    return tokens.secret(viewer.kind, bare=once.secret(PURPOSE, viewer.held, viewer.person, token_id) or "")


def _bearer(viewer: Viewer, secret: str) -> str:
    return f"{TOKEN}{viewer.person}_{secret}"


def revoke(viewer: Viewer, token_id: str) -> None:
    """Revokes a token, whoever made it; one that is revoked already stays so. Raises Forbidden."""
    people.require_administrator(viewer)
    for item in viewer.held.found(store.listed()).items:
        if item["sk"] == store.PREFIX + token_id:
            person, change = PersonId(item["person"]), Change()
            tokens.end(change, person, item["row"])
            store.unlist(change, token_id)
            administrators.demand(change, viewer.person)
            change.commit(DirectoryTokenRevoked(by=viewer.person, subject=token_id, refs={"person": person}))
