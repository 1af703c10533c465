"""What happens when administrators look inside. `subject` is the request; its reason is nowhere in it."""

from chalicelib.foundation.events import Event


class GlassAsked(Event):
    """An administrator asked to look inside a community."""

    name = "glass.asked"
    ledger = "audit"


class GlassWithdrawn(Event):
    """A request that nobody had signed was taken back, or its asker is no administrator any more."""

    name = "glass.withdrawn"
    ledger = "audit"


class GlassOpened(Event):
    """A community stands open to an administrator (`by`) until `data.until`; `refs.signer` signed for it."""

    name = "glass.opened"
    ledger = "rules"


class GlassEnded(Event):
    """An access ended before its hour; `refs.opener` says whose it was."""

    name = "glass.ended"
    ledger = "rules"
