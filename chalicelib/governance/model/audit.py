"""What an auditor asks for."""

from dataclasses import dataclass

from chalicelib.governance.model.ledger import Entry


@dataclass(frozen=True, slots=True)
class Filter:
    """Which entries are wanted: all that hold for each thing that is said. Instants are in milliseconds; the
    beginning is included, the end is not."""

    by: str | None = None
    action: str | None = None
    subject: str | None = None
    community: str | None = None
    begin: int | None = None
    end: int | None = None

    def lets(self, entry: Entry) -> bool:
        """Whether an entry is wanted, its instant aside."""
        said = (
            (self.by, entry.by),
            (self.action, entry.action),
            (self.subject, entry.subject),
            (self.community, entry.community),
        )
        return all(wanted in (None, is_) for wanted, is_ in said)
