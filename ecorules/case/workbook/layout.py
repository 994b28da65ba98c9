"""The sheets of the form and their columns: one truth for who writes it and who reads it.

Every table has its names in a hidden row: the name of each column, and `#key` above the column
that says which row is which.  So a header that is reworded, a column that is moved and a row
that is sorted away still find back.  Headers say the same in Thai and in English, one line each.

A row is known by its key:

- *Area*: the path of the entry in `case.yaml`: `title`, `round.on`, `area.province`,
  `agencies.diw`, `owners.15.1.1`, `rosters.factories.complete`, `register.state`,
  `efforts.green_area.lead_time`;
- *Evidence*: the code of the item, `1.2.1/map`, or the area's own, `factory-roster`;
- *Facts*: the name of the fact, with `@2564` for a year that is not audited, and `~2` for the
  second value of the same year: `green_area`, `green_area@2564`, `green_area@2564~2`;
- *Targets*: the name of the target, with `~2` for its second period;
- a roster: what identifies a member.  The row `#evidence` above the header names what supports
  each column, `-` if nothing does; a column is called like the key of a fact: `bod`, `bod@2564`.

In a form for nobody in particular the audited year is not known: then `@-1` is the year before
it.  A row without a key was added by hand, and one whose key begins with `#` is for the eye, but
for `#evidence`.  Which cells the form offered, and what stood in them
when it was made, is kept in the last sheet, which nobody sees: see `ecorules.case.workbook.base`.
"""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING, Final, NamedTuple

from ecorules.case.model import EvidenceState, Purpose, RoundKind
from ecorules.diagnostics import Text

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from ecorules.language.vocabulary import Roster

KEY: Final = "#key"
NAME: Final = "#name"
EVIDENCE_ROW: Final = "#evidence"
UNIT_ROW: Final = "#unit"
BASE_SHEET: Final = "_ecorules"
LISTS_SHEET: Final = "_lists"
# Rows left open below the table, for what nobody foresaw.
SPARE_ROWS: Final = 20


class Holds(Enum):
    """Say what the cells of a column hold, and so how they are written and read."""

    WORD = "word"  # one name or code
    PROSE = "prose"
    CODES = "codes"  # evidence, one code a line
    OWNERS = "owners"  # owners, one name a line
    FILES = "files"  # one path a line; of a file known by its digest alone, `sha256:` and that
    REGISTERED = "registered"  # for each file a line: digest, size and media type, `-` for none
    DAY = "day"
    YEAR = "year"
    WHOLE = "whole"
    AMOUNT = "amount"  # a number in the unit beside it, a yes or no, or a choice
    UNIT = "unit"
    STATE = "state"  # one of `STATES`
    ANY = "any"  # what the row says: see `ecorules.case.workbook.entries`


class Entry(Enum):
    """Say who fills the cells of a column."""

    GIVEN = "given"  # the form: locked
    ADDED = "added"  # the form, and people in the rows that they add
    ENTERED = "entered"  # people


class Column(NamedTuple):
    """One column of a table: its name, what stands above it, and what its cells hold."""

    name: str
    header: Text
    holds: Holds
    entry: Entry
    width: int
    is_hidden: bool = False

    @property
    def shown(self) -> str:
        """Return what stands in the header cell: a line in Thai and one in English."""
        return both(self.header)


class Sheet(NamedTuple):
    """One sheet: its name, what its tab says, what it is for, and its columns."""

    name: str
    title: Text
    about: Text
    columns: tuple[Column, ...]

    def column(self, name: str) -> Column:
        """Return a column by its name."""
        return next(column for column in self.columns if column.name == name)


def both(text: Text) -> str:
    """Return a text as it stands in one cell: a line in Thai and one in English."""
    return text.th if text.th == text.en else f"{text.th}\n{text.en}"


class Choice(NamedTuple):
    """One of the words that a cell may say: the program's, and people's."""

    word: str
    label: Text

    @property
    def shown(self) -> str:
        """Return what the drop-down list offers."""
        return self.label.th if self.label.th == self.label.en else self._both

    @property
    def _both(self) -> str:
        return f"{self.label.th} ({self.label.en})"


def meant(choices: Iterable[Choice]) -> Mapping[str, str]:
    """Return the program's word for everything that stands for it, in lower case.

    >>> meant(STATES)["ส่งแล้ว"], meant(STATES)["submitted"]
    ('submitted', 'submitted')
    """
    found: dict[str, str] = {}
    for choice in choices:
        for said in (choice.word, choice.shown, *choice.label):
            found.setdefault(" ".join(said.split()).casefold(), choice.word)
    return found


def choices_of(values: Mapping[str, Text]) -> tuple[Choice, ...]:
    """Return the words that a cell may say, of what each is called."""
    return tuple(Choice(word, label) for word, label in values.items())


# `flag` of `ecorules.documents` reads all of them; the form offers these and writes the first two.
YES_OR_NO: Final = ("ใช่", "ไม่ใช่", "yes", "no")
STATES: Final = (
    Choice(EvidenceState.PLANNED.value, Text("planned", "อยู่ในแผน")),
    Choice(EvidenceState.SUBMITTED.value, Text("submitted", "ส่งแล้ว")),
    Choice(EvidenceState.ACCEPTED.value, Text("accepted", "รับแล้ว")),
    Choice(EvidenceState.REJECTED.value, Text("rejected", "ไม่รับ")),
)
ROUND_KINDS: Final = (
    Choice(RoundKind.PRE_AUDIT.value, Text("pre-audit", "ตรวจประเมินเบื้องต้น")),
    Choice(RoundKind.CERTIFICATION.value, Text("certification", "ตรวจเพื่อรับรอง")),
)
PURPOSES: Final = (
    Choice(Purpose.RAISE.value, Text("raise", "ยกระดับ")),
    Choice(Purpose.KEEP.value, Text("keep", "รักษาระดับ")),
)
REGISTER_STATES: Final = (
    Choice("open", Text("open", "เปิดรับ")),
    Choice("closed", Text("closed", "ปิดรับแล้ว")),
)


def _given(name: str, en: str, th: str, width: int, holds: Holds = Holds.PROSE) -> Column:
    return Column(name, Text(en, th), holds, Entry.GIVEN, width)


def _entered(name: str, en: str, th: str, width: int, holds: Holds = Holds.PROSE) -> Column:
    return Column(name, Text(en, th), holds, Entry.ENTERED, width)


def _key(en: str, th: str, width: int, *, is_hidden: bool = True) -> Column:
    return Column(KEY, Text(en, th), Holds.WORD, Entry.ADDED, width, is_hidden)


README: Final = Sheet(
    "readme",
    Text("Read me", "อ่านก่อน"),
    Text("How to fill in this form", "วิธีกรอกแบบฟอร์มนี้"),
    (),
)
AREA: Final = Sheet(
    "area",
    Text("Area", "พื้นที่"),
    Text("The area, the audit round and who is who", "ข้อมูลพื้นที่ รอบการตรวจ และหน่วยงาน"),
    (
        _key("Key", "คีย์", 10),
        Column("entry", Text("Entry", "รายการ"), Holds.PROSE, Entry.ADDED, 34),
        _entered("value", "In Thai, or the value", "ภาษาไทย หรือค่า", 44, Holds.ANY),
        _entered("english", "In English", "ภาษาอังกฤษ", 44),
        _given("help", "What to write", "วิธีกรอก", 44),
    ),
)
EVIDENCE: Final = Sheet(
    "evidence",
    Text("Evidence", "หลักฐาน"),
    Text("One row for each document that is asked for", "หลักฐานที่ขอ หนึ่งแถวต่อหนึ่งรายการ"),
    (
        _key("Evidence code", "รหัสหลักฐาน", 17, is_hidden=False),
        _given("level", "Level", "ระดับ", 7, Holds.WHOLE),
        _given("requirement", "Requirement", "ข้อกำหนด", 30),
        _given("asked", "What is asked for", "หลักฐานที่ขอ", 34),
        _given("owner", "Responsible", "ผู้รับผิดชอบ", 18),
        _entered("state", "State", "สถานะ", 15, Holds.STATE),
        _entered("file", "Files, one a line", "ไฟล์ บรรทัดละหนึ่งไฟล์", 22, Holds.FILES),
        _entered("submitted", "Handed in on", "วันที่ส่ง", 15, Holds.DAY),
        _entered("valid_from", "Valid from", "มีผลตั้งแต่วันที่", 14, Holds.DAY),
        _entered("valid_until", "Valid until", "มีผลถึงวันที่", 15, Holds.DAY),
        _entered("because", "Remark; reason of rejection", "หมายเหตุ เหตุผลที่ไม่รับ", 22),
        _entered("th", "Title in the area, in Thai", "ชื่อเอกสารของพื้นที่ (ไทย)", 20),
        _entered("en", "Title in the area, in English", "ชื่อเอกสารของพื้นที่ (อังกฤษ)", 20),
        Column(
            "registered",
            Text("As registered", "ตามที่ลงทะเบียน"),
            Holds.REGISTERED,
            Entry.ENTERED,
            12,
            is_hidden=True,
        ),
    ),
)
FACTS: Final = Sheet(
    "facts",
    Text("Facts", "ข้อมูล"),
    Text("One row for each figure and answer about the area", "ข้อมูลของพื้นที่ หนึ่งแถวต่อหนึ่งค่า"),
    (
        _key("Key", "คีย์", 10),
        Column("fact", Text("Fact", "ข้อมูล"), Holds.PROSE, Entry.ADDED, 32),
        Column("year", Text("Fiscal year", "ปีงบประมาณ"), Holds.YEAR, Entry.ADDED, 11),
        _entered("value", "Value", "ค่า", 14, Holds.AMOUNT),
        _entered("unit", "Unit", "หน่วย", 16, Holds.UNIT),
        _entered("evidence", "Supporting evidence", "หลักฐานที่รองรับ", 22, Holds.CODES),
        _entered("note", "Remark", "หมายเหตุ", 20),
        _given("owner", "Comes from", "หน่วยงานที่ให้ข้อมูล", 24),
        _given("requirements", "Read by", "ใช้ในข้อ", 14),
        _given("help", "How it is collected", "วิธีเก็บข้อมูล", 38),
    ),
)
TARGETS: Final = Sheet(
    "targets",
    Text("Targets", "ค่าเป้าหมาย"),
    Text("What the area aims at, from its action plan", "ค่าเป้าหมายของพื้นที่จากแผนปฏิบัติการ"),
    (
        _key("Key", "คีย์", 10),
        Column("target", Text("Target", "ค่าเป้าหมายของข้อ"), Holds.WORD, Entry.ADDED, 14),
        _given("label", "What is aimed at", "สิ่งที่กำหนดเป้าหมาย", 44),
        _entered("value", "Value", "ค่า", 14, Holds.AMOUNT),
        _entered("unit", "Unit", "หน่วย", 14, Holds.UNIT),
        _entered("from", "From", "ตั้งแต่วันที่", 15, Holds.DAY),
        _entered("until", "Until", "ถึงวันที่", 15, Holds.DAY),
        _entered("source", "Plan that sets it", "แผนที่กำหนด", 34),
        _given("owner", "Comes from", "หน่วยงานที่ให้ข้อมูล", 24),
    ),
)


def roster_sheet(roster: Roster) -> Sheet:
    """Return the sheet of a roster, with the two columns that each of them has.

    The columns for facts are named and headed like the facts: see `cell_name`.
    """
    label, member = roster.label, roster.member
    return Sheet(
        roster.name,
        Text(label.en.capitalize(), label.th),
        Text(f"One row for each {member.en}", f"{label.th} หนึ่งแถวต่อหนึ่ง{member.th}"),
        (
            Column(KEY, Text("Registration", "เลขทะเบียน"), Holds.WORD, Entry.ENTERED, 20),
            Column(NAME, Text("Name", "ชื่อ"), Holds.PROSE, Entry.ENTERED, 32),
        ),
    )


def cell_name(fact: str, year: int, audited: int | None) -> str:
    """Return the name of a fact in a year; while no audited year is known, years count from it.

    >>> (
    ...     cell_name("bod", 2565, 2565),
    ...     cell_name("bod", 2564, 2565),
    ...     cell_name("bod", -1, None),
    ... )
    ('bod', 'bod@2564', 'bod@-1')
    """
    return fact if year == (audited or 0) else f"{fact}@{year}"


def in_year(key: str, year: int, held_year: int) -> str:
    """Return the key of a fact as it is called where another year is the audited one.

    >>> in_year("bod@-1", 2565, 2565), in_year("bod~2", 2564, 2565)
    ('bod@2564', 'bod@2564~2')
    """
    name, further, number = key.partition("~")
    fact, _, own = name.partition("@")
    told = int(own) if own.lstrip("-").isdecimal() else 0
    meant = told if told > 0 else year + told
    return cell_name(fact, meant, held_year) + further + number
