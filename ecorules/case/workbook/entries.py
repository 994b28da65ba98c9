"""The entries of the area's sheet: what each is called, what its value is, what to write.

An entry is known by its path in `case.yaml`.  Some are always there; the others are named by the
profile of the area, by an owner, a requirement or a roster.
"""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING, Final, NamedTuple

from ecorules.case.workbook.layout import PURPOSES, REGISTER_STATES, ROUND_KINDS
from ecorules.diagnostics import Text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ecorules.case.workbook.layout import Choice


class Shape(Enum):
    """Say what the value of an entry is."""

    TEXT = "text"  # in both languages
    PROSE = "prose"
    NAME = "name"
    YES_OR_NO = "yes-or-no"
    CHOICE = "choice"
    WHOLE = "whole"
    YEAR = "year"
    DAY = "day"
    CODES = "codes"
    OWNERS = "owners"


class AreaEntry(NamedTuple):
    """One entry: its path, what it is called, the shape of its value, and what to write."""

    key: str
    label: Text
    shape: Shape
    help: Text
    choices: Sequence[Choice] = ()


class Section(NamedTuple):
    """A part of the area's sheet, and the entries that are always in it.

    Further entries of the section have keys that begin with `prefix`.
    """

    title: Text
    entries: tuple[AreaEntry, ...]
    prefix: str = ""


_TEXT: Final = Text("in both languages", "กรอกทั้งสองภาษา")
_PICK: Final = Text("choose from the list", "เลือกจากรายการ")
_PLACE: Final = Text("such as its districts; leave empty what is not needed", "ช่องที่ไม่ใช้ให้เว้นว่าง")
DAY_HELP: Final = Text("such as 2022-03-31 or 31 มีนาคม 2565", "เช่น 31 มีนาคม 2565 หรือ 2022-03-31")

IDENTITY: Final = Section(
    Text("The case", "กรณีตรวจ"),
    (
        AreaEntry(
            "id",
            Text("Name of the case", "รหัสกรณี"),
            Shape.NAME,
            Text("small letters, digits, hyphens", "อักษรอังกฤษตัวเล็ก ตัวเลข และยัติภังค์"),
        ),
        AreaEntry("title", Text("Title", "ชื่อกรณี"), Shape.TEXT, _TEXT),
        AreaEntry(
            "edition",
            Text("Edition of the criteria", "ฉบับเกณฑ์"),
            Shape.NAME,
            Text("given by the form", "กำหนดโดยแบบฟอร์ม"),
        ),
        AreaEntry(
            "synthetic",
            Text("Made up?", "เป็นข้อมูลสมมติหรือไม่"),
            Shape.YES_OR_NO,
            Text("yes only for exercises", "ตอบใช่เฉพาะเมื่อใช้ฝึกซ้อม"),
        ),
        AreaEntry("note", Text("Note to readers", "หมายเหตุถึงผู้อ่าน"), Shape.TEXT, _TEXT),
        AreaEntry(
            "provenance.source",
            Text("Taken from the document", "เอกสารที่เป็นที่มา"),
            Shape.PROSE,
            Text("if it was taken from one", "หากนำมาจากเอกสาร"),
        ),
        AreaEntry(
            "provenance.place",
            Text("Place in the document", "ตำแหน่งในเอกสาร"),
            Shape.PROSE,
            Text("page or section", "หน้าหรือหัวข้อ"),
        ),
    ),
)
ROUND: Final = Section(
    Text("The audit round", "รอบการตรวจ"),
    (
        AreaEntry(
            "round.kind", Text("Kind of round", "รอบการตรวจ"), Shape.CHOICE, _PICK, ROUND_KINDS
        ),
        AreaEntry("round.purpose", Text("Purpose", "จุดประสงค์"), Shape.CHOICE, _PICK, PURPOSES),
        AreaEntry(
            "round.aim",
            Text("Level aimed at", "ระดับที่มุ่งหมาย"),
            Shape.WHOLE,
            Text("may be left empty", "เว้นว่างได้"),
        ),
        AreaEntry(
            "round.fiscal_year",
            Text("Audited fiscal year", "ปีงบประมาณที่ตรวจ"),
            Shape.YEAR,
            Text("Buddhist Era, such as 2565", "พ.ศ. เช่น 2565"),
        ),
        AreaEntry("round.on", Text("Day of the audit", "วันที่ตรวจ"), Shape.DAY, DAY_HELP),
        AreaEntry(
            "register.state",
            Text("Register of evidence", "ทะเบียนหลักฐาน"),
            Shape.CHOICE,
            Text(
                "closed: what was not handed in counts as missing",
                "ปิดรับแล้ว: หลักฐานที่ไม่ได้ส่งถือว่าขาด",
            ),
            REGISTER_STATES,
        ),
    ),
)
PROFILE: Final = Section(
    Text("Profile of the area", "ข้อมูลพื้นที่"),
    (
        AreaEntry("area.province", Text("Province", "จังหวัด"), Shape.TEXT, _TEXT),
        AreaEntry("area.districts", Text("Districts", "อำเภอ"), Shape.TEXT, _PLACE),
        AreaEntry("area.sub-districts", Text("Sub-districts", "ตำบล"), Shape.TEXT, _PLACE),
        AreaEntry("area.town", Text("Town", "เมือง"), Shape.TEXT, _TEXT),
    ),
    "area.",
)
ROSTERS: Final = Section(Text("Rosters", "บัญชีรายชื่อ"), (), "rosters.")
AGENCIES: Final = Section(
    Text("Agencies: their names in this area", "ชื่อหน่วยงานจริงในพื้นที่"), (), "agencies."
)
OWNERS: Final = Section(
    Text("Responsible for a requirement, if not as usual", "ผู้รับผิดชอบข้อกำหนด หากต่างจากที่เกณฑ์ระบุ"),
    (),
    "owners.",
)
EFFORTS: Final = Section(
    Text("What it takes, where that is known", "ภาระงานและเวลาที่ต้องใช้ เท่าที่ทราบ"), (), "efforts."
)
SECTIONS: Final = (IDENTITY, ROUND, PROFILE, ROSTERS, AGENCIES, OWNERS, EFFORTS)

_ALWAYS: Final = {entry.key: entry for section in SECTIONS for entry in section.entries}
_COMPLETE: Final = Text("yes if it leaves out nobody", "ตอบใช่ถ้ามีครบทุกราย")
_CODES: Final = Text("evidence codes, one a line", "รหัสหลักฐาน บรรทัดละหนึ่งรหัส")
_OWNER_NAMES: Final = Text("names of owners, one a line", "ชื่อผู้รับผิดชอบ บรรทัดละหนึ่งราย")

_OF_AN_EFFORT: Final = {
    "effort": (Shape.PROSE, Text("a number; 1 is the usual", "ตัวเลข ปกติคือ 1")),
    "lead_time": (Shape.WHOLE, Text("whole months", "จำนวนเดือนเต็ม")),
    "changeable": (Shape.YES_OR_NO, Text("no if nobody can change it", "ตอบไม่ใช่ถ้าเปลี่ยนไม่ได้")),
}


def area_entry(key: str, label: Text | None = None) -> AreaEntry:
    """Return the entry of a key; `label` is what it is called if the key alone does not say.

    >>> area_entry("owners.15.1.1").shape, area_entry("area.province").label.en
    (<Shape.OWNERS: 'owners'>, 'Province')
    """
    if key in _ALWAYS:
        return _ALWAYS[key]
    part, _, name = key.partition(".")
    called = Text(name, name) if label is None else label
    match part:
        case "rosters" if key.endswith(".complete"):
            return AreaEntry(key, called, Shape.YES_OR_NO, _COMPLETE)
        case "rosters":
            return AreaEntry(key, called, Shape.CODES, _CODES)
        case "owners":
            return AreaEntry(key, called, Shape.OWNERS, _OWNER_NAMES)
        case "efforts":
            shape, said = _OF_AN_EFFORT[key.rpartition(".")[2]]
            return AreaEntry(key, called, shape, said)
        case _:
            return AreaEntry(key, called, Shape.TEXT, _TEXT)
