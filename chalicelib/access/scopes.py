"""What a token lets its holder's integration do of what the holder may do."""

from dataclasses import replace
from typing import Final

from chalicelib.access.model import Scope
from chalicelib.access.viewer import Viewer
from chalicelib.foundation import serving
from chalicelib.foundation.doors import Door
from chalicelib.foundation.refusals import Forbidden
from chalicelib.foundation.tables import Item

EVERY: Final = frozenset((Scope.READ, Scope.WRITE, Scope.ADMINISTER))
"""What somebody has who is here themselves. What machines alone do, nobody does by signing in."""


def of(credential: Item) -> frozenset[Scope]:
    """The scopes of a stored session or token. A session has them all, and so has a token that was made
    before there were any."""
    said = credential.get("scopes")
    return EVERY if said is None else frozenset(Scope(each) for each in said)


def confined(viewer: Viewer, credential: Item, door: Door) -> Viewer:
    """The viewer as far as what they came with lets them be: without `administer`, nobody has a role in the
    network. Raises Forbidden `scope_missing` where it does not let them read, or write.

    A door for one kind of token takes that kind alone, whose holder has their roles there; and that kind
    opens no other door.
    """
    held = of(credential)
    if _needed(door) not in held:
        raise Forbidden("scope_missing")
    return viewer if door.dialect or Scope.ADMINISTER in held else replace(viewer, roles=frozenset())


def _needed(door: Door) -> Scope:
    if door.dialect:
        return Scope(door.dialect.scope)
    return Scope.WRITE if door.method in serving.WRITES else Scope.READ
