"""The sheet of evidence: one row for each document, and room for the area's own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ecorules.case.workbook.cells import entered
from ecorules.case.workbook.entries import DAY_HELP
from ecorules.case.workbook.layout import EVIDENCE, KEY, SPARE_ROWS, STATES, Holds, both
from ecorules.diagnostics import Text
from ecorules.report.workbook.filled import Cell, FilledSheet, Row, open_cell
from ecorules.report.workbook.saying import shown, shown_choice, shown_day

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from ecorules.case.workbook.layout import Column
    from ecorules.diagnostics import Language
    from ecorules.report.workbook.part import AskedItem, Part

_COLUMNS = entered(EVIDENCE)


def evidence_sheet(part: Part, lang: Language) -> FilledSheet:
    """Return the sheet of evidence."""
    return FilledSheet(EVIDENCE, tuple(_rows(part, lang)))


def _rows(part: Part, lang: Language) -> Iterator[Row]:
    held = part.held.get(EVIDENCE.name)
    rows = {} if held is None else dict(held.rows)
    for asked in part.items:
        values = rows.pop(asked.item.code, [""] * len(_COLUMNS))
        yield Row(asked.item.code, _given(asked, part, lang) | _open(values, lang), values)
    for code, values in rows.items():
        # The area's own stands in every part, since any figure may rest on it.
        if "/" not in code:
            cells = {KEY: Cell(code)} | _open(values, lang)
            yield Row(code, cells if part.owner is None else _shut(cells), values)
    for _ in range(SPARE_ROWS):
        yield Row("", {KEY: open_cell("", prompt=_OWN_CODE)} | _open([""] * len(_COLUMNS), lang))


def _given(asked: AskedItem, part: Part, lang: Language) -> dict[str, Cell]:
    code, title = asked.requirement.code, asked.requirement.title.said(lang)
    owners = [part.agency(owner).said(lang) for owner in asked.owners]
    return {
        KEY: Cell(asked.item.code),
        "level": Cell(str(asked.requirement.level)),
        "requirement": Cell(f"{code} {title}"),
        "asked": Cell(both(asked.item.title)),
        "owner": Cell("\n".join(owners)),
    }


def _open(values: Sequence[str], lang: Language) -> dict[str, Cell]:
    return {
        name: _cell(EVIDENCE.column(name), value, lang)
        for name, value in zip(_COLUMNS, values, strict=True)
    }


def _shut(cells: Mapping[str, Cell]) -> dict[str, Cell]:
    """Return cells that only show what stands in them: they are not this agency's to change."""
    return {name: Cell(cell.text) for name, cell in cells.items()}


def _cell(column: Column, value: str, lang: Language) -> Cell:
    match column.holds:
        case Holds.STATE:
            return open_cell(shown_choice(STATES, value), shown(STATES, is_all=True))
        case Holds.DAY:
            return open_cell(shown_day(value, lang), prompt=DAY_HELP)
        case Holds.FILES:
            return open_cell(value, prompt=_FILES)
        case _:
            return open_cell(value)


_OWN_CODE = Text(
    "A short name of your own for the document: small letters, digits, hyphens.",
    "ตั้งรหัสสั้น ๆ ให้หลักฐานของพื้นที่เอง ใช้อักษรอังกฤษตัวเล็ก ตัวเลข และยัติภังค์",
)
_FILES = Text("The name of the file, such as map.pdf", "ชื่อไฟล์ เช่น map.pdf")
