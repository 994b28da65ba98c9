"""The roster file: its columns, its cells, and everything that can be wrong with them."""

from __future__ import annotations

import random
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st
from inline_snapshot import snapshot

from ecorules.case.model import Member
from ecorules.case.roster import members_of
from ecorules.diagnostics import Diagnostic, render
from ecorules.documents import table_of
from ecorules.language.quantity import unit
from tests.unit.case.makers import VOCABULARY

HEADER = "registration,name,"


def _read(*rows: str) -> tuple[tuple[Member, ...], list[Diagnostic]]:
    into: list[Diagnostic] = []
    table = table_of("\n".join(rows).encode(), "factories.csv", into)
    assert table is not None
    return members_of(table, VOCABULARY.rosters["factories"], VOCABULARY, 2565, into), into


def _codes(*rows: str) -> list[str]:
    return [each.code for each in _read(*rows)[1]]


def _mg(amount: int) -> Fraction:
    return unit("mg/l").to_base(Fraction(amount))


def test_a_row_is_a_member_with_the_cells_it_fills() -> None:
    """What a row leaves open is not there at all."""
    found, problems = _read(
        "registration,name,level,eco,outlet,bod,bod@2564",
        "3-2/64,โรงงานสอง,๓,ไม่ใช่,เข้าระบบบำบัดส่วนกลาง,-,18 mg/l",
        "3-1/64,Factory One,2,yes,direct,20,N/A",
        "3-3/64,-,,,ไม่มีข้อมูล,n/a,",
    )
    year = 2565
    cells: dict[tuple[str, int], object] = {
        ("level", year): 2, ("eco", year): True, ("outlet", year): "direct", ("bod", year): _mg(20),
    }  # fmt: skip
    other = {
        ("level", year): 3, ("eco", year): False, ("outlet", year): "central",
        ("bod", 2564): _mg(18),
    }  # fmt: skip
    assert problems == []
    assert [(each.key, each.title, each.cells) for each in found] == [
        ("3-1/64", "Factory One", cells),
        ("3-2/64", "โรงงานสอง", other),
        ("3-3/64", "3-3/64", {}),
    ]


@pytest.mark.parametrize(
    "header", ["bod", "BOD", "บีโอดี", " bod ", "bod@2565", "BOD @ ๒๕๖๕", "bod@ค.ศ. 2022"]
)
def test_a_column_may_be_called_in_either_language(header: str) -> None:
    """The people who fill in a roster know what a fact is called, not its identifier."""
    found, problems = _read(HEADER + header, "1,A,5")
    assert problems == []
    assert found[0].cells == {("bod", 2565): _mg(5)}


def test_a_roster_without_names_is_called_by_its_keys() -> None:
    """A name is for reading; the registration identifies."""
    assert _read("registration", "7")[0] == (Member("7", "7", {}),)


def test_a_roster_of_nobody_is_a_roster() -> None:
    """That there are no factories can be handed in too."""
    assert _read("registration,name,bod") == ((), [])


@pytest.mark.parametrize(
    ("header", "codes"),
    [
        ("bodd", ["unknown-column"]),
        ("telephone", ["unknown-column"]),
        ("green_area", ["fact-of-the-area"]),
        ("พื้นที่สีเขียว", ["fact-of-the-area"]),
        ("households", ["fact-of-a-roster"]),
        ("bod@2022", ["not-a-year"]),
        ("bod@", ["no-value"]),
        ("bod,bod", ["duplicate-column"]),
        ("bod,bod@2565", ["duplicate-column"]),
        ("bod,บีโอดี", ["duplicate-column"]),
        ("bod,", ["unnamed-column"]),
        ("bod,registration", ["duplicate-column"]),
    ],
)
def test_a_column_that_means_nothing_is_refused(header: str, codes: list[str]) -> None:
    """A misspelt column would otherwise leave every member's fact open, in silence."""
    row = "1,A" + ",1" * len(header.split(","))
    assert _codes(HEADER + header, row) == codes


PROBLEMS = (
    "registration,name,bodd,level,eco,bod",
    "1,A,,2.5,perhaps,5 rai",
    " 1 ,B,,6,ใช่,-1",
    ",C,,,,",
)


def test_problems_of_a_roster_in_english() -> None:
    """Every problem has its line and column, what is wrong and what to do."""
    assert render(_read(*PROBLEMS)[1], "en", colour=False) == snapshot("""\
factories.csv:1:19: error[unknown-column]: the list of factories has no column `bodd`
   1 | registration,name,bodd,level,eco,bod
     |                   ^^^^
  help: did you mean `bod`?
factories.csv:2:6: error[not-a-whole-number]: `2.5` is not a whole number
   2 | 1,A,,2.5,perhaps,5 rai
     |      ^^^ Green Industry level
  help: only whole numbers are possible for Green Industry level
factories.csv:2:10: error[not-yes-or-no]: `perhaps` is neither yes nor no
   2 | 1,A,,2.5,perhaps,5 rai
     |          ^^^^^^^ Eco Factory
  help: write `yes` or `no`
factories.csv:2:18: error[unit-mismatch]: `rai` measures area, and BOD is given in `mg/l`
   2 | 1,A,,2.5,perhaps,5 rai
     |                  ^^^^^ BOD
  help: write it in `mg/l`, or in another unit of weight per volume
factories.csv:3:1: error[duplicate-member]: the factory `1` is listed twice, in lines 2 and 3
   3 |  1 ,B,,6,ใช่,-1
     | ^^^
  help: keep one, or mend its `registration`; they differ: name (`A` / `B`), eco (`perhaps` / `ใช่`)
factories.csv:3:8: error[out-of-range]: `6` is out of range for Green Industry level
   3 |  1 ,B,,6,ใช่,-1
     |        ^ Green Industry level
  help: it must be between 0 and 5
factories.csv:3:14: error[out-of-range]: `-1` is out of range for BOD
   3 |  1 ,B,,6,ใช่,-1
     |             ^^ BOD
  help: it must be 0 mg/l or more
factories.csv:4:1: error[no-key]: this factory has no `registration`
   4 | ,C,,,,
     | ^
  help: without it the row could be counted twice; write it, or delete the row\
""")


def test_problems_of_a_roster_in_thai() -> None:
    """The same, as a Thai official would say it."""
    assert render(_read(*PROBLEMS)[1], "th", colour=False) == snapshot("""\
factories.csv:1:19: ข้อผิดพลาด[unknown-column]: บัญชีโรงงานไม่มีคอลัมน์ `bodd`
   1 | registration,name,bodd,level,eco,bod
     |                   ^^^^
  คำแนะนำ: หมายถึง `bod` หรือไม่
factories.csv:2:6: ข้อผิดพลาด[not-a-whole-number]: `2.5` ไม่ใช่จำนวนเต็ม
   2 | 1,A,,2.5,perhaps,5 rai
     |      ^^^ ระดับอุตสาหกรรมสีเขียว
  คำแนะนำ: ระดับอุตสาหกรรมสีเขียวเป็นได้เฉพาะจำนวนเต็ม
factories.csv:2:10: ข้อผิดพลาด[not-yes-or-no]: `perhaps` ไม่ใช่คำตอบว่าใช่หรือไม่ใช่
   2 | 1,A,,2.5,perhaps,5 rai
     |          ^^^^^^^ โรงงานเชิงนิเวศ
  คำแนะนำ: เขียน `ใช่` หรือ `ไม่ใช่` (`มี` หรือ `ไม่มี`)
factories.csv:2:18: ข้อผิดพลาด[unit-mismatch]: `rai` เป็นหน่วยของพื้นที่ แต่บีโอดีใช้หน่วยมิลลิกรัมต่อลิตร (`mg/l`)
   2 | 1,A,,2.5,perhaps,5 rai
     |                  ^^^^^ บีโอดี
  คำแนะนำ: ระบุในหน่วยมิลลิกรัมต่อลิตร (`mg/l`) หรือหน่วยอื่นของน้ำหนักต่อปริมาตร
factories.csv:3:1: ข้อผิดพลาด[duplicate-member]: โรงงาน `1` อยู่ในบัญชีซ้ำกันในบรรทัดที่ 2 และ 3
   3 |  1 ,B,,6,ใช่,-1
     | ^^^
  คำแนะนำ: เหลือไว้แถวเดียว หรือแก้ `registration` ที่ผิด ต่างกันที่ name (`A` / `B`), eco (`perhaps` / `ใช่`)
factories.csv:3:8: ข้อผิดพลาด[out-of-range]: `6` อยู่นอกช่วงที่เป็นไปได้สำหรับระดับอุตสาหกรรมสีเขียว
   3 |  1 ,B,,6,ใช่,-1
     |        ^ ระดับอุตสาหกรรมสีเขียว
  คำแนะนำ: ค่าที่เป็นไปได้คือ ระหว่าง 0 ถึง 5
factories.csv:3:14: ข้อผิดพลาด[out-of-range]: `-1` อยู่นอกช่วงที่เป็นไปได้สำหรับบีโอดี
   3 |  1 ,B,,6,ใช่,-1
     |             ^^ บีโอดี
  คำแนะนำ: ค่าที่เป็นไปได้คือ ตั้งแต่ 0 มิลลิกรัมต่อลิตรขึ้นไป
factories.csv:4:1: ข้อผิดพลาด[no-key]: โรงงานแห่งนี้ไม่มี `registration`
   4 | ,C,,,,
     | ^
  คำแนะนำ: หากไม่ระบุอาจนับซ้ำ ให้ระบุ หรือลบแถวนี้\
""")


def test_a_roster_without_its_key_is_no_list() -> None:
    """Without the registration nobody could tell whether a factory counts twice."""
    found, problems = _read("name,bod", "A,x")
    assert found == ()
    assert render(problems, "en", colour=False) == snapshot("""\
factories.csv:1:1: error[no-key-column]: no column `registration` identifies the factories
   1 | name,bod
     | ^^^^^^^^
  help: call the column with the number of each factory `registration`\
""")
    assert render(problems, "th", colour=False) == snapshot("""\
factories.csv:1:1: ข้อผิดพลาด[no-key-column]: ไม่มีคอลัมน์ `registration` ที่ใช้ระบุโรงงานแต่ละแห่ง
   1 | name,bod
     | ^^^^^^^^
  คำแนะนำ: ตั้งชื่อคอลัมน์ที่เป็นเลขทะเบียนของโรงงานว่า `registration`\
""")


def test_a_misspelt_key_is_told_once_and_its_rows_are_examined() -> None:
    """One slip is one problem, and the rest of the table does not wait for it."""
    _, problems = _read("registratoin,name,bod", "1,A,x")
    assert render(problems, "en", colour=False) == snapshot("""\
factories.csv:1:1: note[header-read-as]: the column `registratoin` is read as `registration`
   1 | registratoin,name,bod
     | ^^^^^^^^^^^^
  help: if something else is meant, write its name above the column
factories.csv:2:5: error[not-a-number]: `x` is not a number
   2 | 1,A,x
     |     ^ BOD
  help: write digits, such as `1,600` or `0.5`\
""")
    assert render(problems[:1], "th", colour=False) == snapshot("""\
factories.csv:1:1: ข้อสังเกต[header-read-as]: อ่านคอลัมน์ `registratoin` เป็น `registration`
   1 | registratoin,name,bod
     | ^^^^^^^^^^^^
  คำแนะนำ: หากหมายถึงอย่างอื่น ให้แก้ชื่อคอลัมน์\
""")


@pytest.mark.parametrize("twin", ["3-1/64 สบ", "3-1/64สบ", "3-1/๖๔สบ", "3-1/64 สบ\u200b"])
def test_a_factory_typed_in_two_ways_is_listed_twice(twin: str) -> None:
    """Blanks, digits and invisible characters do not make another factory."""
    assert _codes("registration", "3-1/64 สบ", "9", twin) == ["duplicate-member"]


def test_a_flood_of_problems_is_cut_short() -> None:
    """A wrong unit in a whole column is said a hundred times and then counted."""
    rows = [f"{place},A,{place} rai" for place in range(1150)]
    problems = _read(HEADER + "bod", *rows)[1]
    assert [each.code for each in problems].count("unit-mismatch") == 100
    last = problems[-1]
    assert last.code == "more-cells"
    assert last.message.en == "1,050 more cells of this table are not right"


values = st.sampled_from(["", "-", "1", "1.0", "๑", "2", "2 mg/l"])


@given(st.lists(st.tuples(values, values), max_size=8), st.randoms())
def test_the_order_of_rows_and_columns_does_not_matter(
    rows: list[tuple[str, str]], random: random.Random
) -> None:
    """A roster sorted by another column is the same roster."""
    columns = ["registration", "name", "bod", "bod@2564"]
    table = [[f"{place}", f"F{place}", *cells] for place, cells in enumerate(rows)]
    straight = _read(*(",".join(row) for row in (columns, *table)))
    order = random.sample(range(4), 4)
    shuffled = [columns, *random.sample(table, len(table))]
    mixed = _read(*(",".join(row[place] for place in order) for row in shuffled))
    assert straight == mixed
