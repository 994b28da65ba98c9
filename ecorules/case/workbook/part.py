"""One form as it was handed in: what each of its cells says, and where.

Every problem in it is reported at its cell.  What a cell says is in the spelling of
`ecorules.case.workbook.base`, so that it can be compared with what stood there before.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final, NamedTuple

from ecorules.case.schema import is_name
from ecorules.case.workbook import notices as say
from ecorules.case.workbook.base import Base, BaseSheet, read_base
from ecorules.case.workbook.filled import FilledSheet, filled_sheet, sheets_of
from ecorules.case.workbook.layout import (
    AREA,
    BASE_SHEET,
    EVIDENCE,
    FACTS,
    TARGETS,
    roster_sheet,
)
from ecorules.case.workbook.odd_cells import examine_cells
from ecorules.documents import plain

if TYPE_CHECKING:
    from ecorules.case.model import Terms
    from ecorules.diagnostics import Diagnostic, Span
    from ecorules.documents.workbooks.workbook import Workbook, Worksheet

_EDITION: Final = "edition"
_MOST_MERGED: Final = 20
FORMS: Final = (AREA, EVIDENCE, FACTS, TARGETS)


class Stated(NamedTuple):
    """What a cell says, and where it stands if it stands in a form."""

    text: str
    span: Span | None = None


class Added(NamedTuple):
    """A row that people added: what it is about, and its cells by column."""

    about: str
    line: int
    cells: dict[str, Stated]


@dataclass(slots=True)
class Part:
    """One form: its base, the cells by sheet, key and column, and the rows that people added."""

    shown: str
    base: Base | None
    cells: dict[str, dict[str, dict[str, Stated]]] = field(default_factory=dict)
    added: dict[str, list[Added]] = field(default_factory=dict)
    sheets: dict[str, FilledSheet] = field(default_factory=dict)
    rosters: dict[str, Worksheet] = field(default_factory=dict)

    def before(self, sheet: str, key: str, column: str) -> str:
        """Return what stood in a cell when the form was made."""
        kept = None if self.base is None else self.base.sheets.get(sheet)
        return "" if kept is None else kept.cell(key, column) or ""

    def whole(self, sheet: str) -> Span:
        """Return the place of a sheet."""
        if sheet in self.rosters:
            return self.rosters[sheet].whole
        return self.sheets[sheet].worksheet.whole

    def offered(self, sheet: str) -> BaseSheet:
        """Return the cells of a sheet as they stood when the form was made."""
        kept = None if self.base is None else self.base.sheets.get(sheet)
        return BaseSheet((), {}) if kept is None else kept


def part_of(workbook: Workbook, terms: Terms, into: list[Diagnostic]) -> Part:
    """Return what a form says, and report all that cannot be read."""
    rosters = [roster_sheet(each) for each in terms.vocabulary.rosters.values()]
    found = sheets_of(workbook, [*FORMS, *rosters], into)
    part = Part(workbook.shown, _base(workbook))
    if part.base is None and found:
        into.append(say.base_is_gone(next(iter(found.values())).whole))
    for name, worksheet in found.items():
        _examine(worksheet, into)
        layout = next((each for each in FORMS if each.name == name), None)
        if layout is None:
            part.rosters[name] = worksheet
        elif (sheet := filled_sheet(worksheet, layout, into)) is not None:
            part.sheets[name] = sheet
            part.cells[name] = {}
            part.added[name] = []
    return part


def _examine(worksheet: Worksheet, into: list[Diagnostic]) -> None:
    examine_cells(worksheet, into)
    if worksheet.is_hidden:
        into.append(say.hidden_sheet(worksheet))
    hidden = sorted(
        line
        for line in worksheet.grid.hidden_rows & worksheet.grid.rows.keys()
        if not worksheet.text(line, 1).startswith("#")
    )
    if hidden:
        into.append(say.hidden_rows(worksheet, hidden))
    merged = [area for area in worksheet.merged if area.row > 1]
    into.extend(say.merged(worksheet, area) for area in merged[:_MOST_MERGED])
    if len(merged) > _MOST_MERGED:
        into.append(say.more_merged(worksheet, len(merged) - _MOST_MERGED))


def _base(workbook: Workbook) -> Base | None:
    sheet = next((each for each in workbook.sheets if each.sheet.name == BASE_SHEET), None)
    if sheet is None:
        return None
    rows = sheet.grid.rows
    return read_base([cells.get(1, "") for _, cells in sorted(rows.items())])


def edition_of(workbook: Workbook) -> str:
    """Return the edition that a form was made for, as far as it says so."""
    base = _base(workbook)
    if base is not None:
        return base.edition
    for worksheet in workbook.sheets:
        for cells in worksheet.grid.rows.values():
            texts = [plain(text) for text in cells.values()]
            if _EDITION in texts:
                named = (text for text in texts if text != _EDITION and is_name(text))
                return next(named, "")
    return ""
