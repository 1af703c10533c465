"""The only way to the settings, for whoever decides by them."""

from chalicelib.foundation import rows
from chalicelib.foundation.held import Held
from chalicelib.network.model import Settings
from chalicelib.network.store import settings as store


def settings_of(held: Held) -> Settings:
    """The network's settings as they are now; read once in a request."""
    return store.settings_in(held.row(store.PLACE))


def settings_now() -> Settings:
    """The same for who has no request at hand: a listener, what falls due."""
    return store.settings_in(rows.fetch([store.PLACE]).get(store.PLACE))
