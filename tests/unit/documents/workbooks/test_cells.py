"""A cell says what a person sees in it, whichever program wrote it."""

from __future__ import annotations

from datetime import date, datetime
from io import BytesIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook as Written  # type: ignore[import-untyped] # it has no types

from ecorules.diagnostics import Diagnostic
from ecorules.documents.workbooks.formats import Format, Shown, format_of
from ecorules.documents.workbooks.numbers import said_as
from ecorules.documents.workbooks.oddities import Oddity
from ecorules.documents.workbooks.workbook import Worksheet, workbook_of
from tests.unit.documents.workbooks.makers import sheet, workbook

SHEET = "xl/worksheets/sheet1.xml"


def read(content: bytes) -> Worksheet:
    """Return the first sheet of a workbook in which nothing is wrong."""
    into: list[Diagnostic] = []
    found = workbook_of(content, "form.xlsx", into)
    assert found is not None, into
    assert not into
    return found.sheets[0]


@pytest.mark.parametrize(
    ("cell", "text", "oddity"),
    [
        ('<c r="A1"><v>45.5</v></c>', "45.5", Oddity.NONE),
        ('<c r="A1"><v>0.30000000000000004</v></c>', "0.3", Oddity.NONE),
        ('<c r="A1"><v>1.0190000125462E13</v></c>', "10190000125462", Oddity.NONE),
        ('<c r="A1"><v>5.0</v></c>', "5", Oddity.NONE),
        ('<c r="A1"><v>-0</v></c>', "0", Oddity.NONE),
        ('<c r="A1"><v>1234567890123456</v></c>', "1234567890123456", Oddity.NONE),
        ('<c r="A1" s="1"><v>0.45</v></c>', "45 %", Oddity.NONE),
        ('<c r="A1" s="2"><v>44651</v></c>', "2022-03-31", Oddity.NONE),
        ('<c r="A1" s="2"><v>44651.5</v></c>', "2022-03-31", Oddity.TIME_OF_DAY),
        ('<c r="A1" s="2"><v>242978</v></c>', "พ.ศ. 2565-03-31", Oddity.BUDDHIST_YEAR),
        ('<c r="A1" s="2"><v>-1</v></c>', "-1", Oddity.NONE),
        ('<c r="A1" t="s"><v>0</v></c>', "one", Oddity.NONE),
        ('<c r="A1" t="inlineStr"><is><t>two</t></is></c>', "two", Oddity.NONE),
        (
            '<c r="A1" t="inlineStr"><is><r><t>a &amp; </t></r><r><t>b</t></r></is></c>',
            "a & b",
            Oddity.NONE,
        ),
        ('<c r="A1" t="b"><v>1</v></c>', "TRUE", Oddity.NONE),
        ('<c r="A1" t="str"><f>A2</f><v>said</v></c>', "said", Oddity.FORMULA),
        ('<c r="A1"><f>1+2</f><v>3</v></c>', "3", Oddity.FORMULA),
        ('<c r="A1"><f>1+2</f></c>', "", Oddity.NOT_CALCULATED),
        ('<c r="A1" t="b"><f>TRUE()</f><v>1</v></c>', "TRUE", Oddity.NONE),
        ('<c r="A1" t="e"><v>#REF!</v></c>', "#REF!", Oddity.ERROR),
        ('<c r="A1" t="e"><v>#N/A</v></c>', "N/A", Oddity.NOT_AVAILABLE),
        ('<c r="A1" t="d"><v>2022-03-31T00:00:00</v></c>', "2022-03-31", Oddity.NONE),
        ('<c r="A1" s="1"/>', "", Oddity.NONE),
        ("<c><v>7</v></c>", "7", Oddity.NONE),
    ],
)
def test_a_cell_says_what_is_seen_in_it(cell: str, text: str, oddity: Oddity) -> None:
    """What a format makes of a number is what its writer meant."""
    found = read(workbook(f'<row r="1">{cell}</row>'))
    assert found.text(1, 1) == text
    assert found.grid.oddities.get((1, 1), Oddity.NONE) == oddity


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("General", Format(Shown.NUMBER)),
        ("#,##0.00", Format(Shown.NUMBER)),
        ("0.00E+00", Format(Shown.NUMBER)),
        ("[Red]-0.0", Format(Shown.NUMBER)),
        ("0.0 %", Format(Shown.PERCENT)),
        ('0.00"%"', Format(Shown.NUMBER, "%")),
        ('0.00" mg/l"', Format(Shown.NUMBER, "mg/l")),
        ('#,##0 "ไร่"', Format(Shown.NUMBER, "ไร่")),
        ('#,##0 "ครั้งใหญ่"', Format(Shown.NUMBER)),
        ("[$-107041E]d mmmm yyyy;@", Format(Shown.DAY)),
        ("[$-D07041E]ว/ด/ปปปป", Format(Shown.DAY)),
        ("d/m/bbbb", Format(Shown.DAY)),
        ("mmm", Format(Shown.DAY)),
        ("[h]:mm", Format(Shown.TIME)),
        ("h:mm AM/PM", Format(Shown.TIME)),
    ],
)
def test_a_format_says_what_its_numbers_are(code: str, expected: Format) -> None:
    """Percentages, days and units are told from plain numbers by the format alone."""
    assert format_of(code) == expected


def test_times_and_days_of_the_other_calendar_are_read() -> None:
    """Hours alone are no day, and a workbook may count its days from 1904."""
    assert said_as("0.5", Format(Shown.TIME), since_1904=False).text == "12:00"
    assert said_as("1.50001", Format(Shown.TIME), since_1904=False).text == "36:00:01"
    assert said_as("43189", Format(Shown.DAY), since_1904=True).text == "2022-03-31"
    assert said_as("59", Format(Shown.DAY), since_1904=False).text == "1900-02-28"


def test_a_sheet_says_what_is_merged_and_hidden() -> None:
    """What a reader cannot see, or sees as one, is known."""
    made = sheet(
        '<row r="3" hidden="1"><c r="B3"><v>1</v></c></row>',
        before='<cols><col min="2" max="3" hidden="1"/></cols>',
        after='<mergeCells><mergeCell ref="B3:C5"/></mergeCells>',
    )
    found = read(workbook("", {SHEET: made}))
    assert found.grid.hidden_rows == {3}
    assert found.hidden_columns == (range(2, 4),)
    assert found.merged == ((3, 2, 5, 3),)
    assert found.shown == "form.xlsx:Facts"
    assert found.row(3).source == "1"
    assert found.cell(3, 1).place == "form.xlsx:Facts!B3"


def test_a_cell_far_out_fills_no_memory() -> None:
    """A sheet is as large as what stands on it."""
    found = read(workbook('<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'))
    assert found.text(1_048_576, 16_384) == "1"


@pytest.mark.parametrize(
    ("written", "text"),
    [
        ("_xD83D__xDCA9_", "\U0001f4a9"),
        ("a_xD83D_b", "a\ufffdb"),
        ("_xDCA9__xD83D_", "\ufffd\ufffd"),
        ("_x0E01_", "ก"),
    ],
)
def test_half_a_letter_is_none(written: str, text: str) -> None:
    """What is read can be written again in any encoding."""
    cell = f'<c r="A1" t="inlineStr"><is><t>{written}</t></is></c>'
    assert read(workbook(f'<row r="1">{cell}</row>')).text(1, 1) == text


def test_prefixes_comments_and_other_ways_of_writing_make_no_difference() -> None:
    """What depends on the program alone is not seen."""
    plain = sheet('<row r="1"><c r="A1"><v>1</v></c><c r="B1"><v>2</v></c></row>')
    made = plain.replace("<", "<x:").replace("<x:/", "</x:").replace("xmlns=", "xmlns:x=")
    assert read(workbook("", {SHEET: made})).grid == read(workbook("", {SHEET: plain})).grid
    noted = (
        "<row r='1'><!-- no --><c s='0' r='A1'><v><![CDATA[1]]></v></c><c r='B1'><v>2</v></c></row>"
    )
    assert read(workbook(noted)).grid == read(workbook("", {SHEET: plain})).grid


def test_what_is_not_read_is_told() -> None:
    """Comments and pictures are nobody's secret."""
    into: list[Diagnostic] = []
    parts = {"xl/comments1.xml": "x", "xl/media/a.png": "x", "xl/externalLinks/l.xml": "x"}
    assert workbook_of(workbook("", dict(parts)), "form.xlsx", into) is not None
    assert [each.message.en for each in into] == [
        "comments on cells are not taken over",
        "pictures, shapes and text boxes are not taken over",
        "links to other workbooks are not followed; the last values are read",
    ]


VALUES = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-(10**12), 10**12),
    st.decimals(-10_000, 10_000, places=4, allow_nan=False).map(float),
    st.dates(date(1990, 1, 1), date(2099, 12, 31)),
    st.text("aก็น้ำ<&>\"' \n_x0041_", min_size=1, max_size=9).filter(lambda text: text[0] != "="),
)


@settings(max_examples=60)  # each example writes a workbook
@given(st.lists(st.lists(VALUES, max_size=5), max_size=5))
def test_what_openpyxl_writes_is_read(rows: list[list[object]]) -> None:
    """Another program's workbook says what that program was told."""
    book = Written()
    for row in rows:
        book.active.append(row)
    made = BytesIO()
    book.save(made)
    found = read(made.getvalue())
    for line, row in enumerate(rows, 1):
        for column, value in enumerate(row, 1):
            assert found.text(line, column) == said(value)


def said(value: object) -> str:
    """Return a value as a cell says it."""
    match value:
        case None:
            return ""
        case bool():
            return str(value).upper()
        case datetime() | date():
            return value.isoformat()[:10]
        case float():
            written = f"{value:.4f}".rstrip("0").rstrip(".")
            return "0" if written == "-0" else written
        case _:
            return str(value)
