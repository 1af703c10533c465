"""What happens to the network's settings. All of it is audited; `data` holds numbers, codes and domains."""

from chalicelib.foundation.events import Event


class SettingsPinned(Event):
    """A network's settings were written out for the first time."""

    name = "settings.pinned"
    ledger = "audit"


class SettingsChanged(Event):
    """Settings have other values: `data` names each with what it is and, as `was_…`, what it was.

    `refs.with` is the second of two who signed, where it took two; `data.number` the number of their change.
    """

    name = "settings.changed"
    ledger = "audit"


class SettingsProposed(Event):
    """An administrator proposes to loosen settings; `subject` is the number of the change."""

    name = "settings.proposed"
    ledger = "audit"


class SettingsSigned(Event):
    """A second administrator signed; `data.effective` is the instant (milliseconds) of the change."""

    name = "settings.signed"
    ledger = "audit"


class SettingsWithdrawn(Event):
    """One of the two took a change back before its day."""

    name = "settings.withdrawn"
    ledger = "audit"


class SettingsLapsed(Event):
    """A change will not come; `data.reason` says why."""

    name = "settings.lapsed"
    ledger = "audit"


class LookChanged(Event):
    """The network has another name or another accent (`data.accent`, degrees). The name is nowhere in it."""

    name = "look.changed"
    ledger = "audit"
