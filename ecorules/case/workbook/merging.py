"""Several forms brought together, and into a case that has gone on meanwhile.

Each form knows what stood in its cells when it was made.  A cell that says something else by now
was changed by somebody; one that says the same was not, whatever the case says by now.  Two
changes of one cell that do not agree are reported with both places and all three values, and
nothing is decided between them.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Final, NamedTuple

from ecorules.case.workbook import conflicts as say
from ecorules.case.workbook.base import BaseSheet
from ecorules.case.workbook.layout import FACTS, TARGETS
from ecorules.case.workbook.part import Stated

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from ecorules.case.workbook.part import Added, Part
    from ecorules.diagnostics import Diagnostic, Span

_ROW_BY_ROW: Final = frozenset({FACTS.name, TARGETS.name})
_NEW: Final = "~+"
# A form has a unit beside each value, even where there is no value yet.
_UNIT: Final = "unit"


class Held(NamedTuple):
    """What is held before the forms are merged: by a case, or by the forms when they were made."""

    sheets: Mapping[str, BaseSheet]
    is_case: bool


def held_by(parts: Sequence[Part], case: Mapping[str, BaseSheet] | None) -> Held:
    """Return what is held before forms are merged; without a case, what they began with."""
    if case is not None:
        return Held(case, is_case=True)
    found: dict[str, BaseSheet] = {}
    for part in parts:
        for name, sheet in (part.base.sheets if part.base else {}).items():
            found[name] = _united(found[name], sheet) if name in found else sheet
    return Held(found, is_case=False)


def _united(first: BaseSheet, second: BaseSheet) -> BaseSheet:
    """Return the rows and columns of two sheets; where both say something, the first."""
    columns = tuple(dict.fromkeys((*first.columns, *second.columns)))
    rows = {
        key: [first.cell(key, column) or second.cell(key, column) or "" for column in columns]
        for key in dict.fromkeys((*first.rows, *second.rows))
    }
    return BaseSheet(columns, rows)


class Merge:
    """One sheet of the case while the forms are merged into it."""

    def __init__(
        self, name: str, held: Held, into: list[Diagnostic], only: str | None = None
    ) -> None:
        """Begin with what is held; with `only`, nothing but the row of that key is looked at."""
        self._name = name
        self._only = only
        self._is_case = held.is_case
        self._into = into
        self._held = self._asked(held.sheets.get(name, BaseSheet((), {})))
        self._edits: dict[tuple[str, str], Stated] = {}
        self.cells: dict[str, dict[str, Stated]] = {
            key: {
                column: Stated(row[place])
                for place, column in enumerate(self._held.columns)
                if place < len(row)
            }
            for key, row in self._held.rows.items()
        }

    def _asked(self, sheet: BaseSheet) -> BaseSheet:
        """Return the rows that are looked at."""
        if self._only is None:
            return sheet
        rows = {key: row for key, row in sheet.rows.items() if key == self._only}
        return BaseSheet(sheet.columns, rows)

    def take(self, part: Part) -> None:
        """Take over what was changed in a form, and report what does not agree."""
        if self._name not in part.cells:
            return
        offered, filled = self._asked(part.offered(self._name)), part.cells[self._name]
        named = self._alike(offered)
        for key in dict.fromkeys((*offered.rows, *filled)):
            gone = None if key in filled else part.whole(self._name)
            self._row(part, named.get(key, key), key, filled.get(key, {}), gone)
        for added in part.added.get(self._name, ()):
            self._add(added)

    def _row(
        self, part: Part, key: str, own: str, cells: Mapping[str, Stated], gone: Span | None
    ) -> None:
        offered = part.offered(self._name)
        for column in dict.fromkeys((*offered.columns, *cells)):
            before = offered.cell(own, column) or ""
            # A row that was deleted says nothing any more.
            stated = cells.get(column, Stated(before if gone is None else "", gone))
            if stated.text == before:
                self._keep(key, column, stated)
            elif part.base is not None or stated.text:
                self._edit(key, column, before if part.base else None, stated)

    def _keep(self, key: str, column: str, stated: Stated) -> None:
        """Keep what is held where a form has not changed it."""
        current = self._current(key, column)
        is_unsaid = column == _UNIT and not current.text
        if current.text == stated.text or is_unsaid:
            self._place(key, column, stated)
        elif not self._is_case and (key, column) not in self._edits:
            self._into.append(say.forms_differ(current, stated))

    def _edit(self, key: str, column: str, before: str | None, stated: Stated) -> None:
        current, earlier = self._current(key, column), self._edits.get((key, column))
        self._edits.setdefault((key, column), stated)
        if current.text == stated.text:
            self._place(key, column, stated)
        elif earlier is not None:
            self._into.append(say.edits_differ(before, earlier, stated))
        elif before is not None and current.text != before:
            self._into.append(say.case_differs(before, current, stated))
        else:
            self._place(key, column, stated)
            if not stated.text:
                self._into.append(say.removed(current.text, stated))
            elif before is None and current.text:
                self._into.append(say.replaced(current.text, stated))

    def _current(self, key: str, column: str) -> Stated:
        return self.cells.get(key, {}).get(column, Stated(""))

    def _place(self, key: str, column: str, stated: Stated) -> None:
        self.cells.setdefault(key, {})[column] = stated

    def _alike(self, offered: BaseSheet) -> dict[str, str]:
        """Return which row of the case each row of a form was.

        Several values of one fact and year are told apart by what they say, since another of
        them may have come or gone meanwhile.
        """
        if self._name not in _ROW_BY_ROW or not self._is_case:
            return {}
        found: dict[str, str] = {}
        now = _in_groups(self._held)
        for group, rows in _in_groups(offered).items():
            left = dict(now.get(group, {}))
            changed = []
            for key, row in rows.items():
                same = next((own for own, texts in left.items() if texts == row), None)
                if same is None:
                    changed.append(key)
                else:
                    found[key] = same
                    del left[same]
            found |= dict(zip(changed, _then_new(left, group), strict=False))
        return found

    def _add(self, added: Added) -> None:
        """Add a row that is not there yet, word for word."""
        texts = {column: stated.text for column, stated in added.cells.items() if stated.text}
        for key, cells in self.cells.items():
            said = {column: stated.text for column, stated in cells.items() if stated.text}
            if key.partition("~")[0] == added.about and said == texts:
                return
        number = sum(key.startswith(f"{added.about}{_NEW}") for key in self.cells)
        self.cells[f"{added.about}{_NEW}{number}"] = added.cells


def _in_groups(sheet: BaseSheet) -> dict[str, dict[str, list[str]]]:
    """Return the rows with any value by what they are about, without the empty ends of each."""
    found: dict[str, dict[str, list[str]]] = defaultdict(dict)
    for key, row in sheet.rows.items():
        texts = [sheet.cell(key, column) or "" for column in sheet.columns]
        del row
        found[key.partition("~")[0]][key] = texts
    return found


def _then_new(left: Iterable[str], group: str) -> Iterator[str]:
    """Yield the rows that are left, and names for rows that are gone."""
    yield from left
    number = 0
    while True:
        number += 1
        yield f"{group}~-{number}"
