"""What happens to webhooks, to incoming addresses and to insights."""

from chalicelib.foundation.events import Event


class WebhookMade(Event):
    """Somebody made a webhook; `subject` is its id."""

    name = "webhook.made"
    ledger = "audit"


class WebhookChanged(Event):
    """Its owner changed it; `data.fields` names what."""

    name = "webhook.changed"
    ledger = "audit"


class WebhookRemoved(Event):
    """Its owner removed it."""

    name = "webhook.removed"
    ledger = "audit"


class SecretRotated(Event):
    """A webhook signs with another secret; the former one signs too for a day."""

    name = "webhook.secret_rotated"
    ledger = "audit"


class WebhookDisabled(Event):
    """A webhook is not called any more, for a `reason`; `refs` name its `owner`, who is told."""

    name = "webhook.disabled"
    ledger = "audit"


class WebhookPinged(Event):
    """An owner wants to see whether their receiver answers."""

    name = "webhook.pinged"


class DeliveryAsked(Event):
    """An owner wants something delivered again; `subject` is the delivery, `refs` name the `hook`, and
    `data.tries` says how often it had been tried by then."""

    name = "delivery.asked"


class DeliveryAnswered(Event):
    """What a receiver answered. It is no fact of the journal: the function that calls tells it, by queue, and
    `data` holds the number of the attempt, the status, and the beginning of the answer."""

    name = "delivery.answered"


class BridgeAttached(Event):
    """News of a community go to a webhook from now on; `subject` is its id, `data.content` says whether words
    go too. Everybody inside is told."""

    name = "bridge.attached"
    ledger = "rules"


class BridgeDetached(Event):
    """They do not any more, for a `reason`."""

    name = "bridge.detached"
    ledger = "rules"


class IncomingMade(Event):
    """A steward made an address that messages come in by; `refs` name the `bot` that posts them."""

    name = "incoming.made"
    ledger = "audit"


class IncomingRevoked(Event):
    """It takes no more messages."""

    name = "incoming.revoked"
    ledger = "audit"


class InsightsAllowed(Event):
    """A steward lets what is said be marked and handed on. Everybody inside is told."""

    name = "insights.allowed"
    ledger = "rules"


class InsightsStopped(Event):
    """Nothing can be marked or handed on any more."""

    name = "insights.stopped"
    ledger = "rules"


class InsightMarked(Event):
    """A post or a comment is a lead or an insight. `data` says which (`kind`), on what `basis`, and whether
    the person concerned has consented (`consent`, 0 or 1); `refs` name the `post` and the `author`."""

    name = "insight.marked"
    ledger = "audit"


class InsightUnmarked(Event):
    """It is not any more."""

    name = "insight.unmarked"
    ledger = "audit"


class InsightsTaken(Event):
    """A steward took the insights of a community away as a sheet."""

    name = "insights.taken"
    ledger = "audit"
