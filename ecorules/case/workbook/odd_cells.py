"""What is told of cells that were read in a way that whoever filled them in should know."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from ecorules.case.workbook.notices import note
from ecorules.diagnostics import Diagnostic, Text, quoted
from ecorules.documents.workbooks.oddities import Oddity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ecorules.documents.workbooks.workbook import Worksheet

_MOST_REPORTED: Final = 20
_WRONG: Final = Oddity.ERROR | Oddity.NOT_CALCULATED


def examine_cells(worksheet: Worksheet, into: list[Diagnostic]) -> None:
    """Report the cells that have no value, and take their text away; tell once of what is odd."""
    cells = sorted(worksheet.grid.oddities.items())
    wrong = [place for place, oddity in cells if oddity & _WRONG]
    into.extend(_of_wrong(worksheet, place) for place in wrong[:_MOST_REPORTED])
    if len(wrong) > _MOST_REPORTED:
        into.append(_more(worksheet, len(wrong) - _MOST_REPORTED))
    for row, column in wrong:
        worksheet.grid.rows.get(row, {}).pop(column, None)
    into.extend(_told(worksheet))


def _of_wrong(worksheet: Worksheet, place: tuple[int, int]) -> Diagnostic:
    row, column = place
    span = worksheet.cell(row, column - 1)
    if worksheet.grid.oddities[place] & Oddity.NOT_CALCULATED:
        return Diagnostic("formula-without-value", _NOT_CALCULATED, span, help=_CALCULATE)
    said = quoted(span.source)
    message = Text(f"the cell has the error {said}", f"ช่องนี้แสดงข้อผิดพลาด {said}")
    return Diagnostic("error-value", message, span, help=_MEND)


def _more(worksheet: Worksheet, number: int) -> Diagnostic:
    message = Text(
        f"{number:,} more cells of this sheet have an error",
        f"ยังมีอีก {number:,} ช่องในแผ่นงานนี้ที่แสดงข้อผิดพลาด",
    )
    return Diagnostic("more-cells", message, worksheet.whole)


def _told(worksheet: Worksheet) -> Iterator[Diagnostic]:
    """Yield one notice for each kind of odd cells, at the first of them."""
    for kind, message in _NOTICES:
        found = sorted(
            place
            for place, oddity in worksheet.grid.oddities.items()
            if oddity & kind and not oddity & _WRONG
        )
        if found:
            row, column = found[0]
            yield note(
                kind.name.casefold().replace("_", "-") if kind.name else "",
                _counted(message, len(found)),
                worksheet.cell(row, column - 1),
            )


def _counted(message: Text, number: int) -> Text:
    if number == 1:
        return message
    return Text(
        f"{message.en}; so in {number:,} cells of this sheet",
        f"{message.th} (เช่นนี้ {number:,} ช่องในแผ่นงานนี้)",
    )


_NOTICES: Final = (
    (
        Oddity.FORMULA,
        Text("a formula: its last value was read", "เป็นสูตร จึงอ่านค่าล่าสุดที่คำนวณไว้"),
    ),
    (
        Oddity.NOT_AVAILABLE,
        Text("`#N/A` was read as no value", "`#N/A` อ่านเป็นไม่มีข้อมูล"),
    ),
    (
        Oddity.BUDDHIST_YEAR,
        Text(
            "a day of the Buddhist Era, typed as if its year were of the Common Era",
            "ปีของวันที่นี้อ่านเป็น พ.ศ. แม้โปรแกรมเก็บไว้เป็น ค.ศ.",
        ),
    ),
    (
        Oddity.TIME_OF_DAY,
        Text("the time of day was left out", "ไม่ได้นำเวลาของวันเข้ามา"),
    ),
)
_NOT_CALCULATED: Final = Text(
    "the formula was never calculated, so the cell has no value", "สูตรในช่องนี้ยังไม่เคยคำนวณ จึงไม่มีค่า"
)
_CALCULATE: Final = Text(
    "open the workbook in Excel or LibreOffice and save it, or type the value",
    "เปิดสมุดงานด้วย Excel หรือ LibreOffice แล้วบันทึก หรือพิมพ์ค่าแทนสูตร",
)
_MEND: Final = Text(
    "mend the formula, type the value, or clear the cell if there is none",
    "แก้สูตร พิมพ์ค่าแทนสูตร หรือล้างช่องนี้หากไม่มีข้อมูล",
)
