"""What happens to passkeys."""

from chalicelib.foundation.events import Event


class PasskeyAdded(Event):
    """Somebody made a passkey, which opens their account from now on; `subject` is the passkey."""

    name = "passkey.added"
    ledger = "audit"


class PasskeyRemoved(Event):
    """Its owner removed a passkey."""

    name = "passkey.removed"
    ledger = "audit"


class PasskeyRenamed(Event):
    """Its owner gave a passkey another name, which the audit log does not hold."""

    name = "passkey.renamed"
    ledger = "audit"


class PasskeyDoubted(Event):
    """A passkey of `refs.person` signed with a count that does not go on from its last one: there may be a
    copy of it. It opened nothing."""

    name = "passkey.doubted"
    ledger = "audit"
