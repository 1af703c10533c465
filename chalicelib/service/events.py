"""What happens to the service. What was measured is no fact: CloudWatch holds what it was made of."""

from chalicelib.foundation.events import Event


class SupportChanged(Event):
    """Administrators say otherwise whom to ask for help. The contact is nowhere in it."""

    name = "support.changed"
    ledger = "audit"
