"""For whom something was written, as a key under which it is counted: stamps joined by `+`.

Counts are kept by audience so that each reader is told the number of what that reader may read.
"""

from collections.abc import Iterable, Mapping

from chalicelib.access import policy
from chalicelib.access.model import Stamp
from chalicelib.access.policy import Asker


def audience(*stamps: Stamp) -> str:
    """The key of those whom all these stamps admit."""
    return "+".join(sorted({stamp.text for stamp in stamps}))


def stamps_of(key: str) -> tuple[Stamp, ...]:
    """The stamps of a key."""
    return tuple(Stamp.of(text) for text in key.split("+"))


def admitted(asker: Asker, stamps: Iterable[Stamp]) -> bool:
    """Whether all these stamps admit someone whom the community lets read now."""
    return all(policy.admits(asker, stamp) for stamp in stamps)


def counted(asker: Asker, counts: Mapping[str, int]) -> int:
    """How many of the things counted by audience someone may read."""
    return max(sum(count for key, count in counts.items() if admitted(asker, stamps_of(key))), 0)
