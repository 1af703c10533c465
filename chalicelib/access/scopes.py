"""What a token lets its holder's integration do of what the holder may do."""

from dataclasses import replace
from typing import Final

from chalicelib.access.model import Scope
from chalicelib.access.viewer import Viewer
from chalicelib.foundation import serving
from chalicelib.foundation.refusals import Forbidden
from chalicelib.foundation.tables import Item

EVERY: Final = frozenset(Scope)


def of(credential: Item) -> frozenset[Scope]:
    """The scopes of a stored session or token. A session has them all, and so has a token that was made
    before there were any."""
    said = credential.get("scopes")
    return EVERY if said is None else frozenset(Scope(each) for each in said)


def confined(viewer: Viewer, credential: Item, method: str) -> Viewer:
    """The viewer as far as what they came with lets them be: without `administer`, nobody has a role in the
    network. Raises Forbidden `scope_missing` where it does not let them read, or write."""
    held = of(credential)
    if (Scope.WRITE if method in serving.WRITES else Scope.READ) not in held:
        raise Forbidden("scope_missing")
    return viewer if Scope.ADMINISTER in held else replace(viewer, roles=frozenset())
