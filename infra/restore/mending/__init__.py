"""Rows that tell the same thing tell the same again, where a restore holds a part of a transaction.

Some rows decide and others follow: packed documents decide who is inside, gates what the rule is, posts what
was written. Lists, cards, streams and heads are made to agree with them; never the other way.
"""

from collections import Counter
from collections.abc import Callable
from typing import Final

from infra.restore.mending import places, talk
from infra.restore.mending.everything import Everything, everything

Law = Callable[[Everything], int]
LAWS: Final[tuple[Law, ...]] = (
    places.documents, places.gates, places.cards, places.found, places.lists, places.headcounts,
    places.seats, places.names, talk.streams, talk.heads, talk.pins,
)  # fmt: skip


def mended() -> Counter[str]:
    """Makes all rows of the network agree, and answers how many of each kind did not. Repeat-safe."""
    seen = everything()
    return +Counter({law.__name__: law(seen) for law in LAWS})
