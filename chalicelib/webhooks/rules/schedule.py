"""When a message that did not arrive is sent again, and when one stops trying. Pure.

Ten attempts over 75 hours, as Standard Webhooks 1.0.0 suggests, each wait up to a fifth longer by chance so
that what failed together does not come back together.
"""

import random
from typing import Final

from chalicelib.foundation.clock import DAY, HOUR, MINUTE

WAITS: Final = (
    MINUTE, 5 * MINUTE, 30 * MINUTE, 2 * HOUR, 5 * HOUR, 10 * HOUR, 14 * HOUR, 20 * HOUR, 24 * HOUR,
)  # fmt: skip
ATTEMPTS: Final = len(WAITS) + 1
JITTER: Final = 0.2
LAST_WORD: Final = 10 * MINUTE
"""How long the answer to the last attempt is waited for."""
GIVES_UP: Final = 5 * DAY
"""For how long a receiver fails before it is not called any more."""
OVERLAP: Final = DAY
"""For how long a former secret signs too."""
ASKED_MOST: Final = DAY


def wait(attempt: int) -> int:
    """Milliseconds from the first, second, … attempt of a round to what follows it."""
    if attempt >= ATTEMPTS:
        return LAST_WORD
    return int(WAITS[attempt - 1] * random.uniform(1, 1 + JITTER))


def asked(seconds: int) -> int:
    """Milliseconds that a receiver asked to be left alone for, within reason (`Retry-After`)."""
    return min(max(seconds * 1_000, MINUTE), ASKED_MOST)
