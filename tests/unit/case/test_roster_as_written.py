"""The roster file as offices write it: sums, remarks, units above columns, shares of the whole."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from typing import TYPE_CHECKING

import pytest
from inline_snapshot import snapshot

from ecorules.case.roster import members_of
from ecorules.diagnostics import Diagnostic, Severity, Text, render
from ecorules.documents import table_of
from ecorules.language.interval import Interval
from ecorules.language.quantity import PERCENT, unit
from ecorules.language.vocabulary import Better, Fact, NumberKind, Vocabulary
from tests.unit.case.makers import VOCABULARY

if TYPE_CHECKING:
    from ecorules.case.model import Member

HEADER = "registration,name,"
SHARE = NumberKind(PERCENT, Interval(Fraction(0), Fraction(1)))


def _read(
    *rows: str, words: Vocabulary = VOCABULARY
) -> tuple[tuple[Member, ...], list[Diagnostic]]:
    into: list[Diagnostic] = []
    table = table_of("\n".join(rows).encode(), "factories.csv", into)
    assert table is not None
    return members_of(table, words.rosters["factories"], words, 2565, into), into


def _codes(*rows: str) -> list[str]:
    return [each.code for each in _read(*rows)[1]]


def test_sums_and_remarks_are_told_and_are_no_members() -> None:
    """A factory called total, with its number, is one; a row of sums is none."""
    found, problems = _read(
        "ลำดับ,registration,name,bod",
        "1,3-1,รวม,5",
        "รวม,,,5",
        ",total,,5",
        ",-,เฉลี่ย,5",
        "หมายเหตุ: ข้อมูลปี 2565,,,",
    )
    assert [(each.key, each.title) for each in found] == [("3-1", "รวม")]
    assert render(problems, "en", colour=False) == snapshot("""\
factories.csv:1:1: note[row-numbers]: the column `ลำดับ` numbers the rows and is passed over
   1 | ลำดับ,registration,name,bod
     | ^^^^
factories.csv:3:1: note[sum-row]: this row says `รวม`: it sums up the others and is passed over
   3 | รวม,,,5
     | ^^^^^^^
factories.csv:4:1: note[sum-row]: this row says `total`: it sums up the others and is passed over
   4 | ,total,,5
     | ^^^^^^^^^
factories.csv:5:1: note[sum-row]: this row says `เฉลี่ย`: it sums up the others and is passed over
   5 | ,-,เฉลี่ย,5
     | ^^^^^^^^^
factories.csv:6:1: note[remark-row]: this row holds a remark and no member: it is passed over
   6 | หมายเหตุ: ข้อมูลปี 2565,,,
     | ^^^^^^^^^^^^^^^^^^^^^^\
""")
    assert render(problems, "th", colour=False) == snapshot("""\
factories.csv:1:1: ข้อสังเกต[row-numbers]: คอลัมน์ `ลำดับ` เป็นลำดับของแถว จึงไม่นำมาอ่าน
   1 | ลำดับ,registration,name,bod
     | ^^^^
factories.csv:3:1: ข้อสังเกต[sum-row]: แถวนี้ระบุว่า `รวม` เป็นแถวสรุปของแถวอื่น จึงไม่นำมาอ่าน
   3 | รวม,,,5
     | ^^^^^^^
factories.csv:4:1: ข้อสังเกต[sum-row]: แถวนี้ระบุว่า `total` เป็นแถวสรุปของแถวอื่น จึงไม่นำมาอ่าน
   4 | ,total,,5
     | ^^^^^^^^^
factories.csv:5:1: ข้อสังเกต[sum-row]: แถวนี้ระบุว่า `เฉลี่ย` เป็นแถวสรุปของแถวอื่น จึงไม่นำมาอ่าน
   5 | ,-,เฉลี่ย,5
     | ^^^^^^^^^
factories.csv:6:1: ข้อสังเกต[remark-row]: แถวนี้เป็นหมายเหตุ จึงไม่นำมาอ่าน
   6 | หมายเหตุ: ข้อมูลปี 2565,,,
     | ^^^^^^^^^^^^^^^^^^^^^^\
""")


def test_rows_that_say_the_same_twice_are_told_so() -> None:
    """Which of them is deleted does not matter then; else the difference is shown."""
    same = _read("registration,name,bod", "1,A,5", "1,A,5.0")[1][0].help
    assert same == (
        "the two rows say the same: delete one of them",
        "ทั้งสองแถวมีข้อมูลตรงกัน ให้ลบแถวใดแถวหนึ่ง",
    )
    different = _read(
        "registration,name,level,eco,outlet,bod", "1,A,1,yes,direct,5", "1,A,2,no,none,"
    )[1][0].help
    assert different is not None
    assert different.en == (
        "keep one, or mend its `registration`; they differ: level (`1` / `2`), eco (`yes` / `no`), "
        "outlet (`direct` / `none`) and 1 more columns"
    )


@pytest.mark.parametrize(
    ("header", "cell", "amount"),
    [
        ("bod (g/l)", "0.5", 500),
        ("bod (g/l)", "0.5 mg/l", Fraction(1, 2)),
        ("BOD (มก./ล.)", "๕", 5),
        ("บีโอดี (หน่วย กก./ลบ.ม.)", "0.005", 5),
    ],
)
def test_a_unit_in_the_header_is_the_unit_of_its_numbers(
    header: str, cell: str, amount: Fraction
) -> None:
    """A cell that says its own unit still says it."""
    found, problems = _read(HEADER + header, f"1,A,{cell}")
    assert [each.severity for each in problems if each.severity is Severity.ERROR] == []
    assert found[0].cells == {("bod", 2565): unit("mg/l").to_base(Fraction(amount))}


@pytest.mark.parametrize(
    ("header", "code"), [("bod (ไร่)", "unit-mismatch"), ("eco (mg/l)", "unit-mismatch")]
)
def test_a_unit_that_does_not_measure_the_fact_is_refused(header: str, code: str) -> None:
    """The header of another column may have slipped above this one."""
    assert _codes(HEADER + header, "1,A,-") == [code]


def _with_shares(*cells: str) -> tuple[tuple[Member, ...], list[Diagnostic]]:
    share = Fact("reuse", Text("reuse", "การใช้ซ้ำ"), SHARE, "factories", Better.HIGHER, "diw")
    words = replace(VOCABULARY, facts={**VOCABULARY.facts, "reuse": share})
    rows = (f"{place},{cell}" for place, cell in enumerate(cells))
    return _read("registration,reuse", *rows, words=words)


def test_shares_of_the_whole_are_read_as_such_and_told_once() -> None:
    """A column of 0.45, 1 and 45 % is one of shares, and 0 is nothing either way."""
    found, problems = _with_shares("0.45", "1", "0", "45 %", "-")
    cells = [each.cells.get(("reuse", 2565)) for each in found]
    assert cells == [Fraction(45, 100), 1, 0, Fraction(45, 100), None]
    assert [(each.code, each.severity) for each in problems] == [("read-as-shares", Severity.NOTE)]
    assert problems[0].span is not None
    assert problems[0].span.line == 1


def test_a_column_that_mixes_shares_and_percentages_is_refused_cell_by_cell() -> None:
    """Each doubtful number is named, and shows both ways to write it."""
    problems = _with_shares("45", "0.45", "1", "60 %")[1]
    assert [(each.code, each.span and each.span.line) for each in problems] == [
        ("unclear-percentage", 3),
        ("unclear-percentage", 4),
    ]


def test_a_number_that_begins_like_a_remark_is_a_number() -> None:
    """A factory of which nothing else is known must not be taken for a remark."""
    found, problems = _read("registration,name", "Note-7,", "Source 3,", "*4,", "Note: of 2565,")
    assert [each.key for each in found] == ["*4", "Note-7", "Source 3"]
    assert [each.code for each in problems] == ["remark-row"]
