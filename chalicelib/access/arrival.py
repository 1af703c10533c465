"""At the door: from a cookie or a bearer token to a viewer, in one trip."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from chalicelib.access import hints, keys, memberships, openings, scopes
from chalicelib.access.model import CompanyId, Kind, NetworkRole, PersonId, Status
from chalicelib.access.viewer import Viewer, Visitor
from chalicelib.foundation import clock, ids, seals, serving, words
from chalicelib.foundation.doors import Door
from chalicelib.foundation.held import Held
from chalicelib.foundation.http import Request
from chalicelib.foundation.refusals import Forbidden, NotSignedIn
from chalicelib.foundation.tables import Item, Key

COOKIE: Final = "__Host-entrenous"
TOKEN: Final = "ent_"
SESSIONS: Final = "sessions"
TOKENS: Final = "tokens"
GUEST: Final = "guest."
"""How the secret of a guest's session or token begins; no other secret has a full stop in it."""
OWNED: Final = "~"
"""What stands in a bot's token between its owner's id and the rest of the secret."""


@dataclass(frozen=True, slots=True)
class Claim:
    """Who a request says it is, before anything was looked up.

    The secret of a guest says so, and a bot's token whose bot it is: rows that judging them takes are read in
    the same call as everybody's. Neither is believed; the cards decide.
    """

    person: PersonId
    key: Key
    by_cookie: bool
    guest: bool = False
    owner: PersonId | None = None


def arrive(request: Request, door: Door) -> Viewer | Visitor:
    """The viewer of a request. Raises NotSignedIn for anybody but an active person, Forbidden `csrf` for a
    change that rides on a cookie without the header that another site cannot send, and `scope_missing`."""
    if door.public:
        return Visitor(request.language)
    claim = claimed(request)
    if claim is None:
        raise NotSignedIn
    if (
        claim.by_cookie
        and door.method in serving.WRITES
        and request.headers.get("x-requested-with") != "entrenous"
    ):
        raise Forbidden("csrf")
    held = Held()
    held.beside(door.alongside(claim.person, request) if door.alongside else None)
    held.read(_wanted(request, door, claim))
    return _viewer(claim, held, door, request.asked)


def signed_in(request: Request) -> PersonId | None:
    """Whose session the cookie of a request opens now, for doors that need no sign-in; None for nobody's."""
    claim = claimed(request)
    if claim is None or not claim.by_cookie:
        return None
    held = Held()
    held.read([claim.key, keys.card(claim.person)])
    session, card = held.row(claim.key), held.row(keys.card(claim.person))
    if session is None or card is None:
        return None
    return claim.person if _fresh(session) and active(card) and _valid(session, card) else None


def claimed(request: Request) -> Claim | None:
    """Who the credentials name; None without credentials, or where they cannot be ours."""
    scheme, _, bearer = request.headers.get("authorization", "").partition(" ")
    if scheme.lower() == "bearer":
        person, _, secret = bearer.removeprefix(TOKEN).partition("_")
        return _claim(person, secret, by_cookie=False) if bearer.startswith(TOKEN) else None
    person, _, secret = (request.cookie(COOKIE) or "").partition(".")
    return _claim(person, secret, by_cookie=True)


def _claim(person: str, secret: str, *, by_cookie: bool) -> Claim | None:
    if not (ids.well_formed(person, ids.SHORT) and secret):
        return None
    id_, guest = PersonId(person), secret.startswith(GUEST)
    if by_cookie:
        return Claim(
            id_, keys.session(person, seals.sealed(SESSIONS, person, secret)), by_cookie=True, guest=guest
        )
    owner, named, _ = secret.partition(OWNED)
    bot = named and ids.well_formed(owner, ids.SHORT)
    token = keys.token(person, seals.sealed(TOKENS, person, secret))
    return Claim(id_, token, by_cookie=False, guest=guest, owner=PersonId(owner) if bot else None)


def _wanted(request: Request, door: Door, claim: Claim) -> Iterator[Key]:
    yield from (claim.key, keys.card(claim.person), keys.inside(claim.owner or claim.person))
    if claim.owner is not None:
        yield keys.card(claim.owner)
    if claim.guest:
        yield keys.network_gate(claim.person)
    yield from hints.of(claim.person, request.params)
    for wants in door.wants:
        yield from wants(claim.person, {**request.query, **request.params})
    memory = serving.memory_of(request, claim.person) if door.method == "POST" else None
    if memory is not None:
        yield memory.key


def _viewer(claim: Claim, held: Held, door: Door, language: str | None) -> Viewer:
    credential = held.items.get(claim.key)
    card = held.items.get(keys.card(claim.person))
    if credential is None or card is None or not (_fresh(credential) and active(card)):
        raise NotSignedIn
    if not (_valid(credential, card) and _backed(card, credential, held)):
        raise NotSignedIn
    viewer = viewer_of(claim.person, card, held, language, credential=claim.key.sk)
    return scopes.confined(viewer, credential, door)


def _valid(credential: Item, card: Item) -> bool:
    """Whether somebody can sign in still with what they had when it was made; not, since an administrator
    gave them another address."""
    made, void = int(credential["created"]), int(card.get("sessions_from") or 0)
    return made > void


def _backed(card: Item, credential: Item, held: Held) -> bool:
    """Whether a bot's owner is active still: it stops with them, and its tokens with theirs."""
    if card["kind"] != Kind.BOT:
        return True
    owner = held.row(keys.card(card["owner"]))
    return owner is not None and active(owner) and _valid(credential, owner)


def viewer_of(
    person: PersonId, card: Item, held: Held, language: str | None, *, credential: str = ""
) -> Viewer:
    """The viewer that rows tell. A bot has what its owner has in communities, and no role in the network."""
    kind, owner = Kind(card["kind"]), PersonId(card["owner"]) if card.get("owner") else None
    packed = memberships.unpacked(held.row(keys.inside(owner or person)))
    return Viewer(
        person=person,
        kind=kind,
        company=CompanyId(card["company"]) if card.get("company") else None,
        roles=frozenset(NetworkRole(role) for role in card.get("roles") or ()),
        language=language or card.get("language") or words.DEFAULT,
        packed=openings.unbroken(packed, card.get("stood") or 0),
        credential=credential,
        owner=owner,
        asleep=kind is Kind.GUEST and _guests_off(held.row(keys.network_gate(person))),
        held=held,
    )


def _guests_off(network: Item | None) -> bool:
    return network is not None and not network["guests"]


def active(card: Item) -> bool:
    """Whether an account lets anything but 401 through: active, and its end (milliseconds) still ahead."""
    ends = card.get("ends")
    return card["status"] == Status.ACTIVE and (ends is None or ends > clock.now())


def _fresh(credential: Item) -> bool:
    expires = credential.get("expires")
    return expires is None or expires * clock.SECOND > clock.now()
