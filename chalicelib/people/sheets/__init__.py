"""Sheets: people listed in a CSV file, as spreadsheets in France and elsewhere save it.

Nothing is invited or stored here: a sheet is read whole, each row with what is wrong with it, so that the
answer can speak row by row. A cell is text whatever it looks like: "=1+1" is never computed.
"""

from chalicelib.people.sheets.bytes import BYTES_MOST, BadSheet
from chalicelib.people.sheets.reading import ROWS_MOST, Sheet, rows_of
from chalicelib.people.sheets.rows import Row

__all__ = ["BYTES_MOST", "ROWS_MOST", "BadSheet", "Row", "Sheet", "rows_of"]
