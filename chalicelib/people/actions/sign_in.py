"""Signing in with a one-time code that comes by mail, and ending sessions."""

from dataclasses import dataclass
from typing import Final

from chalicelib.access.model import PersonId
from chalicelib.access.viewer import Viewer
from chalicelib.foundation import clock, ids, seals
from chalicelib.foundation.changes import Change
from chalicelib.foundation.events import Event
from chalicelib.foundation.refusals import Fault, Invalid, NotFound
from chalicelib.people import addresses, store
from chalicelib.people.actions import places
from chalicelib.people.events import CodeAsked, PersonActivated, SessionEnded, SessionOpened
from chalicelib.people.model import Caller, Person, Session
from chalicelib.people.rules import codes as code_rules
from chalicelib.people.rules import standing
from chalicelib.people.store import codes, credentials
from chalicelib.people.store.people import read

ADDRESS_HOURLY: Final = 5
LASTS: Final = 30 * clock.DAY
"""How long a session runs."""


class WrongCode(Invalid):
    """422: wrong, used, expired, tried too often or never sent: one answer, so that nothing is learned."""

    default = "wrong_code"

    def __init__(self) -> None:
        super().__init__(Fault("/code", "wrong_code"))


@dataclass(frozen=True, slots=True)
class Opened:
    """A session that was just opened, with the secret that only its browser keeps."""

    person: Person
    session: Session
    secret: str


def ask_code(email: str, *, caller: Caller, language: str) -> None:
    """Asks that a code be mailed. The same work and the same silence whether the address is known or not.

    Raises BadAddress; TooMany after 5 in an hour for an address, `places.OPEN_MOST` of one place that nobody
    came in by.
    """
    hash_ = store.hashed(addresses.address(email, pointer="/email"))
    places.take("codes-from", caller)
    codes.count("codes-for", hash_, most=ADDRESS_HOURLY)
    Change().commit(CodeAsked(by="", subject=hash_, data={"language": language}))


def open_session(email: str, code: str, *, caller: Caller) -> Opened:
    """Opens a session for who has the code; an invited person becomes active by it.

    Raises WrongCode, BadAddress; TooMany after `places.TRIES_MOST` tries in an hour at one place that opened
    nothing.
    """
    hash_ = store.hashed(addresses.address(email, pointer="/email"))
    places.take("sessions-from", caller)
    waiting = codes.try_code(hash_)
    sealed = codes.hashed(hash_, code)
    if waiting is None or not seals.same(waiting.sealed, sealed):
        raise WrongCode
    person = read(waiting.person)
    if person is None or not (standing.may_sign_in(person) and _theirs(person, hash_)):
        raise WrongCode
    change = Change()
    codes.use(change, hash_, waiting, otherwise=WrongCode())
    return enter(change, person, was=person, caller=caller, way="code")


def _theirs(person: Person, hash_: str) -> bool:
    # The code may have come just before the day on which they got another address.
    return person.address is not None and store.hashed(person.address) == hash_


def enter(
    change: Change,
    person: Person,
    *facts: Event,
    was: Person | None,
    caller: Caller,
    way: str,
) -> Opened:
    """Opens a session for somebody who has shown who they are, and writes the change with all its facts.

    `was` is the person as stored, None where the change makes them. Who was invited becomes active by it.
    `way` is how they came: `code`, `company` or `passkey`.
    """
    now, secret = clock.now(), credentials.secret(person.kind)
    session = Session(ids.short(), "", code_rules.device(caller.user_agent), now, now + LASTS)
    credentials.open_session(change, person.id, secret, session)
    told: list[Event] = [SessionOpened(by=person.id, subject=session.id, data={"way": way}), *facts]
    arrived = standing.activated(person)
    if arrived is not person:
        told.append(PersonActivated(by=person.id, subject=person.id))
    if was is not None and arrived != was:
        arrived = store.keep(change, arrived, was=was)
    change.commit(*told)
    places.give_back(way, caller)
    return Opened(arrived, session, secret)


def end_current(viewer: Viewer) -> None:
    """Ends the session that this request came with. Raises NotFound for a token, which is no session."""
    found = [each for each in credentials.sessions(viewer.person) if each.row == viewer.credential]
    if not found:
        raise NotFound
    _end(viewer.person, found[0])


def end_session(viewer: Viewer, session_id: str) -> None:
    """Ends one of the viewer's sessions; one that is over already stays so."""
    for session in credentials.sessions(viewer.person):
        if session.id == session_id:
            _end(viewer.person, session)


def _end(person: PersonId, session: Session) -> None:
    change = Change()
    credentials.end(change, person, session.row)
    change.commit(SessionEnded(by=person, subject=session.id))
