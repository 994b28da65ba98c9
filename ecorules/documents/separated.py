"""Where the cells of a text stand that separates them by a comma, a semicolon or a tab.

The place of a cell is looked for only when something has to be said about it, since a roster
has hundreds of thousands of them.
"""

from __future__ import annotations

import csv
import re
from collections import Counter
from io import StringIO
from typing import TYPE_CHECKING, Final, NamedTuple

from ecorules.diagnostics import Diagnostic, Text

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ecorules.diagnostics import Span
    from ecorules.documents.sources import Source

_DELIMITERS: Final = ",;\t"
_LOOKED_AT: Final = 65_536
_LINES_LOOKED_AT: Final = 20


class Separated(NamedTuple):
    """The places of the cells in one text; the line of a row is that on which it begins."""

    source: Source
    delimiter: str

    @property
    def shown(self) -> str:
        """Return the name of the file as its reader knows it."""
        return self.source.shown

    def row(self, line: int) -> Span:
        """Return the place of a whole row."""
        return self.source.span(line, 1)

    def cell(self, line: int, column: int) -> Span:
        """Return the place of a cell; columns are counted from 0."""
        start = 0
        for _ in range(column):
            line, end = self._end_of_cell(line, start)
            start = min(end + 1, len(self.source.line(line)))
        last_line, end = self._end_of_cell(line, start)
        return self.source.span(line, start + 1, end + 1 if last_line == line else None)

    def _end_of_cell(self, line: int, start: int) -> tuple[int, int]:
        """Return the line and the offset in it at which a cell ends."""
        text = self.source.line(line)
        if not text.startswith('"', start):
            end = text.find(self.delimiter, start)
            return line, len(text) if end < 0 else end
        offset = start + 1
        while not (closing := _CLOSING_QUOTE.match(text, offset)):
            line += 1  # a quoted cell goes on over the line break
            text, offset = self.source.line(line), 0
        return line, closing.end()


class Rows(NamedTuple):
    """All rows with any text, the line on which each begins, and where their cells stand."""

    rows: list[list[str]]
    lines: list[int]
    places: Separated


def rows_of(source: Source, into: list[Diagnostic], most: int) -> Rows | None:
    """Return the rows of a text, or report where a quotation mark is not closed.

    When there are more than `most` of them, no more than one of these is returned.
    """
    places = Separated(source, delimiter(source.text))
    rows: list[list[str]] = []
    lines: list[int] = []
    reader = csv.reader(StringIO(source.text, newline=""), delimiter=places.delimiter, strict=True)
    line = 1
    try:
        for row in reader:
            if "".join(row).strip():
                rows.append(row)
                lines.append(line)
                if len(rows) > most:
                    break  # the caller says that there are too many
            line = reader.line_num + 1
    except csv.Error as error:
        message = _CELL_TOO_LONG if "limit" in str(error) else _QUOTES
        into.append(Diagnostic("csv-syntax", message, source.span(line, 1), help=_HOW_TO_QUOTE))
        return None
    return Rows(rows, lines, places)


def delimiter(text: str) -> str:
    r"""Return the separator that most of the first lines have equally often.

    A title above the table has none, and a comma also stands between thousands.

    >>> delimiter("บัญชีโรงงาน, 2565;;\nregistration;name;bod\n1;A;1,600\n")
    ';'
    """
    unquoted = re.sub('"[^"]*"', "", text[:_LOOKED_AT])
    lines = [line for line in unquoted.splitlines() if line.strip()][:_LINES_LOOKED_AT]
    return max(_DELIMITERS, key=lambda sign: _usual(line.count(sign) for line in lines))


def _usual(counts: Iterable[int]) -> tuple[int, int]:
    """Return how many lines have the usual number of a sign, and that number."""
    found = Counter(count for count in counts if count)
    return max(((lines, count) for count, lines in found.items()), default=(0, 0))


# Doubled quotation marks belong to the cell; a single one closes it.
_CLOSING_QUOTE: Final = re.compile('(?:[^"]|"")*+"')
_QUOTES: Final = Text(
    "a quotation mark in this row is not closed, or text follows the closing one",
    "เครื่องหมายคำพูดในแถวนี้ไม่มีตัวปิด หรือมีข้อความต่อท้ายตัวปิด",
)
_CELL_TOO_LONG: Final = Text(
    "a cell in this row is too long",
    "มีช่องในแถวนี้ที่ข้อความยาวเกินไป",
)
_HOW_TO_QUOTE: Final = Text(
    'close it; write a quotation mark inside a quoted cell twice: `""`',
    'ใส่เครื่องหมายคำพูดปิด หากอยู่ภายในข้อความให้เขียนซ้อนสองตัว `""`',
)
