"""The members of a roster after several forms, and after what became of them meanwhile.

A roster has many rows and hardly any of them change.  A row that says what it said when the form
was made is not looked at cell by cell.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from ecorules.case.workbook import conflicts as say
from ecorules.case.workbook.base import BaseSheet
from ecorules.case.workbook.layout import EVIDENCE_ROW
from ecorules.case.workbook.part import Stated
from ecorules.diagnostics import Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ecorules.case.workbook.rosters import Listed
    from ecorules.diagnostics import Diagnostic


def merged_members(
    listed: Sequence[Listed], held: BaseSheet, *, is_case: bool, into: list[Diagnostic]
) -> BaseSheet | None:
    """Return the rows of a roster after all forms; nothing if one form alone lists all members."""
    if len(listed) == 1 and not _members_in(held):
        return None
    merge = _Members(held, is_case=is_case, into=into)
    for each in listed:
        merge.take(each)
    made = merge.sheet()
    return None if len(listed) == 1 and _says_the_same(made, listed[0].cells) else made


def _members_in(sheet: BaseSheet) -> list[str]:
    return [key for key in sheet.rows if key != EVIDENCE_ROW]


class _Members:
    """The rows of a roster while forms are merged into it."""

    def __init__(self, held: BaseSheet, *, is_case: bool, into: list[Diagnostic]) -> None:
        self._columns = list(held.columns)
        self._rows = {key: list(held.rows[key]) for key in _members_in(held)}
        self._is_case = is_case
        self._into = into
        self._edits: dict[tuple[str, str], Stated] = {}

    def sheet(self) -> BaseSheet:
        """Return the rows as they are by now."""
        return BaseSheet(tuple(self._columns), self._rows)

    def take(self, listed: Listed) -> None:
        """Take over what a form changed."""
        offered, cells = listed.offered, listed.cells
        for key in _members_in(cells):
            before = offered.rows.get(key)
            if before is None or not _same(offered, before, cells, cells.rows[key]):
                self._row(listed, key)
        for key in _members_in(offered):
            if key not in cells.rows:
                self._gone(listed, key)

    def _row(self, listed: Listed, key: str) -> None:
        offered = listed.offered
        for column in dict.fromkeys((*offered.columns, *listed.cells.columns)):
            before = offered.cell(key, column) or ""
            text = listed.cells.cell(key, column) or ""
            if text == before:
                continue
            stated = Stated(text, listed.span(key, column))
            self._edit(key, column, before if listed.part.base else None, stated)

    def _edit(self, key: str, column: str, before: str | None, stated: Stated) -> None:
        current, earlier = self._text(key, column), self._edits.get((key, column))
        if not stated.text and (before is None or not current):
            return  # an empty cell that says nothing new
        self._edits.setdefault((key, column), stated)
        if current == stated.text:
            return
        if earlier is not None:
            self._into.append(say.edits_differ(before, earlier, stated))
        elif before is not None and current != before:
            self._into.append(say.case_differs(before, Stated(current), stated))
        else:
            self._put(key, column, stated.text)
            if not stated.text:
                self._into.append(say.removed(current, stated))

    def _gone(self, listed: Listed, key: str) -> None:
        """Take out a member that a form no longer lists, unless it has changed meanwhile."""
        if key not in self._rows:
            return
        offered, span = listed.offered, listed.whole
        for column in offered.columns:
            before = offered.cell(key, column) or ""
            if self._text(key, column) != before:
                current = Stated(self._text(key, column))
                self._into.append(say.case_differs(before, current, Stated("", span)))
                return
        del self._rows[key]
        self._into.append(say.removed_row(key, span))

    def _text(self, key: str, column: str) -> str:
        row = self._rows.get(key, [])
        place = self._columns.index(column) if column in self._columns else len(row)
        return row[place] if place < len(row) else ""

    def _put(self, key: str, column: str, text: str) -> None:
        if column not in self._columns:
            self._columns.append(column)
        row = self._rows.setdefault(key, [])
        place = self._columns.index(column)
        row.extend([""] * (place + 1 - len(row)))
        row[place] = text


def _same(offered: BaseSheet, before: Sequence[str], now: BaseSheet, row: Sequence[str]) -> bool:
    """Return whether a row says what it said, in whatever order its columns stand."""
    if offered.columns == now.columns:
        return list(before) == list(row)
    was = {column: text for column, text in zip(offered.columns, before, strict=False) if text}
    return was == {column: text for column, text in zip(now.columns, row, strict=False) if text}


def _says_the_same(one: BaseSheet, other: BaseSheet) -> bool:
    ours, theirs = _members_in(one), _members_in(other)
    return sorted(ours) == sorted(theirs) and all(
        _same(one, one.rows[key], other, other.rows[key]) for key in ours
    )


class Nowhere(NamedTuple):
    """The places of rows that were put together of several forms: all of them are the case."""

    shown: str

    def row(self, _line: int) -> Span:
        """Return the whole."""
        return Span.whole(self.shown)

    def cell(self, _line: int, _column: int) -> Span:
        """Return the whole."""
        return Span.whole(self.shown)
