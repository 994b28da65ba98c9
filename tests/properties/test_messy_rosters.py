"""For any roster, every accepted spelling of it lists the same members."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from ecorules.case.headers import Words
from ecorules.case.roster import members_of
from ecorules.diagnostics import Diagnostic, Severity
from ecorules.documents import table_of
from tests.unit.case.makers import VOCABULARY

if TYPE_CHECKING:
    from ecorules.case.model import Member

ROSTER = VOCABULARY.rosters["factories"]
KNOWN = Words(ROSTER, VOCABULARY).known
THAI_DIGITS = str.maketrans("0123456789", "๐๑๒๓๔๕๖๗๘๙")
MISSING = ["", "-", "N/A", "ไม่มีข้อมูล", " \u2013 ", "ไม่ระบุ", "ยังไม่มีข้อมูล"]
YES = ["yes", "Y", "TRUE", "1", "ใช่", "มี", "จริง", "ได้รับการรับรอง", "✓"]
NO = ["no", "N", "False", "0", "ไม่ใช่", "ไม่มี", "เท็จ", "ไม่ได้รับ", "✗"]
OUTLETS = {
    "direct": ["direct", "ลงแหล่งน้ำโดยตรง", "Straight into a river"],
    "central": ["central", "เข้าระบบบำบัดส่วนกลาง", " CENTRAL "],
    "none": ["none", "ไม่มีน้ำทิ้ง", "No Effluent"],
}
HEADERS = {
    "registration": ["registration", "เลขทะเบียนโรงงาน", "Registration No.", "เลขที่ใบอนุญาต"],
    "name": ["name", "ชื่อโรงงาน", "Factory name", "ชื่อ"],
    "level": ["level", "ระดับอุตสาหกรรมสีเขียว", "Green Industry level"],
    "eco": ["eco", "Eco Factory", "โรงงานเชิงนิเวศ (มี/ไม่มี)"],
    "outlet": ["outlet", "จุดระบายน้ำทิ้ง"],
    "bod": ["bod", "บีโอดี (มก./ล.)", "BOD, mg/l", "บีโอดี\nBOD"],
    "bod@2564": ["bod@2564", "BOD (mg/l) 2564", "บีโอดี ปี 2564 (มก./ล.)", "bod (พ.ศ. 2564)"],
}
ENCODINGS = ["utf-8", "utf-8-sig", "cp874", "utf-16"]

Row = tuple[int | None, bool | None, str | None, int | None, int | None]


def _number(number: int, unit: str, thai: str) -> list[str]:
    plain = [f"{number}", f"{number:,}", f"{number}.0", f" {number} ", f"{number}\u00a0"]
    with_unit = [f"{number} {unit}", f"{number:,} {thai}", f"{number}{thai}"] if unit else []
    return [*plain, *with_unit, *(text.translate(THAI_DIGITS) for text in plain)]


def _spellings(row: Row) -> list[list[str]]:
    level, eco, outlet, bod, before = row
    return [
        MISSING if level is None else _number(level, "", ""),
        MISSING if eco is None else (YES if eco else NO),
        MISSING if outlet is None else OUTLETS[outlet],
        *(MISSING if each is None else _number(each, "mg/l", "มก./ล.") for each in (bod, before)),
    ]


def _members(content: bytes) -> tuple[tuple[Member, ...], list[Diagnostic]]:
    into: list[Diagnostic] = []
    table = table_of(content, "f.csv", into, KNOWN)
    assert table is not None
    members = members_of(table, ROSTER, VOCABULARY, 2565, into)
    return members, [each for each in into if each.severity is Severity.ERROR]


def _written(rows: list[list[str]], delimiter: str, encoding: str) -> bytes:
    out = io.StringIO()
    csv.writer(out, delimiter=delimiter).writerows(rows)
    return out.getvalue().encode(encoding)


values = st.tuples(
    st.none() | st.integers(0, 5),
    st.none() | st.booleans(),
    st.none() | st.sampled_from(sorted(OUTLETS)),
    st.none() | st.integers(0, 2_000_000),
    st.none() | st.integers(0, 2_000_000),
)


@given(st.lists(values, min_size=1, max_size=6), st.data())
def test_every_accepted_spelling_of_a_roster_lists_the_same_members(
    rows: list[Row], data: st.DataObject
) -> None:
    """How an office writes does not change what is known of a factory."""
    straight = [list(HEADERS)]
    straight += [
        [f"จ3-{place}/65สบ", f"โรงงาน {place}", *(each[0] for each in _spellings(row))]
        for place, row in enumerate(rows)
    ]
    encoding = data.draw(st.sampled_from(ENCODINGS))

    def one_of(spellings: list[str]) -> str:
        return data.draw(st.sampled_from([each for each in spellings if _fits(each, encoding)]))

    mixed = [[one_of(spellings) for spellings in HEADERS.values()]]
    mixed += [
        [
            f" จ3-{place}/65 สบ".translate(THAI_DIGITS),
            f"โรงงาน  {place}",
            *(one_of(spellings) for spellings in _spellings(row)),
        ]
        for place, row in enumerate(rows)
    ]
    order = data.draw(st.permutations(range(len(HEADERS))))
    mixed = [[*(row[place] for place in order), ""] for row in mixed]
    blank = [""] * len(HEADERS)
    if data.draw(st.booleans()):
        mixed = [["บัญชีโรงงาน ปี 2565", *blank], *mixed, ["ที่มา: ทะเบียนโรงงาน", *blank]]
    delimiter = data.draw(st.sampled_from([",", ";", "\t"]))
    found, errors = _members(_written(mixed, delimiter, encoding))
    expected, none = _members(_written(straight, ",", "utf-8"))
    assert (errors, none) == ([], [])
    assert [(each.title, each.cells) for each in found] == [
        (each.title, each.cells) for each in expected
    ]
    assert [each.key.replace(" ", "") for each in found] == [each.key for each in expected]


def _fits(text: str, encoding: str) -> bool:
    try:
        text.encode(encoding)
    except UnicodeEncodeError:
        return False
    return True
