"""What came of a sheet, kept for a day so that a repeated request is answered as the first was."""

import msgspec
from pynamodb.attributes import JSONAttribute, UnicodeAttribute

from chalicelib.access.model import PersonId
from chalicelib.foundation import clock, rows
from chalicelib.foundation.changes import Change
from chalicelib.foundation.tables import EphemeraRow, Key
from chalicelib.people.model import ImportedRow


class ImportRow(EphemeraRow, discriminator="Import"):
    """`IMPORT#id` / `ROWS`: line, result, and person or fault of each row; neither names nor addresses."""

    by = UnicodeAttribute()
    lines = JSONAttribute()


def keep(change: Change, import_id: str, by: PersonId, lines: list[ImportedRow]) -> None:
    """Writes what came of a sheet."""
    expires = (clock.now() + clock.DAY) // clock.SECOND
    change.make(
        ImportRow(f"IMPORT#{import_id}", "ROWS", by=by, lines=msgspec.to_builtins(lines), expires=expires)
    )


def read(import_id: str) -> list[ImportedRow] | None:
    """What came of a sheet, None where it is not remembered any more."""
    key = Key("ephemera", f"IMPORT#{import_id}", "ROWS")
    item = rows.fetch([key]).get(key)
    return None if item is None else msgspec.json.decode(item["lines"], type=list[ImportedRow])
