"""A form as people hand it in: which sheet is which, where its columns and its rows stand.

Sheets are renamed, rows and columns are inserted, moved and sorted, and headers are reworded.
So a sheet is known by its title or by what its columns are called, a column by the hidden row
of names or by its header, and a row by its key.  What cannot be told apart is reported, and
what is not read is told, so that nothing gets lost in silence.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

from ecorules.case.workbook import notices as say
from ecorules.case.workbook.layout import AREA, BASE_SHEET, KEY, LISTS_SHEET, README, Column, Entry
from ecorules.diagnostics import nearest
from ecorules.documents import plain

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from ecorules.case.workbook.layout import Sheet
    from ecorules.diagnostics import Diagnostic, Span
    from ecorules.documents.workbooks.workbook import Workbook, Worksheet

# How far down the names and headers of a table may have moved.
_FARTHEST_HEADER: Final = 60
_HEADING: Final = re.compile("#[0-9]+")


class FilledRow(NamedTuple):
    """One row below the headers: its line, its key if it has one, and its texts by column."""

    line: int
    key: str
    texts: Mapping[str, str]


class FilledSheet(NamedTuple):
    """One sheet of a form: the columns that were found, by name, and the rows below them."""

    layout: Sheet
    worksheet: Worksheet
    columns: Mapping[str, int]
    rows: Sequence[FilledRow]

    def span(self, line: int, column: str) -> Span:
        """Return the place of a cell; without such a column, of its row."""
        if column not in self.columns:
            return self.worksheet.row(line)
        return self.worksheet.cell(line, self.columns[column] - 1)


def sheets_of(
    workbook: Workbook, layouts: Sequence[Sheet], into: list[Diagnostic]
) -> dict[str, Worksheet]:
    """Return the sheets of a form by their names, and tell which are not read."""
    found: dict[str, Worksheet] = {}
    for worksheet in workbook.sheets:
        title = plain(worksheet.sheet.name)
        if title in {BASE_SHEET, LISTS_SHEET} or title.casefold() in _titles(README):
            continue
        layout = _by_title(worksheet, layouts) or _by_columns(worksheet, layouts)
        if layout is None:
            if worksheet.grid.rows:
                into.append(say.unknown_sheet(worksheet, [each.title for each in layouts]))
        elif layout.name in found:
            into.append(say.sheet_twice(worksheet, found[layout.name]))
        else:
            found[layout.name] = worksheet
            if title.casefold() not in _titles(layout):
                into.append(say.sheet_read_as(worksheet, layout.title))
    return found


def _titles(layout: Sheet) -> set[str]:
    """Return all that the tab of a sheet may say."""
    en, th = layout.title.en.casefold(), layout.title.th
    return {layout.name, en, th, f"{th} {en}", f"{th} ({en})", f"{th} · {en}", f"{th}-{en}"}


def _by_title(worksheet: Worksheet, layouts: Sequence[Sheet]) -> Sheet | None:
    """Return the sheet of a title; of one that is only like it, if its table is there too."""
    title = plain(worksheet.sheet.name).casefold()
    said = {word: layout for layout in layouts for word in _titles(layout)}
    if title in said:
        return said[title]
    close = nearest(title, said)
    if close is None:
        return None
    columns = said[close].columns
    is_there = _line_of_names(worksheet, columns) or _line_of_headers(worksheet, columns, 0)
    return said[close] if is_there else None


def _by_columns(worksheet: Worksheet, layouts: Sequence[Sheet]) -> Sheet | None:
    """Return the sheet whose columns these are, if most of them are there."""
    best, most = None, 0
    for layout in layouts:
        names = _line_of_names(worksheet, layout.columns)
        columns = [each.name for each in layout.columns]
        if names is None or len(columns) <= len(_TOO_FEW):
            continue
        here = sum(text in columns for text in worksheet.grid.rows[names].values())
        if here > max(most, len(columns) // 2):
            best, most = layout, here
    return best


_TOO_FEW: Final = ("key", "name")


def _line_of_names(worksheet: Worksheet, columns: Sequence[Column]) -> int | None:
    """Return the line with the names of the columns, wherever it has moved."""
    names = {column.name for column in columns}
    for line in sorted(worksheet.grid.rows)[:_FARTHEST_HEADER]:
        texts = {plain(text) for text in worksheet.grid.rows[line].values()}
        if KEY in texts or len(texts & names) > len(names) // 2:
            return line
    return None


def filled_sheet(worksheet: Worksheet, layout: Sheet, into: list[Diagnostic]) -> FilledSheet | None:
    """Return the table on a sheet of the form, or report that there is none."""
    names = _line_of_names(worksheet, layout.columns)
    headers = _line_of_headers(worksheet, layout.columns, names or 0)
    if names is None and headers is None:
        into.append(say.no_table(worksheet))
        return None
    columns = _columns(worksheet, layout, names, headers, into)
    last = max(names or 0, headers or 0)
    rows = list(_rows(worksheet, layout, columns, last))
    _tell_the_rest(worksheet, layout, columns, (headers or last, last), into)
    return FilledSheet(layout, worksheet, columns, rows)


def _line_of_headers(worksheet: Worksheet, columns: Sequence[Column], names: int) -> int | None:
    """Return the line in which most of the headers stand, below the names if there are any."""
    known = _headers(columns)
    best, most = None, 0
    for line in sorted(worksheet.grid.rows)[:_FARTHEST_HEADER]:
        if line > names:
            here = sum(
                any(word in known for word in _said(text))
                for text in worksheet.grid.rows[line].values()
            )
            if here > most:
                best, most = line, here
    return best if most > 1 else None


def _headers(columns: Sequence[Column]) -> dict[str, Column]:
    """Return the columns by everything that may stand above them."""
    found: dict[str, Column] = {}
    for column in columns:
        for said in (column.shown, *column.header):
            found.setdefault(plain(said).casefold(), column)
    return found


def _said(text: str) -> list[str]:
    """Return a header as a whole, and line by line."""
    return [plain(part).casefold() for part in (text, *text.splitlines()) if plain(part)]


def _columns(
    worksheet: Worksheet,
    layout: Sheet,
    names: int | None,
    headers: int | None,
    into: list[Diagnostic],
) -> dict[str, int]:
    """Return where each column stands, by its hidden name or else by its header."""
    known = {column.name: column for column in layout.columns}
    by_header = _headers(layout.columns)
    found: dict[str, int] = {}
    for place, text in sorted(worksheet.grid.rows.get(names or 0, {}).items()):
        if plain(text) in known:
            found.setdefault(plain(text), place)
    named = {place: known[name] for name, place in found.items()}
    for place, text in sorted(worksheet.grid.rows.get(headers or 0, {}).items()):
        exact = next((by_header[word] for word in _said(text) if word in by_header), None)
        column = named.get(place) or exact or _near(text, by_header)
        if column is None or found.setdefault(column.name, place) != place:
            continue
        if exact is None and headers is not None:
            into.append(say.header_read_as(worksheet, headers, place, column))
    return found


def _near(text: str, by_header: Mapping[str, Column]) -> Column | None:
    """Return the column whose header is meant, if it is only misspelt."""
    close = next(filter(None, (nearest(word, by_header) for word in _said(text))), None)
    return None if close is None else by_header[close]


def _rows(
    worksheet: Worksheet, layout: Sheet, columns: Mapping[str, int], last: int
) -> Iterator[FilledRow]:
    """Yield the rows below the headers in which anything is written that people may write."""
    enterable = _enterable(layout, columns)
    for line in sorted(worksheet.grid.rows):
        cells = worksheet.grid.rows[line]
        key = cells.get(columns.get(KEY, 0), "")
        if line <= last or (layout is AREA and _HEADING.fullmatch(key)):
            continue
        texts = {name: cells[place] for name, place in columns.items() if place in cells}
        if any(cells[place].strip() for place in enterable if place in cells):
            yield FilledRow(line, key, texts)


def _enterable(layout: Sheet, columns: Mapping[str, int]) -> set[int]:
    """Return where people may write, and where the keys stand."""
    given = {column.name for column in layout.columns if column.entry is Entry.GIVEN}
    return {place for name, place in columns.items() if name == KEY or name not in given}


def _tell_the_rest(
    worksheet: Worksheet,
    layout: Sheet,
    columns: Mapping[str, int],
    lines: tuple[int, int],
    into: list[Diagnostic],
) -> None:
    """Tell of text beside the table, column by column: it is in none of the columns."""
    headers, last = lines
    inside = set(columns.values())
    enterable = _enterable(layout, columns)
    beside: dict[int, list[int]] = {}
    for line, cells in worksheet.grid.rows.items():
        if line <= last:
            continue
        said = [place for place, text in cells.items() if text.strip()]
        for place in said:
            if place not in inside:
                beside.setdefault(place, []).append(line)
        if said and inside.issuperset(said) and enterable.isdisjoint(said):
            into.append(say.about_no_row(worksheet, line, min(said)))
    for place, found in sorted(beside.items()):
        into.append(say.beside_the_table(worksheet, headers, place, sorted(found)))
    if KEY not in columns and layout.column(KEY).is_hidden:
        into.append(say.keys_are_gone(worksheet))
