"""Sheets painted into a workbook, row by row."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING, Final, TypeAlias

from ecorules.case.workbook.layout import (
    EVIDENCE,
    EVIDENCE_ROW,
    KEY,
    NAME,
    UNIT_ROW,
    Holds,
    both,
)
from ecorules.diagnostics import Text
from ecorules.report.workbook.filled import EMPTY
from ecorules.report.workbook.lists import Rule, Rules
from ecorules.report.workbook.saying import offer_of, shown_value
from ecorules.report.workbook.styles import ONE_LINE, height

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from ecorules.case.workbook.layout import Column, Sheet
    from ecorules.diagnostics import Language
    from ecorules.report.workbook.filled import Cell, FilledSheet, Row
    from ecorules.report.workbook.lists import Lists
    from ecorules.report.workbook.roster import FactColumn, RosterSheet
    from ecorules.report.workbook.styles import Styles
    from ecorules.report.workbook.xlsx import Leaf, Style

NAMES_AT: Final = 2
# Whoever fills in a form may add members beyond those that are known.
_SPARE_MEMBERS: Final = 500
TOLD_EVERY: Final = 200
_A4: Final = 9
_FACT_WIDTH: Final = 16
_SCALE: Final = 65
_PRINTED: Final = 0
_PAGES_ACROSS: Final = {EVIDENCE.name: 2}
# A number that a spreadsheet keeps as it is; what is longer stays text.
_NUMBER: Final = re.compile(r"-?[0-9]+(\.[0-9]+)?")
_MOST_DIGITS: Final = 15
_FROM_A_THOUSAND: Final = 4
_SUPPORTS: Final = Text("Supporting evidence", "หลักฐานที่รองรับ")
_UNIT: Final = Text("Unit", "หน่วย")


# Be told how many rows of a roster are written, out of how many.
Told: TypeAlias = "Callable[[int, int], None]"


class Painter:
    """Paint one sheet after the other."""

    def __init__(self, styles: Styles, lists: Lists, case: str, lang: Language, told: Told) -> None:
        self.styles, self.lists, self.case, self.lang = styles, lists, case, lang
        self.told = told

    def table(self, sheet: Leaf, filled: FilledSheet, frozen: int) -> None:
        """Paint a sheet whose columns are known; so many of them stay in view."""
        columns, header = filled.sheet.columns, NAMES_AT + 1
        for place, column in enumerate(columns):
            options = {"hidden": column.is_hidden}
            sheet.set_column(place, place, column.width, self.styles["plain"], options)
        self._head(sheet, filled.sheet, len(columns), _first_seen(columns))
        self._names(sheet, [column.name for column in columns])
        for place, column in enumerate(columns):
            sheet.write_string(header, place, column.shown, self.styles["header"])
        shown = [column for column in columns if not column.is_hidden]
        sheet.set_row(header, height((column.shown, column.width) for column in shown))
        rules = Rules(sheet, self.lists)
        for at, row in enumerate(filled.rows, header + 1):
            self._row(sheet, at, row, columns, rules)
        rules.write()
        last = header + len(filled.rows)
        if not any(row.is_heading for row in filled.rows):
            sheet.autofilter(header, 0, last, len(columns) - 1)
        sheet.freeze_panes(header + 1, frozen)
        sheet.fit_to_pages(_PAGES_ACROSS.get(filled.sheet.name, 1), 0)
        sheet.repeat_columns(0, frozen - 1)
        sheet.repeat_rows(header)
        self._finish(sheet, filled.sheet)

    def roster(self, sheet: Leaf, filled: RosterSheet) -> None:
        """Paint a roster; the two columns that say which member it is stay in view."""
        names = filled.sheet.columns
        own = self.styles["blank" if filled.has_open_names else "known"]
        for place, column in enumerate(names):
            sheet.set_column(place, place, column.width, own)
        for place, fact in enumerate(filled.columns, len(names)):
            sheet.set_column(place, place, _FACT_WIDTH, self.styles[_style_of(fact)])
        self._head(sheet, filled.sheet, len(names) + len(filled.columns), 0)
        self._names(sheet, [KEY, NAME, *(column.name for column in filled.columns)])
        self._above(sheet, filled)
        header = NAMES_AT + 3
        sheet.set_row(header, height((one.header, _FACT_WIDTH) for one in filled.columns))
        headers = [*(column.shown for column in names), *(one.header for one in filled.columns)]
        for place, said in enumerate(headers):
            sheet.write_string(header, place, said, self.styles["header"])
        last = header + len(filled.members) + _SPARE_MEMBERS
        rules = Rules(sheet, self.lists)
        for place, fact in enumerate(filled.columns, len(names)):
            prompt = fact.fact.collect
            rules.add(Rule(offer_of(fact.fact.kind), prompt), header + 1, place, last)
        rules.write()
        self._members(sheet, filled, header + 1)
        sheet.autofilter(header, 0, header + max(len(filled.members), 1), len(headers) - 1)
        sheet.freeze_panes(header + 1, len(names))
        sheet.repeat_rows(NAMES_AT + 2, header)
        sheet.repeat_columns(0, len(names) - 1)
        sheet.set_print_scale(_SCALE)
        sheet.hide_gridlines(_PRINTED)
        self._finish(sheet, filled.sheet)

    def _head(self, sheet: Leaf, about: Sheet, width: int, column: int) -> None:
        """Paint what the sheet is, over all its columns."""
        sheet.set_default_row(ONE_LINE)
        sheet.set_row(0, 24)
        title = f"{about.title.th} · {about.title.en}"
        said = f"{title}   {self.case}" if self.case else title
        line = f"{about.about.th} · {about.about.en}"
        for at, text, style in ((0, said, "title"), (1, line, "about")):
            for place in range(width):
                shown = text if place == column else ""
                _write(sheet, at, place, shown, self.styles[style])

    def _names(self, sheet: Leaf, names: list[str]) -> None:
        sheet.set_row(NAMES_AT, None, None, {"hidden": True})
        for place, name in enumerate(names):
            sheet.write_string(NAMES_AT, place, name, self.styles["names"])

    def _row(
        self, sheet: Leaf, at: int, row: Row, columns: tuple[Column, ...], rules: Rules
    ) -> None:
        sheet.set_row(at, None if row.is_heading else _height(row, columns))
        for place, column in enumerate(columns):
            cell = row.cells.get(column.name, EMPTY)
            if column.name == KEY and not cell.text:
                cell = cell._replace(text=row.key)
            if row.is_heading:
                _write(sheet, at, place, cell.text.replace("\n", " · "), self.styles["heading"])
                continue
            if cell.is_open:
                rules.add(Rule(cell.offer, cell.prompt), at, place)
            self._cell(sheet, at, place, cell, column.holds)

    def _cell(self, sheet: Leaf, at: int, place: int, cell: Cell, holds: Holds) -> None:
        if not cell.is_open:
            _write(sheet, at, place, cell.text, self.styles["given"])
        elif holds is Holds.AMOUNT and _is_number(cell.text):
            sheet.write_number(at, place, Decimal(cell.text), self.styles[_size_of(cell.text)])
        else:
            is_amount = holds is Holds.AMOUNT and cell.offer is None
            _write(sheet, at, place, cell.text, self.styles["number" if is_amount else "open"])

    def _above(self, sheet: Leaf, filled: RosterSheet) -> None:
        """Paint the rows above the header: what supports each column, and its unit."""
        rows = (
            (NAMES_AT + 1, EVIDENCE_ROW, _SUPPORTS, [one.evidence for one in filled.columns]),
            (NAMES_AT + 2, UNIT_ROW, _UNIT, [one.unit for one in filled.columns]),
        )
        for at, key, label, texts in rows:
            sheet.set_row(at, height((text, _FACT_WIDTH) for text in (both(label), *texts)))
            _write(sheet, at, 0, key, self.styles["small"])
            _write(sheet, at, 1, both(label), self.styles["small"])
            for place, (text, fact) in enumerate(zip(texts, filled.columns, strict=True), 2):
                is_open = key == EVIDENCE_ROW and fact.has_evidence
                _write(sheet, at, place, text, self.styles["open" if is_open else "small"])

    def _members(self, sheet: Leaf, filled: RosterSheet, first: int) -> None:
        """Write the members; a value is put into words once for each column."""
        columns = [(fact, dict[str, str | Decimal]()) for fact in filled.columns]
        styles = [self.styles[_style_of(fact)] for fact in filled.columns]
        own = self.styles["blank" if filled.has_open_names else "known"]
        for at, (key, (name, *values)) in enumerate(filled.rows(), first):
            if (at - first + 1) % TOLD_EVERY == 0:
                self.told(at - first + 1, len(filled.members))
            sheet.write_string(at, 0, key, own)
            sheet.write_string(at, 1, name, own)
            for place, value in enumerate(values):
                if not value:
                    continue
                fact, said = columns[place]
                shown = said.get(value)
                if shown is None:
                    shown = said[value] = self._shown(fact, value)
                if isinstance(shown, Decimal):
                    sheet.write_number(at, place + 2, shown, styles[place])
                else:
                    sheet.write_string(at, place + 2, shown, styles[place])

    def _shown(self, fact: FactColumn, value: str) -> str | Decimal:
        if fact.holds is Holds.AMOUNT and _is_number(value):
            return Decimal(value)
        return shown_value(fact.fact.kind, value, self.lang)

    def _finish(self, sheet: Leaf, about: Sheet) -> None:
        """Lock what is given, and set up the page."""
        sheet.protect("", _ALLOWED)
        sheet.ignore_errors({"number_stored_as_text": "A1:XFD1048576"})
        sheet.set_landscape()
        sheet.set_paper(_A4)
        sheet.print_across()
        sheet.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.6)
        sheet.set_footer(f"&L&8{_in_footer(self.case)}&C&8{about.title.th}&R&8&P/&N")


_ALLOWED: Final = {
    "sort": True,
    "autofilter": True,
    "format_columns": True,
    "format_rows": True,
    "insert_rows": True,
}


def _first_seen(columns: Sequence[Column]) -> int:
    return next(place for place, column in enumerate(columns) if not column.is_hidden)


def _height(row: Row, columns: Iterable[Column]) -> float | None:
    shown = (column for column in columns if not column.is_hidden)
    return height((row.cells.get(each.name, EMPTY).text, each.width) for each in shown)


def _write(sheet: Leaf, at: int, place: int, text: str, style: Style) -> None:
    if text:
        sheet.write_string(at, place, text, style)
    else:
        sheet.write_blank(at, place, None, style)


def _is_number(text: str) -> bool:
    """Return whether a spreadsheet keeps a number exactly."""
    return _NUMBER.fullmatch(text) is not None and len(text.strip("-0.")) <= _MOST_DIGITS


def _size_of(text: str) -> str:
    whole = text.isdecimal() and len(text) >= _FROM_A_THOUSAND
    return "thousands" if whole else "number"


def _style_of(fact: FactColumn) -> str:
    return "blank-number" if fact.holds is Holds.AMOUNT else "blank"


def _in_footer(text: str) -> str:
    """Return a text in which no sign is taken for an order to the printer."""
    return text.replace("&", "&&")[:100]
