"""Writing the settings out when a network is made, so that no later default changes anything in it."""

from chalicelib.foundation import rows
from chalicelib.foundation.changes import Change
from chalicelib.foundation.events import Event
from chalicelib.network import rules
from chalicelib.network.events import SettingsPinned
from chalicelib.network.model import Charter, Settings
from chalicelib.network.store import settings as store


def pin(change: Change, *, young: bool) -> list[Event]:
    """Adds every setting to a change, where the network has none written yet; answers the facts to tell.

    A `young` network begins with what new networks begin with; one that had people before there were settings
    keeps what it had.
    """
    if rows.fetch([store.PLACE]):
        return []
    settings = Settings() if young else store.settings_in(None)
    store.keep(change, Charter(settings), was=Charter(store.settings_in(None)))
    every = {name: getattr(settings, name) for name in rules.LOOSENS}
    return [SettingsPinned(by="", subject="settings", data=rules.told(settings, every))]
