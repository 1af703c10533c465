"""Our CPU beside raw botocore's, for the same calls and the same bytes.

Measured warm, with the engine's recorded answers handed over at the socket: our handler from event to
bytes, and a bare botocore client making the same calls and parsing the same bytes. The two take turns call
by call, so that a noisy machine disturbs both alike and neither finds its caches warmer.
"""

import functools
import statistics
import time
from collections.abc import Callable
from typing import Any, Final

from bench.tapes import Tape, replayed

TURNS: Final = 120
WARM: Final = 20


def compared(act: Callable[[], Any], tape: Tape) -> tuple[float, float, float]:
    """Median CPU of ours and of raw botocore in milliseconds, and the median of the ratios pair by pair."""
    from chalicelib.foundation import rows

    plain = _plain()

    def raw() -> None:
        for call in tape.calls:
            plain._make_api_call(call.operation, dict(call.arguments))

    with replayed(rows.connection.client, tape), replayed(plain, tape):
        pairs = [(_cpu(act), _cpu(raw)) for _ in range(TURNS)][WARM:]
    ours, theirs = zip(*pairs, strict=True)
    ratio = statistics.median(mine / bare for mine, bare in pairs)
    return statistics.median(ours), statistics.median(theirs), ratio


@functools.cache
def _plain() -> Any:
    """A bare botocore client, set as PynamoDB sets its own."""
    import botocore.session
    from botocore.config import Config

    from chalicelib.foundation import settings

    config = Config(parameter_validation=False)
    return botocore.session.get_session().create_client(
        "dynamodb", region_name=settings.REGION, config=config
    )


def _cpu(work: Callable[[], Any]) -> float:
    began = time.process_time()
    work()
    return (time.process_time() - began) * 1000
