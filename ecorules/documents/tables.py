"""CSV as rows of text that still know where they were written.

A roster comes out of a spreadsheet: with a comma, a semicolon or a tab between
the cells, as the program and its language had it.  The rows are read at once;
the place of a cell is looked for only when something has to be said about it.
"""

import csv
import re
from collections.abc import Sequence
from dataclasses import dataclass
from io import StringIO
from pathlib import Path
from typing import Final

from ecorules.diagnostics import Diagnostic, Span, Text, quoted
from ecorules.documents.scalars import plain
from ecorules.documents.sources import EMPTY, MEGABYTE, Source, decoded, read_source

LARGEST_TABLE: Final = 64 * MEGABYTE
_DELIMITERS: Final = ",;\t"
_MOST_REPORTED: Final = 50


@dataclass(frozen=True, eq=False)
class Table:
    """Hold the rows below a header row; each has as many cells as the header."""

    headers: tuple[str, ...]
    rows: Sequence[Sequence[str]]
    _source: Source
    _lines: Sequence[int]
    _delimiter: str

    @property
    def shown(self) -> str:
        """Return the name of the file as its reader knows it."""
        return self._source.shown

    def column(self, header: str) -> int | None:
        """Return the position of a column by its header, if there is one."""
        return self.headers.index(header) if header in self.headers else None

    @property
    def header_row(self) -> Span:
        """Return the place of the header row."""
        return self._source.span(self._lines[0], 1)

    def header_span(self, column: int) -> Span:
        """Return the place of a column's header."""
        return _cell_span(self._source, self._lines[0], column, self._delimiter)

    def span(self, row: int, column: int) -> Span:
        """Return the place of a cell; rows and columns are counted from 0."""
        return _cell_span(self._source, self._lines[row + 1], column, self._delimiter)

    def row_span(self, row: int) -> Span:
        """Return the place of a whole row."""
        return self._source.span(self._lines[row + 1], 1)


def read_table(
    path: Path,
    shown: str,
    into: list[Diagnostic],
    limit: int = LARGEST_TABLE,
) -> Table | None:
    """Return the table in a CSV file, or report why there is none.

    Rows without any text are passed over.  Headers are plain; cells are as they
    were written.
    """
    source = read_source(path, shown, limit, into)
    return None if source is None else _table(source, into)


def table_of(content: bytes, shown: str, into: list[Diagnostic]) -> Table | None:
    """Return the table in the bytes of a CSV file, as `read_table` does."""
    source = decoded(content, shown, into)
    return None if source is None else _table(source, into)


def _table(source: Source, into: list[Diagnostic]) -> Table | None:
    delimiter = _delimiter(source.text)
    rows: list[list[str]] = []
    lines: list[int] = []
    reader = csv.reader(StringIO(source.text, newline=""), delimiter=delimiter, strict=True)
    line = 1
    try:
        for row in reader:
            if "".join(row).strip():
                rows.append(row)
                lines.append(line)
            line = reader.line_num + 1
    except csv.Error as error:
        message = _CELL_TOO_LONG if "limit" in str(error) else _QUOTES
        into.append(Diagnostic("csv-syntax", message, source.span(line, 1), help=_HOW_TO_QUOTE))
        return None
    if not rows:
        into.append(Diagnostic("empty-file", EMPTY, Span.whole(source.shown)))
        return None
    headers = tuple(map(plain, rows.pop(0)))
    table = Table(headers, rows, source, lines, delimiter)
    _examine_headers(table, into)
    _level(table, rows, into)
    return table


def _delimiter(text: str) -> str:
    header = re.sub('"[^"]*"', "", text.lstrip().partition("\n")[0])
    return max(_DELIMITERS, key=header.count)


def _examine_headers(table: Table, into: list[Diagnostic]) -> None:
    first: dict[str, int] = {}
    for column, header in enumerate(table.headers):
        if not header:
            message = Text(f"column {column + 1} has no name", f"คอลัมน์ที่ {column + 1} ไม่มีชื่อ")
            span = table.header_span(column)
            into.append(Diagnostic("unnamed-column", message, span, help=_NAME_OR_DELETE))
        elif header in first:
            name, both = quoted(header), (first[header] + 1, column + 1)
            message = Text(
                "columns {} and {} are both called {}".format(*both, name),
                "คอลัมน์ที่ {} และ {} ใช้ชื่อ {} ซ้ำกัน".format(*both, name),
            )
            span = table.header_span(column)
            into.append(Diagnostic("duplicate-column", message, span, help=_RENAME))
        else:
            first[header] = column


def _level(table: Table, rows: list[list[str]], into: list[Diagnostic]) -> None:
    """Report rows that are too short or too long, and make them as long as the header.

    So the cells that stand can still be examined.
    """
    width = len(table.headers)
    uneven = [place for place, row in enumerate(rows) if len(row) != width]
    into.extend(
        _uneven_row(table.row_span(place), len(rows[place]), width)
        for place in uneven[:_MOST_REPORTED]
    )
    for place in uneven:
        rows[place] = (rows[place] + [""] * width)[:width]
    if len(uneven) > _MOST_REPORTED:
        more = len(uneven) - _MOST_REPORTED
        message = Text(
            f"{more:,} more rows do not have {width} cells",
            f"ยังมีอีก {more:,} แถวที่มีไม่ครบหรือเกิน {width} ช่อง",
        )
        into.append(Diagnostic("uneven-row", message, Span.whole(table.shown)))


def _uneven_row(span: Span, found: int, expected: int) -> Diagnostic:
    cells = "cell" if found == 1 else "cells"
    message = Text(
        f"the row has {found} {cells}, and the header has {expected}",
        f"แถวนี้มี {found} ช่อง แต่หัวตารางมี {expected} ช่อง",
    )
    return Diagnostic("uneven-row", message, span, help=_HOW_TO_LEVEL)


def _cell_span(source: Source, line: int, column: int, delimiter: str) -> Span:
    start = 0
    for _ in range(column):
        line, end = _end_of_cell(source, line, start, delimiter)
        start = min(end + 1, len(source.line(line)))
    last_line, end = _end_of_cell(source, line, start, delimiter)
    return source.span(line, start + 1, end + 1 if last_line == line else None)


def _end_of_cell(source: Source, line: int, start: int, delimiter: str) -> tuple[int, int]:
    """Return the line and the offset in it at which a cell ends."""
    text = source.line(line)
    if not text.startswith('"', start):
        end = text.find(delimiter, start)
        return line, len(text) if end < 0 else end
    offset = start + 1
    while not (closing := _CLOSING_QUOTE.match(text, offset)):
        line += 1  # a quoted cell goes on over the line break
        text, offset = source.line(line), 0
    return line, closing.end()


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
_NAME_OR_DELETE: Final = Text(
    "write a name in the header row, or delete the column",
    "ใส่ชื่อในแถวหัวตาราง หรือลบคอลัมน์นี้",
)
_RENAME: Final = Text("rename or delete one of them", "เปลี่ยนชื่อหรือลบคอลัมน์ใดคอลัมน์หนึ่ง")
_HOW_TO_LEVEL: Final = Text(
    "leave a cell empty where nothing is known; put a cell that contains the separator in quotes",
    "ช่องที่ไม่มีข้อมูลให้เว้นว่างไว้ ช่องที่มีเครื่องหมายคั่นอยู่ข้างในให้ใส่เครื่องหมายคำพูด",
)
