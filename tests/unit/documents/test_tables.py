"""A table is rows of text, and each cell knows its place."""

import csv
import io
import time
from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ecorules.diagnostics import Diagnostic, Span, render
from ecorules.documents import Table, read_table, table_of
from ecorules.documents.separated import delimiter

ROSTER = """\
registration,name,"note, if any"\r
1,โรงงาน ก,\r
2,"โรงงาน ""ข""\r
สาขา 2","a,b"\r
,,\r
\r
3,โรงงาน ค,x\r
"""


def table(text: str) -> Table:
    """Return the table of a text that has nothing wrong."""
    into: list[Diagnostic] = []
    found = table_of(text.encode(), "roster.csv", into)
    assert into == []
    assert found is not None
    return found


def said(text: str) -> str:
    """Return what is said about a text."""
    into: list[Diagnostic] = []
    table_of(text.encode(), "roster.csv", into)
    return render(into, "en", colour=False)


def stretch(span: Span) -> tuple[int, str]:
    """Return the line of a span and the text in it."""
    return span.line, span.source[span.column - 1 : span.end_column - 1]


def test_rows_are_read_as_they_were_written() -> None:
    """Rows without any text are no members of the roster."""
    made = table(ROSTER)
    assert made.shown == "roster.csv"
    assert made.headers == ("registration", "name", "note, if any")
    assert made.rows == [
        ["1", "โรงงาน ก", ""],
        ["2", 'โรงงาน "ข"\r\nสาขา 2', "a,b"],
        ["3", "โรงงาน ค", "x"],
    ]


@pytest.mark.parametrize(
    ("row", "column", "expected"),
    [
        (0, 0, (2, "1")),
        (0, 1, (2, "โรงงาน ก")),
        (0, 2, (2, "")),
        (1, 1, (3, '"โรงงาน ""ข""')),
        (1, 2, (4, '"a,b"')),
        (2, 0, (7, "3")),
        (2, 2, (7, "x")),
    ],
)
def test_a_cell_has_its_place(row: int, column: int, expected: tuple[int, str]) -> None:
    """Quoted separators, quoted line breaks and empty lines are counted."""
    assert stretch(table(ROSTER).span(row, column)) == expected


def test_a_header_and_a_row_have_their_places() -> None:
    """A problem of a column is shown at its header."""
    made = table(ROSTER)
    assert stretch(made.header_span(2)) == (1, '"note, if any"')
    assert stretch(made.row_span(2)) == (7, "3,โรงงาน ค,x")


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_the_separator_is_recognised(delimiter: str) -> None:
    """Spreadsheets use the one that their language has."""
    made = table(delimiter.join(["a", '"b,,;;\t\t"', "c"]) + "\n" + delimiter.join("123"))
    assert made.headers == ("a", "b,,;;", "c")
    assert made.rows == [["1", "2", "3"]]


def test_headers_are_plain() -> None:
    """A blank or an invisible character beside a name is no other name."""
    made = table("\ufeff ชื่อ\u200b,b \n")
    assert (made.headers, made.rows) == (("ชื่อ", "b"), [])
    assert (made.column("ชื่อ"), made.column("c")) == (0, None)


CELLS = st.text("aก\u0e34,;\"'\n\r\t \ufeff\u200b0", max_size=6)


@given(
    st.lists(st.lists(CELLS, min_size=3, max_size=3), max_size=5),
    st.sampled_from([csv.QUOTE_ALL, csv.QUOTE_MINIMAL]),
)
def test_what_is_written_is_read_back(rows: list[list[str]], quoting: int) -> None:
    """Whatever a cell contains, it comes back, and its place shows how it begins."""
    out = io.StringIO()
    writer = csv.writer(out, quoting=quoting)  # type: ignore[arg-type] # a number in the module's own words
    writer.writerows([["x", "y", "z"], *rows])
    made = table(out.getvalue())
    assert made.rows == [row for row in rows if "".join(row).strip()]
    for place, row in enumerate(made.rows):
        for column, cell in enumerate(row):
            _, shown = stretch(made.span(place, column))
            quoted = '"' + cell.replace('"', '""') + '"'
            is_whole = shown in {cell, quoted}
            assert is_whole or (not cell.isprintable() and quoted.startswith(shown))


@given(st.text('ab,;"\n\r\t\x00ก', max_size=30))
def test_no_text_breaks_the_reader(text: str) -> None:
    """Whatever is wrong is said; nothing is ever thrown."""
    into: list[Diagnostic] = []
    found = table_of(text.encode(), "roster.csv", into)
    assert found is not None or into
    render(into, "th", colour=False)


def test_columns_that_cannot_be_told_apart_are_refused() -> None:
    """All of them are said at once."""
    assert said("a,b, a,,\n1,2,3,4,5\n") == (
        "roster.csv:1:5: error[duplicate-column]: columns 1 and 3 are both called `a`\n"
        "   1 | a,b, a,,\n"
        "     |     ^^\n"
        "  help: rename or delete one of them\n"
        "roster.csv:1:8: error[unnamed-column]: column 4 has no name\n"
        "   1 | a,b, a,,\n"
        "     |        ^\n"
        "  help: write a name in the header row, or delete the column\n"
        "roster.csv:1:9: error[unnamed-column]: column 5 has no name\n"
        "   1 | a,b, a,,\n"
        "     |         ^\n"
        "  help: write a name in the header row, or delete the column"
    )


def test_a_row_of_another_length_is_said_and_made_even() -> None:
    """The cells that stand can still be examined."""
    into: list[Diagnostic] = []
    found = table_of(b"a,b,c\n1\n1,2,3,4\n5,6,7\n", "roster.csv", into)
    assert found is not None
    assert found.rows == [["1", "", ""], ["1", "2", "3"], ["5", "6", "7"]]
    assert stretch(found.span(0, 2)) == (2, "")
    remedy = (
        "  help: leave a cell empty where nothing is known; "
        "put a cell that contains the separator in quotes"
    )
    assert render(into, "en", colour=False).split("\n") == [
        "roster.csv:2:1: error[uneven-row]: the row has 1 cell, and the header has 3",
        "   2 | 1",
        "     | ^",
        remedy,
        "roster.csv:3:1: error[uneven-row]: the row has 4 cells, and the header has 3",
        "   3 | 1,2,3,4",
        "     | ^^^^^^^",
        remedy,
    ]


def test_an_uneven_row_is_said_in_thai() -> None:
    """The whole text, as a Thai official reads it."""
    into: list[Diagnostic] = []
    table_of("ทะเบียน,ชื่อ\n1\n".encode(), "โรงงาน.csv", into)
    assert render(into, "th", colour=False) == (
        "โรงงาน.csv:2:1: ข้อผิดพลาด[uneven-row]: แถวนี้มี 1 ช่อง แต่หัวตารางมี 2 ช่อง\n"
        "   2 | 1\n"
        "     | ^\n"
        "  คำแนะนำ: ช่องที่ไม่มีข้อมูลให้เว้นว่างไว้ ช่องที่มีเครื่องหมายคั่นอยู่ข้างในให้ใส่เครื่องหมายคำพูด"
    )


def test_uneven_rows_without_number_are_counted() -> None:
    """A table with the wrong separator does not fill the screen."""
    text = said("a,b\n" + "1\n" * 1234)
    assert text.count("error[") == 51
    assert text.startswith("roster.csv: error[uneven-row]: 1,184 more rows do not have 2 cells\n")


@pytest.mark.parametrize(
    ("text", "line"),
    [('a,b\n"x,1\n2,3\n', 2), ('a,b\n1,2\n"x"y,1\n', 3), ('a,b\n1,"', 2)],
)
def test_a_quotation_mark_that_is_not_closed_is_said(text: str, line: int) -> None:
    """Otherwise the rest of the table would become one cell."""
    assert said(text).startswith(
        f"roster.csv:{line}:1: error[csv-syntax]: "
        "a quotation mark in this row is not closed, or text follows the closing one\n"
    )
    assert said(text).endswith(
        '  help: close it; write a quotation mark inside a quoted cell twice: `""`'
    )


def test_a_cell_without_end_is_said() -> None:
    """A forgotten quotation mark in a large table ends here."""
    assert "error[csv-syntax]: a cell in this row is too long" in said(f"a\n{'x' * 200_000}\n")


def test_a_table_without_text_is_empty() -> None:
    """Separators alone are no table."""
    assert said(",,\n,,\n") == "roster.csv: error[empty-file]: the file is empty"


def test_a_table_is_read_from_a_file(tmp_path: Path) -> None:
    """The name that is shown need not be the path."""
    (tmp_path / "x").write_text("a,b\n1,2\n", encoding="utf-8")
    into: list[Diagnostic] = []
    found = read_table(tmp_path / "x", "case/factories.csv", into)
    assert found is not None
    assert (found.shown, found.rows, into) == ("case/factories.csv", [["1", "2"]], [])
    assert read_table(tmp_path / "x", "case/factories.csv", into, limit=3) is None
    assert table_of(b"\xff", "case/factories.csv", into) is None
    assert [each.code for each in into] == ["too-large", "not-utf8"]


def test_a_large_roster_is_read_within_a_second() -> None:
    """Twenty thousand factories with thirty columns are a country."""
    header = ",".join(f"column_{number}" for number in range(30))
    row = ",".join(["โรงงาน", *(str(number) for number in range(29))])
    content = (header + "\n" + (row + "\n") * 20_000).encode()
    started = time.process_time()
    found = table_of(content, "roster.csv", [])
    assert found is not None
    assert len(found.rows) == 20_000
    assert time.process_time() - started < 2


def _known(row: Sequence[str]) -> int:
    """Return how many cells of a row are one of three headers."""
    return sum(cell.strip() in {"a", "b", "c"} for cell in row)


def test_titles_above_the_header_row_are_told_and_passed_over() -> None:
    """An office writes what the table is before the table, and the lines keep their numbers."""
    into: list[Diagnostic] = []
    made = table_of("บัญชีโรงงาน,,\nปี 2565\na,b,c\n1,2,3\n".encode(), "f.csv", into, _known)
    assert made is not None
    assert (made.headers, made.rows) == (("a", "b", "c"), [["1", "2", "3"]])
    assert stretch(made.span(0, 1)) == (4, "2")
    assert stretch(made.header_row) == (3, "a,b,c")
    assert render(into, "en", colour=False) == (
        "f.csv:1:1: note[title-row]: this row stands above the header row: "
        "it is taken as a title and passed over\n"
        "   1 | บัญชีโรงงาน,,\n"
        "     | ^^^^^^^^^^^\n"
        "f.csv:2:1: note[title-row]: this row stands above the header row: "
        "it is taken as a title and passed over\n"
        "   2 | ปี 2565\n"
        "     | ^^^^^^"
    )
    assert render(into[:1], "th", colour=False).startswith(
        "f.csv:1:1: ข้อสังเกต[title-row]: แถวนี้อยู่เหนือแถวหัวตาราง จึงถือเป็นชื่อตารางและไม่นำมาอ่าน\n"
    )


def test_without_a_known_header_the_first_row_is_the_header_row() -> None:
    """No row is passed over on a guess."""
    into: list[Diagnostic] = []
    made = table_of(b"x,y\n1,2\n", "f.csv", into, _known)
    assert made is not None
    assert (made.headers, into) == (("x", "y"), [])


def test_empty_columns_beside_the_table_are_no_part_of_it() -> None:
    """A spreadsheet writes a column whose cells were all deleted."""
    made = table("a,b,,\n1,2,,\n3,4,\n5,6,,,,\n".replace("3,4,\n", "3,4,,\n"))
    assert (made.column("b"), [row[:2] for row in made.rows]) == (
        1,
        [["1", "2"], ["3", "4"], ["5", "6"]],
    )


@pytest.mark.parametrize(
    ("text", "sign"),
    [
        ("ชื่อ, ปี\na;b;c\n1;2,000;3\n2;1,234,567;9\n", ";"),
        ("a\tb\n1,000\t2,000\n", "\t"),
        ("title\na,b\n1;2,3\n", ","),
        ('"a;b;c",d\n"1;2;3",4\n', ","),
        ("alone\n", ","),
    ],
)
def test_the_separator_is_the_sign_that_rows_have_equally_often(text: str, sign: str) -> None:
    """Commas between thousands and titles without any do not mislead."""
    assert delimiter(text) == sign
