"""The table of a roster in a file of its own: CSV, or the sheet of a workbook."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from ecorules.case.headers import Words
from ecorules.case.workbook.layout import EVIDENCE_ROW, KEY, UNIT_ROW
from ecorules.documents.sources import read_content
from ecorules.documents.tables import LARGEST_TABLE, table_from, table_of, too_large
from ecorules.documents.workbooks.workbook import workbook_of

if TYPE_CHECKING:
    from pathlib import Path

    from ecorules.diagnostics import Diagnostic
    from ecorules.documents import Table
    from ecorules.documents.workbooks.workbook import Worksheet
    from ecorules.language.vocabulary import Roster, Vocabulary

# A workbook is an archive, or in the old form a compound file; no text begins like either.
_NO_TEXT: Final = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")
# In our own form these stand right above the header row.
_ABOVE_THE_TABLE: Final = frozenset({KEY, EVIDENCE_ROW, UNIT_ROW})
_ROWS_LOOKED_AT: Final = 11


def read_roster(
    path: Path, shown: str, roster: Roster, vocabulary: Vocabulary, into: list[Diagnostic]
) -> Table | None:
    """Return the table of a roster in a CSV file or a workbook, or report why there is none."""
    content = read_content(path, shown, LARGEST_TABLE, into)
    if content is None:
        return None
    words = Words(roster, vocabulary)
    if not content.startswith(_NO_TEXT):
        return table_of(content, shown, into, words.known)
    workbook = workbook_of(content, shown, into)
    if workbook is None:
        return None
    sheet = max(workbook.sheets, key=lambda each: _headers_known(each, words), default=None)
    if sheet is None:
        return table_of(b"", shown, into)
    rows = _rows(sheet)
    width = max((max(cells) for cells in rows.values()), default=0)
    problem = too_large(width, len(rows))
    if problem is not None:
        into.append(problem.diagnostic(sheet.whole))
        return None
    places = range(1, width + 1)
    leveled = [[cells.get(place, "") for place in places] for cells in rows.values()]
    return table_from(leveled, list(rows), sheet, into, words.known)


def _headers_known(sheet: Worksheet, words: Words) -> int:
    first = sorted(sheet.grid.rows.items())[:_ROWS_LOOKED_AT]
    return max((words.known(list(cells.values())) for _, cells in first), default=0)


def _rows(sheet: Worksheet) -> dict[int, dict[int, str]]:
    """Return the rows of a sheet with any text, by their numbers.

    What our own form says above its table, to people and to programs, is none of it.
    """
    rows = sorted(sheet.grid.rows.items())
    above = max((row for row, cells in rows if cells.get(1) in _ABOVE_THE_TABLE), default=0)
    return {row: cells for row, cells in rows if cells and row > above}
