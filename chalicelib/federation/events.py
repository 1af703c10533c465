"""What happens to identities."""

from chalicelib.foundation.events import Event


class IdentityLinked(Event):
    """The company's sign-in opens somebody's account from now on. `data.way` is `address` where the account
    was there, `new` where it was made by this."""

    name = "identity.linked"
    ledger = "audit"
