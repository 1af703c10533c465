"""What happens to the register of secret communities."""

from chalicelib.foundation.events import Event


class RegisterOpened(Event):
    """An administrator read a page of the register."""

    name = "register.opened"
    ledger = "audit"
