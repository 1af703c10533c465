"""How much a mail may carry of what was written: by the community's rule, and by the network's settings."""

from collections.abc import Iterable
from typing import NamedTuple

from chalicelib.access.model import WIDTH, Stamp, Visibility
from chalicelib.network.model import Ceiling


class Share(NamedTuple):
    """What a mail may tell: names (of the place and of people), the title, the beginning of the text."""

    named: bool
    titled: bool
    quoted: bool


ALL = Share(named=True, titled=True, quoted=True)
NOTHING = Share(named=False, titled=False, quoted=False)


def share(visibility: Visibility, stamps: Iterable[Stamp], ceiling: Ceiling) -> Share:
    """What a mail may tell of something: the narrowest rule counts, of the place now and of each stamp.

    A mailbox is no place of the network: what was written in secret is not told there, whatever came later.
    """
    narrowest = min((visibility, *(each.visibility for each in stamps)), key=WIDTH.__getitem__)
    if narrowest is Visibility.OPEN:
        return ALL
    if narrowest is Visibility.SECRET:
        return NOTHING
    return Share(named=True, titled=ceiling is not Ceiling.NOTHING, quoted=ceiling is Ceiling.LINES)
