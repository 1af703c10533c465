"""Where a person is listed, and how names are looked for.

`NAMES` / `folded name #p` lists members by name, `NAME#abc` / the same those with a word that begins so (one,
two and three letters). `GUESTS` and `SPONSOR#p` list guests, `BOTS` bots, `STATUS#…` whoever rests or has
left. A listing is removed in the transaction that ends it, so nothing that is found has to be judged again.
"""

from dataclasses import dataclass
from typing import Final

from chalicelib.access.model import Kind, PersonId, Status
from chalicelib.foundation.folding import fold, words
from chalicelib.people.model import Person

WORDS: Final = 8
LETTERS: Final = 3
FOLDED_MOST: Final = 200
NAMES: Final = "NAMES"
GUESTS: Final = "GUESTS"
BOTS: Final = "BOTS"


@dataclass(frozen=True, slots=True)
class Search:
    """A partition of names, and the beginnings of words that a name there must have."""

    partition: str
    beginnings: tuple[str, ...] = ()

    @property
    def exact(self) -> bool:
        """Whether every name of the partition has them."""
        return all(self.partition == f"NAME#{wanted}" for wanted in self.beginnings)

    def finds(self, entry: str) -> bool:
        """Whether an entry (`folded name #p`) has them all."""
        parts = entry.rpartition("#")[0].split()
        return all(any(part.startswith(wanted) for part in parts) for wanted in self.beginnings)


def entry(person: Person) -> str:
    """How a person stands in a list: sorted by folded name, and told apart by id."""
    return f"{fold(person.name)[:FOLDED_MOST]} #{person.id}"


def listed(entry: str) -> PersonId:
    """Whom an entry of a list means."""
    return PersonId(entry.rpartition("#")[2])


def partitions(person: Person) -> frozenset[str]:
    """Every list in which a person stands now."""
    if person.status in (Status.SUSPENDED, Status.DEPARTED):
        return frozenset((status_partition(person.status),))
    if person.kind is Kind.GUEST:
        return frozenset((GUESTS, sponsor_partition(person.sponsor or PersonId(""))))
    if person.kind is Kind.MEMBER:
        return frozenset((NAMES, *_beginnings(person.name)))
    return frozenset((BOTS,))


def _beginnings(name: str) -> set[str]:
    return {f"NAME#{word[:many]}" for word in words(name)[:WORDS] for many in range(1, LETTERS + 1)}


def sponsor_partition(sponsor: PersonId) -> str:
    """Where the guests stand for whom somebody answers."""
    return f"SPONSOR#{sponsor}"


def status_partition(status: Status) -> str:
    """Where those stand whose accounts do not work."""
    return f"STATUS#{status}"


def among(partition: str, asked: str) -> Search:
    """The search in one list; nobody is found by what has neither letters nor digits."""
    if asked.strip() and not words(asked):
        return Search("NAME#")
    return Search(partition, tuple(words(asked)))


def among_members(asked: str) -> Search:
    """The search for members; the longest beginning picks the partition, because fewest names have it."""
    longest = max(words(asked), key=len, default="")
    return among(f"NAME#{longest[:LETTERS]}" if longest else NAMES, asked)
