"""The rosters of a form: the members that a sheet lists, and what supports its columns."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Final

from ecorules.case.headers import Words
from ecorules.case.model import Member, MemberList
from ecorules.case.roster import members_of
from ecorules.case.workbook.cells import roster_cells
from ecorules.case.workbook.layout import EVIDENCE_ROW, KEY, NAME, UNIT_ROW
from ecorules.case.workbook.notices import beside_the_table
from ecorules.case.workbook.part import Part, Stated
from ecorules.case.workbook.understood import said_as
from ecorules.documents import plain
from ecorules.documents.tables import table_from, too_large

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from ecorules.case.model import Terms
    from ecorules.case.workbook.base import BaseSheet
    from ecorules.diagnostics import Diagnostic, Span
    from ecorules.documents import Table
    from ecorules.documents.workbooks.workbook import Worksheet
    from ecorules.language.vocabulary import Roster, Vocabulary

_SPECIAL: Final = frozenset({EVIDENCE_ROW, UNIT_ROW})
_FARTHEST_HEADER: Final = 60
_LONGEST_YEAR: Final = 6


@dataclass(frozen=True)
class Listed:
    """The members on the sheet of one form, as a table and as they are compared."""

    roster: str
    part: Part
    table: Table
    members: tuple[Member, ...]
    vocabulary: Vocabulary
    held_year: int

    @cached_property
    def cells(self) -> BaseSheet:
        """Return the members as they are compared."""
        made = MemberList(
            self.roster, self.members, is_complete=True, evidence=(), column_evidence={}
        )
        return roster_cells(made, self.vocabulary, self.held_year)

    @cached_property
    def offered(self) -> BaseSheet:
        """Return the members as they stood when the form was made."""
        return self.part.offered(self.roster)

    @property
    def whole(self) -> Span:
        """Return the place of the sheet."""
        return self.part.rosters[self.roster].whole

    def span(self, key: str, column: str) -> Span:
        """Return the place of a cell of a member, as far as it can be told."""
        line, at = self._lines.get(key, 0), self.table.column(column)
        places = self.table.places
        return places.row(line) if at is None else places.cell(line, at)

    @cached_property
    def _lines(self) -> dict[str, int]:
        at = self.table.column(self.vocabulary.rosters[self.roster].key)
        lines = zip(self.table.lines[1:], self.table.rows, strict=True)
        return {} if at is None else {plain(row[at]): line for line, row in lines}


def read_roster(
    part: Part, name: str, terms: Terms, years: tuple[int, int], into: list[Diagnostic]
) -> Listed | None:
    """Return the members on a sheet of a form, and report all that is wrong with them.

    `years` are the one that the form means by the audited year, and that of the case.
    """
    audited, held_year = years
    roster, worksheet = terms.vocabulary.rosters[name], part.rosters[name]
    names = _names(worksheet)
    if names is None:
        rows = sorted(worksheet.grid.rows)
        words = {}
    else:
        words = _headers_by_name(worksheet, names, roster, audited)
        _read_evidence(part, name, worksheet, names)
        rows = _from_the_header(worksheet, names, roster, terms)
    table = _table(worksheet, rows, words, Words(roster, terms.vocabulary), into)
    if table is None:
        return None
    members = members_of(table, roster, terms.vocabulary, audited, into)
    return Listed(name, part, table, members, terms.vocabulary, held_year)


def _names(worksheet: Worksheet) -> int | None:
    """Return the line with the hidden names of the columns, wherever it has moved."""
    for line in sorted(worksheet.grid.rows)[:_FARTHEST_HEADER]:
        if KEY in map(plain, worksheet.grid.rows[line].values()):
            return line
    return None


def _headers_by_name(
    worksheet: Worksheet, names: int, roster: Roster, audited: int
) -> dict[int, str]:
    """Return what each column is called by its hidden name, in the words of a roster."""
    known = {KEY: roster.key, NAME: roster.title}
    found = {}
    for place, text in worksheet.grid.rows[names].items():
        name = plain(text)
        fact, marked, year = name.partition("@")
        if marked and year.startswith("-") and year[1:].isdecimal() and len(year) < _LONGEST_YEAR:
            name = f"{fact}@{audited + int(year)}"
        found[place] = known.get(name, name)
    return found


def _from_the_header(worksheet: Worksheet, names: int, roster: Roster, terms: Terms) -> list[int]:
    """Return the lines from the header row on: the first below the names that is no other row."""
    cells, known = worksheet.grid.rows, Words(roster, terms.vocabulary).known
    place = next(at for at, text in cells[names].items() if plain(text) == KEY)
    below = [
        line
        for line in sorted(cells)
        if line > names and cells[line].get(place, "") not in _SPECIAL
    ]
    titled = (line for line in below[:_FARTHEST_HEADER] if known(list(cells[line].values())) > 1)
    header = next(titled, None)
    return below if header is None else below[below.index(header) :]


def _read_evidence(part: Part, name: str, worksheet: Worksheet, names: int) -> None:
    """Keep what supports each column, as the row above the headers says it."""
    cells = worksheet.grid.rows
    columns = {place: plain(text) for place, text in cells[names].items()}
    place = next(at for at, text in columns.items() if text == KEY)
    line = next((at for at in cells if cells[at].get(place) == EVIDENCE_ROW), None)
    if line is None:
        return
    part.cells[name] = {EVIDENCE_ROW: {}}
    for at, column in columns.items():
        if column not in {KEY, NAME} and "@" not in column:
            before = part.before(name, EVIDENCE_ROW, column)
            text = cells[line].get(at, "")
            said = text.strip() if text.strip() == _NONE else said_as("codes", text, before)
            span = worksheet.cell(line, at - 1)
            part.cells[name][EVIDENCE_ROW][column] = Stated(said, span)


_NONE: Final = "-"


def _table(
    worksheet: Worksheet,
    lines: Sequence[int],
    words: Mapping[int, str],
    known: Words,
    into: list[Diagnostic],
) -> Table | None:
    """Return the table that begins with the header row, its columns called by their names."""
    cells = worksheet.grid.rows
    if not lines:
        return None
    header = {**cells[lines[0]], **words} if words else {}
    width = max(header, default=0) or max(max(cells[line], default=0) for line in lines[:2])
    problem = too_large(width, len(lines))
    if problem is not None:
        into.append(problem.diagnostic(worksheet.whole))
        return None
    kept = [line for line in lines if cells[line]]
    own = _inserted(worksheet, kept, words, known) if words else {}
    into.extend(beside_the_table(worksheet, lines[0], at, said) for at, said in own.items() if said)
    places = [0 if place in own else place for place in range(1, width + 1)]
    rows = [[cells[line].get(place, "") for place in places] for line in kept]
    if words:
        rows[0] = [header.get(place, "") for place in places]
    _tell_beside(worksheet, kept, width, into)
    some = [at for at, row in enumerate(rows) if any(text.strip() for text in row)]
    return table_from(
        [rows[at] for at in some],
        [kept[at] for at in some],
        worksheet,
        into,
        None if words else known.known,
    )


def _inserted(
    worksheet: Worksheet, lines: Sequence[int], words: Mapping[int, str], known: Words
) -> dict[int, list[int]]:
    """Return the columns that people put in for themselves, and the lines that say something."""
    cells = worksheet.grid.rows
    headers = cells[lines[0]]
    unnamed = (place for place in range(1, max(words) + 1) if place not in words)
    return {
        place: [line for line in lines[1:] if cells[line].get(place, "").strip()]
        for place in unnamed
        if known.header(headers.get(place, "")) is None
    }


def _tell_beside(
    worksheet: Worksheet, lines: Sequence[int], width: int, into: list[Diagnostic]
) -> None:
    beside: dict[int, list[int]] = {}
    for line in lines:
        cells = worksheet.grid.rows[line]
        if len(cells) and max(cells) > width:
            for place, text in cells.items():
                if place > width and text.strip():
                    beside.setdefault(place, []).append(line)
    for place, found in sorted(beside.items()):
        into.append(beside_the_table(worksheet, lines[0], place, found))
