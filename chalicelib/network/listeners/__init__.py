"""What the network does on news, and on the days of its changes."""

from chalicelib.foundation.events import Event
from chalicelib.network.actions.settling import fall_due, lapse_unheld

__all__ = ["fall_due", "judge_signers"]


def judge_signers(event: Event) -> None:
    """Somebody's roles or status changed: a change of settings that they signed does not outlive it."""
    lapse_unheld()
