"""Rows read ahead for one request, in the one trip that every request makes."""

from collections.abc import Iterable
from concurrent.futures import Future
from dataclasses import dataclass, field

from chalicelib.foundation import queries, rows
from chalicelib.foundation.queries import Query, Stretch
from chalicelib.foundation.tables import Item, Key


@dataclass(slots=True)
class Held:
    """What was read ahead. Asking for another row reads it consistently, once."""

    items: dict[Key, Item] = field(default_factory=dict)
    known: set[Key] = field(default_factory=set)
    stretch: "Future[Stretch] | None" = None
    wanted: Query | None = None
    opened: set[str] = field(default_factory=set)
    """The places that only a special access lets this request look into: it leaves a trace."""

    def rows(self, keys: Iterable[Key]) -> list[Item | None]:
        """The rows of keys in their order, None for what does not exist; unread ones come in one call."""
        wanted = list(keys)
        missing = [key for key in wanted if key not in self.known]
        if missing:
            self.read(missing)
        return [self.items.get(key) for key in wanted]

    def row(self, key: Key) -> Item | None:
        """The row of a key, None where there is none."""
        return self.rows([key])[0]

    def read(self, keys: Iterable[Key]) -> None:
        """Reads rows consistently and keeps them."""
        wanted = list(keys)
        self.items.update(rows.fetch(wanted))
        self.known.update(wanted)

    def beside(self, wanted: Query | None) -> None:
        """Starts the query that runs in the same trip."""
        if wanted is not None:
            self.wanted, self.stretch = wanted, queries.beside(wanted)

    def found(self, wanted: Query) -> Stretch:
        """What a query finds: what ran ahead where it is the same query."""
        if self.stretch is not None and wanted == self.wanted:
            return self.stretch.result()
        return queries.query(wanted)
