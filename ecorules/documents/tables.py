"""Rows of text below a header row that still know where they were written.

A roster comes out of a spreadsheet: as a CSV file, with whatever encoding and separator the
program and its language had, or as a sheet.  Offices put a title above the header row and
leave empty columns beside the table, and both are no part of it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Protocol, TypeAlias

from ecorules.diagnostics import Diagnostic, Severity, Span, Text, quoted
from ecorules.documents.encodings import text_of_table
from ecorules.documents.scalars import Unreadable, plain
from ecorules.documents.separated import rows_of
from ecorules.documents.sources import EMPTY, MEGABYTE, read_content

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    # How many of a row's cells are headers that the reader of the table knows.
    HeadersKnown: TypeAlias = Callable[[Sequence[str]], int]

LARGEST_TABLE: Final = 64 * MEGABYTE
_MOST_REPORTED: Final = 50
_MOST_TITLES: Final = 10
_MOST_COLUMNS: Final = 2000
_MOST_ROWS: Final = 200_000
_MOST_CELLS: Final = 4_000_000


class Places(Protocol):
    """Tell where a row or a cell was written, by the number of the line on which it begins."""

    @property
    def shown(self) -> str:
        """Return the name of the file, or of the sheet in it, as its reader knows it."""
        ...

    def row(self, line: int) -> Span:
        """Return the place of a whole row."""
        ...

    def cell(self, line: int, column: int) -> Span:
        """Return the place of a cell; columns are counted from 0."""
        ...


@dataclass(frozen=True, eq=False)
class Table:
    """Hold the rows below a header row; each has as many cells as the header.

    `written` are the headers as they were typed, line breaks and all; `lines` begins with
    the line of the header row.
    """

    written: tuple[str, ...]
    headers: tuple[str, ...]
    rows: Sequence[Sequence[str]]
    lines: Sequence[int]
    places: Places

    @property
    def shown(self) -> str:
        """Return the name of the file as its reader knows it."""
        return self.places.shown

    def column(self, header: str) -> int | None:
        """Return the position of a column by its header, if there is one."""
        return self.headers.index(header) if header in self.headers else None

    @property
    def header_row(self) -> Span:
        """Return the place of the header row."""
        return self.places.row(self.lines[0])

    def header_span(self, column: int) -> Span:
        """Return the place of a column's header."""
        return self.places.cell(self.lines[0], column)

    def span(self, row: int, column: int) -> Span:
        """Return the place of a cell; rows and columns are counted from 0."""
        return self.places.cell(self.lines[row + 1], column)

    def row_span(self, row: int) -> Span:
        """Return the place of a whole row."""
        return self.places.row(self.lines[row + 1])


def read_table(
    path: Path,
    shown: str,
    into: list[Diagnostic],
    limit: int = LARGEST_TABLE,
    known: HeadersKnown | None = None,
) -> Table | None:
    """Return the table in a CSV file, or report why there is none.

    Rows without any text are passed over.  Headers are plain; cells are as they
    were written.  Titles above the header row are told if `known` finds the header row.
    """
    content = read_content(path, shown, limit, into)
    return None if content is None else table_of(content, shown, into, known)


def table_of(
    content: bytes, shown: str, into: list[Diagnostic], known: HeadersKnown | None = None
) -> Table | None:
    """Return the table in the bytes of a CSV file, as `read_table` does."""
    source = text_of_table(content, shown, into)
    found = None if source is None else rows_of(source, into, _MOST_ROWS)
    return None if found is None else table_from(*found, into, known)


def table_from(
    rows: list[list[str]],
    lines: list[int],
    places: Places,
    into: list[Diagnostic],
    known: HeadersKnown | None = None,
) -> Table | None:
    """Return the table in rows that have some text, each with the line on which it begins."""
    if not rows:
        into.append(Diagnostic("empty-file", EMPTY, Span.whole(places.shown)))
        return None
    above = 0 if known is None else _rows_above(rows, known)
    into.extend(_title(places.row(line)) for line in lines[:above])
    written = tuple(rows[above])
    problem = too_large(len(written), len(rows))
    if problem is not None:
        into.append(problem.diagnostic(places.row(lines[above])))
        return None
    headers = tuple(map(plain, written))
    below = rows[above + 1 :]
    table = Table(written, headers, below, lines[above:], places)
    _level(table, below, into)
    _examine_headers(table, into)
    return table


def _rows_above(rows: Sequence[Sequence[str]], known: HeadersKnown) -> int:
    """Return how many rows stand above the one with the most headers that are known."""
    found = [known(row) for row in rows[: _MOST_TITLES + 1]]
    return found.index(max(found))


def too_large(columns: int, rows: int) -> Unreadable | None:
    """Return why a table is not read that no area could have: it would fill the memory."""
    if columns > _MOST_COLUMNS:
        message = Text(
            f"the table has more than {_MOST_COLUMNS:,} columns",
            f"ตารางมีมากกว่า {_MOST_COLUMNS:,} คอลัมน์",
        )
    elif rows > _MOST_ROWS:
        message = Text(
            f"the table has more than {_MOST_ROWS:,} rows", f"ตารางมีมากกว่า {_MOST_ROWS:,} แถว"
        )
    elif columns * rows > _MOST_CELLS:
        message = Text(
            f"the table has more than {_MOST_CELLS:,} cells",
            f"ตารางมีมากกว่า {_MOST_CELLS:,} ช่อง",
        )
    else:
        return None
    return Unreadable("too-large", message, _KEEP_WHAT_IS_ASKED)


def _title(span: Span) -> Diagnostic:
    return Diagnostic("title-row", _TITLE, span, severity=Severity.NOTE)


def _examine_headers(table: Table, into: list[Diagnostic]) -> None:
    first: dict[str, int] = {}
    for column, header in enumerate(table.headers):
        if not header:
            if any(row[column].strip() for row in table.rows):
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

    So the cells that stand can still be examined.  Empty cells beyond the last column are
    what a spreadsheet writes for a column that was deleted.
    """
    width = len(table.headers)
    for place, row in enumerate(rows):
        if len(row) > width and not "".join(row[width:]).strip():
            rows[place] = row[:width]
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


_TITLE: Final = Text(
    "this row stands above the header row: it is taken as a title and passed over",
    "แถวนี้อยู่เหนือแถวหัวตาราง จึงถือเป็นชื่อตารางและไม่นำมาอ่าน",
)
_NAME_OR_DELETE: Final = Text(
    "write a name in the header row, or delete the column",
    "ใส่ชื่อในแถวหัวตาราง หรือลบคอลัมน์นี้",
)
_KEEP_WHAT_IS_ASKED: Final = Text(
    "delete what nobody asks for; a stray entry far to the right or far below counts too",
    "ลบส่วนที่ไม่ใช้ รวมถึงข้อความที่พิมพ์ไว้โดยไม่ตั้งใจทางขวาสุดหรือล่างสุดของตาราง",
)
_RENAME: Final = Text("rename or delete one of them", "เปลี่ยนชื่อหรือลบคอลัมน์ใดคอลัมน์หนึ่ง")
_HOW_TO_LEVEL: Final = Text(
    "leave a cell empty where nothing is known; put a cell that contains the separator in quotes",
    "ช่องที่ไม่มีข้อมูลให้เว้นว่างไว้ ช่องที่มีเครื่องหมายคั่นอยู่ข้างในให้ใส่เครื่องหมายคำพูด",
)
