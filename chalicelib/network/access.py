"""The only way to the settings: for whoever decides by them, and for those who run the network."""

from collections.abc import Mapping

from chalicelib.access import keys
from chalicelib.access.model import NetworkRole
from chalicelib.access.viewer import Viewer
from chalicelib.foundation import rows
from chalicelib.foundation.held import Held
from chalicelib.foundation.refusals import Forbidden, NotFound
from chalicelib.foundation.tables import Item, Key
from chalicelib.network import rules
from chalicelib.network.model import Charter, Look, Proposal, Settings
from chalicelib.network.store import look as looks
from chalicelib.network.store import proposals
from chalicelib.network.store import settings as store


def settings_of(held: Held) -> Settings:
    """The network's settings as they are now; read once in a request."""
    return store.settings_in(held.row(store.PLACE))


def look_of(held: Held) -> Look:
    """How the network presents itself."""
    return looks.look_in(held.row(looks.PLACE))


def look_keys(_person: str, _params: Mapping[str, str]) -> list[Key]:
    """The row of the look: for doors."""
    return [looks.PLACE]


def settings_now() -> Settings:
    """The same for who has no request at hand: a listener, what falls due."""
    return store.settings_in(rows.fetch([store.PLACE]).get(store.PLACE))


def settings_keys(_person: str, _params: Mapping[str, str]) -> list[Key]:
    """The row of the settings: for doors, to read it in the same trip as the viewer."""
    return [store.PLACE]


def require_sight(viewer: Viewer) -> None:
    """Raises Forbidden `settings_closed` for everybody but administrators and auditors."""
    if not viewer.roles & {NetworkRole.ADMINISTRATOR, NetworkRole.AUDITOR}:
        raise Forbidden("settings_closed")


def require_administrator(viewer: Viewer) -> None:
    """Raises Forbidden `administrators_only` for everybody who does not run the network."""
    if not viewer.is_administrator:
        raise Forbidden("administrators_only")


def charter(viewer: Viewer) -> Charter:
    """The settings with what waits, for those who may see them. Raises Forbidden."""
    require_sight(viewer)
    return store.charter_in(viewer.held.row(store.PLACE))


def proposal(viewer: Viewer, number: str) -> Proposal:
    """A change by its number, as a path tells it. Raises Forbidden; NotFound where there is none."""
    require_sight(viewer)
    item = viewer.held.row(proposals.key(int(number))) if _counts(number) else None
    if item is None:
        raise NotFound
    return proposals.proposal_in(item)


def proposal_keys(number: str) -> list[Key]:
    """The rows that judging a change by number takes: for doors, to read them in the same trip."""
    return [store.PLACE, proposals.key(int(number))] if _counts(number) else [store.PLACE]


def _counts(number: str) -> bool:
    # Eight digits of ASCII are what a row's key has room for.
    return number.isascii() and number.isdecimal() and len(number) <= 8


def waiting(number: int | None = None) -> tuple[Charter, Proposal | None]:
    """The settings, and the change that waits, or has that number, for who has no request at hand."""
    found = store.charter_in(rows.fetch([store.PLACE]).get(store.PLACE))
    wanted = found.pending if number is None else number
    key = proposals.key(wanted or 0)
    item = rows.fetch([key]).get(key)
    return found, proposals.proposal_in(item) if item is not None else None


def hold(proposal: Proposal, held: Held | None = None) -> bool:
    """Whether all who signed a change run the network now, without a break since they signed."""
    signed = {keys.card(person): at for person, at in proposal.signatures}
    cards = dict(zip(signed, held.rows(signed), strict=True)) if held else _cards(signed)
    return all(rules.holds(cards[key], at) for key, at in signed.items())


def _cards(wanted: dict[Key, int]) -> dict[Key, Item | None]:
    found = rows.fetch(wanted)
    return {key: found.get(key) for key in wanted}
