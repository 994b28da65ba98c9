"""A problem on a sheet is said at its cell, in the words of whoever works with sheets."""

import pytest

from ecorules.diagnostics import Diagnostic, Sheet, Span, Text, ordered, render

FACTS = Sheet(4, "Facts")
IN_A_CELL = Diagnostic(
    "unknown-unit",
    Text("no unit is called `raii`", "ไม่มีหน่วยชื่อ `raii`"),
    Span.cell("saraburi.xlsx", FACTS, 12, 3, "812 raii"),
    Text("green area", "พื้นที่สีเขียว"),
    Text("did you mean `rai`?", "หมายถึง `rai` หรือไม่"),
)


def test_a_problem_in_a_cell_is_said_whole_in_english() -> None:
    """A reader sees the sheet, the cell, what stands in it and what is expected."""
    assert render([IN_A_CELL], "en", colour=False) == (
        "saraburi.xlsx:Facts!C12: error[unknown-unit]: no unit is called `raii`\n"
        " C12 | 812 raii\n"
        "     | ^^^^^^^^ green area\n"
        "  help: did you mean `rai`?"
    )


def test_a_problem_in_a_cell_is_said_whole_in_thai() -> None:
    """The Thai text is as complete as the English one."""
    assert render([IN_A_CELL], "th", colour=False) == (
        "saraburi.xlsx:Facts!C12: ข้อผิดพลาด[unknown-unit]: ไม่มีหน่วยชื่อ `raii`\n"
        " C12 | 812 raii\n"
        "     | ^^^^^^^^ พื้นที่สีเขียว\n"
        "  คำแนะนำ: หมายถึง `rai` หรือไม่"
    )


@pytest.mark.parametrize(
    ("name", "row", "column", "place"),
    [
        ("Facts", 12, 28, "f.xlsx:Facts!AB12"),
        ("Facts", 1_048_576, 16_384, "f.xlsx:Facts!XFD1048576"),
        ("Facts", 12, 0, "f.xlsx:Facts!12"),
        ("Facts", 0, 0, "f.xlsx:Facts"),
        ("ข้อเท็จจริง", 2, 1, "f.xlsx:ข้อเท็จจริง!A2"),
        ("Read me", 2, 1, "f.xlsx:'Read me'!A2"),
        ("2565", 2, 1, "f.xlsx:'2565'!A2"),
        ("Area's", 2, 1, "f.xlsx:'Area''s'!A2"),
        ("\x1b[2J", 2, 1, "f.xlsx:'␛[2J'!A2"),
    ],
)
def test_places_on_sheets_are_written_as_formulas_write_them(
    name: str, row: int, column: int, place: str
) -> None:
    """A place can be typed into the name box of a spreadsheet program."""
    assert Span.cell("f.xlsx", Sheet(1, name), row, column, "").place == place


def test_cells_come_in_the_order_of_sheets_rows_and_columns() -> None:
    """A reader goes through a workbook from the first sheet to the last, row by row."""
    places = [("B", 2, 1, 1), ("A", 1, 3, 1), ("A", 1, 2, 10), ("A", 1, 2, 9), ("A", 1, 0, 0)]
    problems = [
        Diagnostic("x", Text("wrong", "ผิด"), Span.cell("f", Sheet(number, name), row, column, "?"))
        for name, number, row, column in places
    ]
    assert list(ordered(problems)) == problems[::-1]
