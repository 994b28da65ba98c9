"""What people do to the workbook of a plan comes back; what cannot be read is told, all at once."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook  # type: ignore[import-untyped]

from ecorules.diagnostics import Invalid, Text, render
from ecorules.path.plan.layout import COLUMNS
from ecorules.path.plan.model import Origin, Owner, Said
from ecorules.path.plan.months import Month
from ecorules.path.plan.workbook import read_plan
from ecorules.report.plan.book import plan_bytes
from tests.plans import edition, plan

Sheet = Any  # openpyxl has no types


def _edited(folder: Path, edit: Callable[[Sheet], None]) -> Path:
    path = folder / "plan.xlsx"
    path.write_bytes(plan_bytes(plan(), edition(), "th"))
    book = load_workbook(path)
    edit(book.worksheets[0])
    book.save(path)
    return path


def _row(sheet: Sheet, code: str) -> int:
    return next(int(cell.row) for cell in sheet["A"] if cell.value == code)


def _column(sheet: Sheet, name: str) -> int:
    named = next(row for row in sheet.iter_rows() if row[0].value == "code")
    return next(int(cell.column) for cell in named if cell.value == name)


def _put(sheet: Sheet, row: int, **cells: object) -> None:
    for name, value in cells.items():
        sheet.cell(row, _column(sheet, name)).value = value


def _spare(sheet: Sheet) -> int:
    return _row(sheet, plan().activities[-1].code) + 1


def test_what_was_changed_in_a_row_is_changed_in_the_plan(tmp_path: Path) -> None:
    """Owner, months, state and remark are the people's; everything else stays as it was."""

    def edit(sheet: Sheet) -> None:
        _put(
            sheet,
            _row(sheet, "A1"),
            owners="- คณะทำงานเมืองอุตสาหกรรมเชิงนิเวศ เมืองตัวอย่าง\nเทศบาลตำบลตัวอย่าง",
            start="ธ.ค. 2565",
            months=3,
            state="กำลังดำเนินการ",
            remark="รองบประมาณ",
        )

    read, told = read_plan(_edited(tmp_path, edit), "plan.xlsx")
    first, *others = read.activities
    assert first.owners == (
        Owner(
            "working-group",
            Text(
                "Example Town eco-industrial town working group",
                "คณะทำงานเมืองอุตสาหกรรมเชิงนิเวศ เมืองตัวอย่าง",
            ),
        ),
        Owner(None, Text("เทศบาลตำบลตัวอย่าง", "เทศบาลตำบลตัวอย่าง")),
    )
    assert (first.start, first.months, first.said) == (Month(2022, 12), 3, Said.UNDER_WAY)
    assert first.remark == "รองบประมาณ"
    assert first.title == plan().activities[0].title
    assert [one.title for one in others] == [one.title for one in plan().activities[1:]]
    assert [one.code for one in read.activities if one.is_critical] == ["A1"]
    assert told == ()


def test_a_row_that_was_added_is_an_activity_of_its_own(tmp_path: Path) -> None:
    """What people plan beside the way is part of the plan."""

    def edit(sheet: Sheet) -> None:
        _put(sheet, _spare(sheet), activity="ศึกษาดูงาน", start="2566-01", months="2 เดือน")

    read, told = read_plan(_edited(tmp_path, edit), "plan.xlsx")
    *others, last = read.activities
    assert len(others) == len(plan().activities)
    assert (last.code, last.origin, last.title) == (
        "O1",
        Origin.OWN,
        Text("ศึกษาดูงาน", "ศึกษาดูงาน"),
    )
    assert (last.start, last.months, told) == (Month(2023, 1), 2, ())


def test_a_row_of_the_way_that_is_gone_stays_and_is_told(tmp_path: Path) -> None:
    """Without it the level is not reached, so it cannot go unnoticed."""

    def edit(sheet: Sheet) -> None:
        sheet.delete_rows(_row(sheet, "A2"))

    read, told = read_plan(_edited(tmp_path, edit), "plan.xlsx")
    assert {one.code for one in read.activities} == {one.code for one in plan().activities}
    assert render(told, "en", colour=False) == (
        "plan.xlsx:แผนการดำเนินงาน: warning[activity-gone]: the row of activity `A2` is gone; "
        "it stays in the plan, as the level needs it"
    )


def test_columns_are_found_without_their_hidden_names(tmp_path: Path) -> None:
    """Whoever deletes a row that nobody sees has lost nothing."""

    def edit(sheet: Sheet) -> None:
        sheet.delete_rows(_row(sheet, "code"))

    read, _ = read_plan(_edited(tmp_path, edit), "plan.xlsx")
    assert read == plan()


def test_everything_that_cannot_be_read_is_told_at_its_cell(tmp_path: Path) -> None:
    """One pass shows it all, and nothing of it is guessed."""

    def edit(sheet: Sheet) -> None:
        _put(sheet, _row(sheet, "A1"), start="ปีหน้า", months="นาน")
        _put(sheet, _row(sheet, "A2"), state="เสร็จ")
        _put(sheet, _spare(sheet), remark="แล้วแต่")
        _put(sheet, _spare(sheet) + 1, code="A3", activity="ซ้ำ")

    path = _edited(tmp_path, edit)
    with pytest.raises(Invalid) as refused:
        read_plan(path, "plan.xlsx")
    found = [
        (one.code, one.span.place.partition("!")[2] if one.span else "")
        for one in refused.value.diagnostics
    ]
    sheet = load_workbook(path).worksheets[0]
    first, second, spare = _row(sheet, "A1"), _row(sheet, "A2"), _spare(sheet)
    assert found == [
        ("not-a-month", f"C{first}"),
        ("not-months", f"D{first}"),
        ("unknown-state", f"R{second}"),
        ("no-title", f"B{spare}"),
        ("activity-twice", f"A{spare + 1}"),
    ]


def test_any_other_workbook_is_no_plan(tmp_path: Path) -> None:
    """A roster is not taken for a plan."""
    path = _edited(tmp_path, lambda _: None)
    book = load_workbook(path)
    del book[book.sheetnames[-1]]
    book.save(path)
    with pytest.raises(Invalid) as refused:
        read_plan(path, "plan.xlsx")
    assert str(refused.value) == (
        "plan.xlsx:แผนการดำเนินงาน: error[not-a-plan]: this workbook holds no plan: "
        "its hidden sheet is missing\n"
        "  help: make it anew with `ecorules plan CASE --to N --start 2565-10 -o plan.xlsx`"
    )


def test_the_marks_of_the_months_are_there_without_calculating(tmp_path: Path) -> None:
    """A program that calculates nothing shows the bars, and so does grey paper."""
    path = _edited(tmp_path, lambda _: None)
    path.write_bytes(plan_bytes(plan(), edition(), "th"))
    sheet = load_workbook(path, data_only=True).worksheets[0]
    names = [cell.value for cell in sheet[_row(sheet, "code")]]
    for one in plan().activities:
        cells = sheet[_row(sheet, one.code)]
        marked = {name for name, cell in zip(names, cells, strict=True) if cell.value == "■"}
        assert one.start is not None
        assert marked == {one.start.later(place).said("th") for place in range(one.months or 0)}


def test_a_plan_prints_on_a4_across(tmp_path: Path) -> None:
    """It is made to be laid on the table of a meeting."""
    path = tmp_path / "plan.xlsx"
    path.write_bytes(plan_bytes(plan(), edition(), "en"))
    sheet = load_workbook(path).worksheets[0]
    assert (sheet.page_setup.orientation, str(sheet.page_setup.paperSize)) == ("landscape", "9")
    assert (sheet.sheet_properties.pageSetUpPr.fitToPage, sheet.title) == (True, "Plan")
    assert {column.name for column in COLUMNS} <= {
        cell.value for cell in sheet[_row(sheet, "code")]
    }
