"""A plan that was changed in its workbook, read back: what was not changed stays as it was.

The plan itself stands in a sheet that nobody sees.  A cell that still says what it said when the
workbook was made changes nothing; rows that were added become activities of the plan's own.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from ecorules.case.workbook.odd_cells import examine_cells
from ecorules.diagnostics import Diagnostic, Severity, Text, quoted, refuse_errors
from ecorules.documents import Unreadable, plain
from ecorules.documents.workbooks.workbook import read_workbook
from ecorules.path.plan.cells import months, spelt, state
from ecorules.path.plan.layout import (
    BASE_SHEET,
    COLUMNS,
    KEY,
    MONTHS,
    OWNERS,
    REMARK,
    SHEET,
    SPECIAL,
    START,
    STATE,
    TITLE,
    cells_of,
    text_of,
)
from ecorules.path.plan.model import Activity, Origin, Owner, too_early
from ecorules.path.plan.months import month
from ecorules.path.plan.schedule import with_chain
from ecorules.path.plan.written import plan_from

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from ecorules.diagnostics import Language, Span
    from ecorules.documents.workbooks.workbook import Workbook, Worksheet
    from ecorules.path.plan.model import Plan

_FARTHEST_HEADER: Final = 40
_BULLETS: Final = " -\u2013•·*"


def read_plan(path: Path, shown: str) -> tuple[Plan, tuple[Diagnostic, ...]]:
    """Return the plan that a workbook holds and what is to be noticed, or raise `Invalid`."""
    into: list[Diagnostic] = []
    book = read_workbook(path, shown, into)
    refuse_errors(into)
    base, sheet = _parts(book, into) if book is not None else (None, None)
    refuse_errors(into)
    if base is None or sheet is None:  # told above
        raise ValueError(shown)
    text, lang = base
    changed = _Changed(plan_from(text, shown), sheet, lang, into).plan()
    refuse_errors(into)
    return changed, tuple(into)


def _parts(
    book: Workbook, into: list[Diagnostic]
) -> tuple[tuple[str, Language] | None, Worksheet | None]:
    """Return the plan as it was made and the sheet that people see, or report what is missing."""
    hidden = next((one for one in book.sheets if one.sheet.name == BASE_SHEET), None)
    pieces = (
        [] if hidden is None else [row.get(1, "") for _, row in sorted(hidden.grid.rows.items())]
    )
    base = text_of(pieces)
    seen = [one for one in book.sheets if one.sheet.name != BASE_SHEET]
    sheet = next((one for one in seen if _header(one) is not None), None)
    whole = book.sheets[0].whole if book.sheets else None
    if base is None:
        into.append(Diagnostic("not-a-plan", _NOT_A_PLAN, whole, help=_HOW_TO_MAKE_ONE))
    elif sheet is None:
        into.append(Diagnostic("no-plan-sheet", _NO_TABLE, whole, help=_HOW_TO_MAKE_ONE))
    return base, sheet


def _header(sheet: Worksheet) -> dict[str, int] | None:
    """Return where each column stands, by its hidden name or by its header."""
    names = {column.name: column.name for column in COLUMNS}
    headers = {said.casefold(): column.name for column in COLUMNS for said in (*column.header,)}
    found: dict[str, int] = {}
    for line in sorted(sheet.grid.rows)[:_FARTHEST_HEADER]:
        here = sheet.grid.rows[line].items()
        by_name = {names[plain(text)]: at for at, text in here if plain(text) in names}
        by_header = {
            headers[plain(text).casefold()]: at
            for at, text in here
            if plain(text).casefold() in headers
        }
        best = max(by_name, by_header, key=len)
        if TITLE.name in best and len(best) > len(found):
            found = {**best}
    return found or None


def _last_header(sheet: Worksheet) -> int:
    """Return the last line that is above the rows of the table."""
    said = {word.casefold() for column in COLUMNS for word in (column.name, *column.header)}
    return max(
        (
            line
            for line in sorted(sheet.grid.rows)[:_FARTHEST_HEADER]
            if len(said & {plain(text).casefold() for text in sheet.grid.rows[line].values()})
            > len(COLUMNS) // 2
        ),
        default=0,
    )


class _Changed:
    """Read the rows of the sheet against the plan as it was made."""

    def __init__(
        self, base: Plan, sheet: Worksheet, lang: Language, into: list[Diagnostic]
    ) -> None:
        self._base = base
        self._sheet = sheet
        self._lang: Language = lang
        self._into = into
        self._columns = _header(sheet) or {}
        self._known = {one.code: one for one in base.activities}
        owners = [owner for one in base.activities for owner in one.owners]
        self._owners = {
            word.casefold(): owner
            for owner in owners
            for word in (owner.name.th, owner.name.en, owner.agency or owner.name.th)
        }

    def plan(self) -> Plan:
        """Return the plan with everything that was changed."""
        self._examine()
        found = list(self._activities())
        kept = self._with_those_gone(found)
        changed = replace(self._base, activities=with_chain([one for _, one in kept]))
        lines = {one.code: line for line, one in kept}
        for one, needed in too_early(changed):
            self._into.append(self._early(lines[one.code], one, needed))
        return changed

    def _examine(self) -> None:
        """Report cells without a value, among those that are read."""
        inside = set(self._columns.values())
        oddities = self._sheet.grid.oddities
        for place in [place for place in oddities if place[1] not in inside]:
            del oddities[place]
        examine_cells(self._sheet, self._into)

    def _activities(self) -> Iterator[tuple[int, Activity]]:
        lines: dict[str, int] = {}
        free = self._free_code()
        for line in sorted(self._sheet.grid.rows):
            cells = self._cells(line)
            code = plain(cells.pop(KEY.name, ""))
            if line <= _last_header(self._sheet) or code.startswith(SPECIAL):
                continue
            if not any(text.strip() for text in cells.values()):
                continue
            if code in lines:
                self._into.append(self._twice(line, code, lines[code]))
                continue
            known = self._known.get(code)
            if known is None:
                code = code or next(free)
                known = Activity(code, Origin.OWN, Text("", ""))
            lines[code] = line
            yield line, self._changed(known, cells, line)

    def _cells(self, line: int) -> dict[str, str]:
        row = self._sheet.grid.rows[line]
        return {name: row.get(place, "") for name, place in self._columns.items()}

    def _free_code(self) -> Iterator[str]:
        """Yield codes for rows that were added, none that the sheet has already."""
        place = self._columns.get(KEY.name, 0)
        taken = {plain(row.get(place, "")) for row in self._sheet.grid.rows.values()}
        number = 1
        while True:
            code = f"O{number}"
            number += 1
            if code not in taken | self._known.keys():
                yield code

    def _changed(self, known: Activity, cells: Mapping[str, str], line: int) -> Activity:
        before = cells_of(known, self._lang)
        new = {name: text for name, text in cells.items() if spelt(text) != spelt(before[name])}
        made = known
        for name, text in new.items():
            try:
                made = self._with(made, name, text)
            except Unreadable as problem:
                self._into.append(problem.diagnostic(self._span(line, name)))
        if not made.title.th.strip():
            said = Diagnostic("no-title", _NO_TITLE, self._span(line, TITLE.name), help=_TITLE_HELP)
            self._into.append(said)
        return made

    def _with(self, one: Activity, name: str, text: str) -> Activity:
        match name:
            case TITLE.name:
                return replace(one, title=Text(text.strip(), text.strip()))
            case START.name:
                return replace(one, start=month(text) if text.strip() else None)
            case MONTHS.name:
                return replace(one, months=months(text) if text.strip() else None)
            case OWNERS.name:
                return replace(one, owners=tuple(self._owners_in(text)))
            case STATE.name:
                return replace(one, said=state(text) if text.strip() else None)
            case REMARK.name:
                return replace(one, remark=text.strip())
            case _:
                return one

    def _owners_in(self, text: str) -> Iterator[Owner]:
        for part in re.split(r"[\n;]", text):
            name = part.strip(_BULLETS)
            if name:
                yield self._owners.get(name.casefold(), Owner(None, Text(name, name)))

    def _with_those_gone(self, found: list[tuple[int, Activity]]) -> list[tuple[int, Activity]]:
        """Return the activities, those of the way also if their rows are gone."""
        here = {one.code for _, one in found}
        gone = [
            one
            for one in self._base.activities
            if one.origin is Origin.ACTION and one.code not in here
        ]
        self._into.extend(self._gone(one) for one in gone)
        return [*found, *((0, one) for one in gone)]

    def _span(self, line: int, name: str) -> Span:
        if name not in self._columns:
            return self._sheet.row(line)
        return self._sheet.cell(line, self._columns[name] - 1)

    def _twice(self, line: int, code: str, first: int) -> Diagnostic:
        said = quoted(code)
        message = Text(
            f"activity {said} is in row {first} already", f"กิจกรรม {said} มีอยู่แล้วในแถวที่ {first}"
        )
        remedy = Text(
            "clear the number of the row that was added", "ลบเลขที่ของแถวที่เพิ่ม ระบบจะให้เลขที่ใหม่เอง"
        )
        return Diagnostic("activity-twice", message, self._span(line, KEY.name), help=remedy)

    def _gone(self, one: Activity) -> Diagnostic:
        said = quoted(one.code)
        message = Text(
            f"the row of activity {said} is gone; it stays in the plan, as the level needs it",
            f"ไม่มีแถวของกิจกรรม {said} ยังคงกิจกรรมนี้ไว้ในแผน เพราะจำเป็นต่อการผ่านระดับ",
        )
        span = self._sheet.whole
        return Diagnostic("activity-gone", message, span, severity=Severity.WARNING)

    def _early(self, line: int, one: Activity, needed: Activity) -> Diagnostic:
        span = self._span(line, START.name) if line else self._sheet.whole
        over = "" if needed.end is None else needed.end.said("en")
        over_th = "" if needed.end is None else needed.end.said("th")
        message = Text(
            f"{quoted(one.code)} begins before {quoted(needed.code)} is over ({over})",
            f"{quoted(one.code)} เริ่มก่อน {quoted(needed.code)} แล้วเสร็จ ({over_th})",
        )
        return Diagnostic("before-what-it-needs", message, span, severity=Severity.WARNING)


_NOT_A_PLAN: Final = Text(
    "this workbook holds no plan: its hidden sheet is missing",
    "สมุดงานนี้ไม่มีแผนการดำเนินงาน เพราะไม่พบแผ่นงานที่ซ่อนไว้",
)
_NO_TABLE: Final = Text(
    f"no sheet has the columns of a plan, such as `{TITLE.header.en}`",
    f"ไม่มีแผ่นงานที่มีคอลัมน์ของแผน เช่น `{TITLE.header.th}`",
)
_HOW_TO_MAKE_ONE: Final = Text(
    "make it anew with `ecorules plan CASE --to N --start 2565-10 -o plan.xlsx`",
    "จัดทำใหม่ด้วย `ecorules plan CASE --to N --start 2565-10 -o plan.xlsx`",
)
_NO_TITLE: Final = Text("an activity without a name", "กิจกรรมนี้ยังไม่มีชื่อ")
_TITLE_HELP: Final = Text(
    f"write what is to be done under `{SHEET.en}`", "เขียนชื่อกิจกรรมในคอลัมน์ `กิจกรรม`"
)
