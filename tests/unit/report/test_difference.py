"""What changed, in words: each kind in both languages, on the page and as JSON."""

from __future__ import annotations

import json
from dataclasses import replace

import jsonschema
import pytest

from ecorules import load_edition
from ecorules.diagnostics import Text
from ecorules.edition import find_edition
from ecorules.edition.model import Edition
from ecorules.language.syntax import AllOf, AnyOf, Condition, Every, Holds, Not
from ecorules.report.difference import Differing, difference_page
from ecorules.report.difference_record import (
    ChangeRecord,
    DiffRecord,
    diff_json_schema,
    written_difference,
)
from ecorules.report.difference_words import told
from ecorules.report.layout import Page
from ecorules.revision.difference import ChangeKind, changes_between
from ecorules.revision.reading import crosswalk_between
from tests.differing import asking, between
from tests.unit.revision.difference.test_found import PARTS

PAGE = Page(width=None, colour=False)
# What each of `PARTS` is called, how it was and how it is.
SAID: list[tuple[Text, Text | None, Text | None]] = [
    (Text("new requirement", "ข้อกำหนดใหม่"), None, Text("there is name", "มีชื่อ")),
    (Text("requirement dropped", "ตัดข้อกำหนดออก"), Text("there is name", "มีชื่อ"), None),
    (
        Text("moved to another level", "ย้ายระดับ"),
        Text("level 1", "ระดับ 1"),
        Text("level 2", "ระดับ 2"),
    ),
    (Text("owner", "หน่วยงานผู้รับผิดชอบ"), Text("name", "ชื่อ"), Text("board", "board")),
    (Text("wording of the name", "ถ้อยคำของชื่อ"), Text("name", "ชื่อ"), Text("else", "ชื่อ")),
    (
        Text("dimension", "มิติ"),
        Text("physical · 1", "physical · 1"),
        Text("social · 1", "social · 1"),
    ),
    (
        Text("provenance", "ที่มา"),
        Text("drafted by the project, not official", "ร่างโดยโครงการ ไม่ใช่ข้อความทางการ"),
        Text("stated in a source", "มีเอกสารระบุ"),
    ),
    (Text("new level", "ระดับใหม่"), None, Text("name", "ชื่อ")),
    (Text("level dropped", "ตัดระดับออก"), Text("name", "ชื่อ"), None),
    (
        Text("passed by", "เกณฑ์การผ่านระดับ"),
        Text("all of its requirements", "ครบทุกข้อกำหนดของระดับ"),
        Text("1 of its requirements", "1 ข้อของระดับ"),
    ),
    (
        Text("whether all of it is known", "ความครบถ้วนของเกณฑ์"),
        Text("all of it is known", "ทราบเกณฑ์ครบแล้ว"),
        Text("name", "ชื่อ"),
    ),
    (
        Text("levels to be passed first", "ระดับที่ต้องผ่านก่อน"),
        Text("1", "1"),
        Text("none", "ไม่ต้องผ่านระดับใดก่อน"),
    ),
    (
        Text("target value", "ค่าเป้าหมาย"),
        Text("set by each area for itself", "แต่ละพื้นที่กำหนดเอง"),
        Text("50 % from 1 October 2027", "ร้อยละ 50 ตั้งแต่วันที่ 1 ตุลาคม 2570"),
    ),
    (
        Text("owner", "หน่วยงานผู้รับผิดชอบ"),
        Text("nobody is named", "ไม่ได้ระบุหน่วยงาน"),
        Text("board", "board"),
    ),
    (
        Text("new target", "ค่าเป้าหมายใหม่"),
        None,
        Text("set by each area for itself", "แต่ละพื้นที่กำหนดเอง"),
    ),
    (
        Text("target dropped", "ตัดค่าเป้าหมายออก"),
        Text("set by each area for itself", "แต่ละพื้นที่กำหนดเอง"),
        None,
    ),
    (
        Text("what a fact can be", "ค่าที่เป็นไปได้ของข้อมูล"),
        Text("number (count) from 0 on", "ตัวเลข (count) ตั้งแต่ 0 ขึ้นไป"),
        Text("number (count) from 1 to 1", "ตัวเลข (count) ตั้งแต่ 1 ถึง 1"),
    ),
    (
        Text("what a fact can be", "ค่าที่เป็นไปได้ของข้อมูล"),
        Text("the higher the better", "ยิ่งมากยิ่งดี"),
        Text("the lower the better", "ยิ่งน้อยยิ่งดี"),
    ),
    (Text("new fact", "ข้อมูลใหม่"), None, Text("yes or no", "ใช่หรือไม่")),
    (Text("fact dropped", "ตัดข้อมูลออก"), Text("yes or no", "ใช่หรือไม่"), None),
]


@pytest.mark.parametrize("place", range(len(PARTS)))
def test_each_kind_of_change_is_said_in_both_languages(place: int) -> None:
    """Whoever reads one language reads the same as who reads the other."""
    old, new, *_ = PARTS[place]
    (change,) = between(old, new)
    assert tuple(told(change, old, new)) == SAID[place]


@pytest.mark.parametrize(
    ("old", "new", "label"),
    [
        (
            Holds("open"),
            AnyOf((Holds("open"), Holds("quiet"))),
            Text("further way to meet it (looser)", "ทางเลือกที่เพิ่ม (ผ่อนลง)"),
        ),
        (
            Not(Holds("open")),
            Not(AnyOf((Holds("open"), Holds("quiet")))),
            Text("further case (stricter)", "กรณีที่เพิ่ม (เข้มงวดขึ้น)"),
        ),
        (
            Every("factories", Holds("certified")),
            Every("factories", AllOf((Holds("certified"), Holds("large")))),
            Text("name: further condition (stricter)", "ชื่อ: เงื่อนไขที่เพิ่ม (เข้มงวดขึ้น)"),
        ),
    ],
)
def test_a_clause_is_called_by_what_it_does(old: Condition, new: Condition, label: Text) -> None:
    """A way more, a case less, a condition of every factory: the reader sees which."""
    (change,) = between(asking(old), asking(new))
    assert told(change, asking(old), asking(new)).label == label


def test_when_a_requirement_applies_is_said_of_both_sides() -> None:
    """Without a condition it applies always."""
    old, new = asking(Holds("open")), asking(Holds("open"), Holds("quiet"))
    (change,) = between(old, new)
    assert tuple(told(change, old, new)) == (
        Text("when it applies (looser)", "กรณีที่ใช้ข้อกำหนดนี้ (ผ่อนลง)"),
        Text("always", "ใช้เสมอ"),
        Text("there is name", "มีชื่อ"),
    )
    wider = asking(Holds("open"), AnyOf((Holds("quiet"), Holds("open"))))
    (change,) = between(new, wider)
    assert told(change, new, wider).label == Text(
        "when it applies: further case (stricter)", "กรณีที่ใช้ข้อกำหนดนี้: กรณีที่เพิ่ม (เข้มงวดขึ้น)"
    )


def differing(old: Edition, new: Edition) -> Differing:
    """Return two editions with what changed between them."""
    return Differing(old, new, between(old, new))


def test_what_belongs_to_no_level_comes_last() -> None:
    """Facts and targets of their own have a place too; nothing falls out."""
    old, new, *_ = next(each for each in PARTS if each[2] is ChangeKind.FACT_ADDED)
    assert difference_page(differing(old, new), PAGE, "en").splitlines()[4:] == [
        "",
        "Facts of the vocabulary",
        "  b  name",
        "    • new fact: yes or no",
    ]


def test_the_record_holds_to_its_published_schema() -> None:
    """Programs that read it know what to expect, of every kind."""
    validator = jsonschema.Draft202012Validator(diff_json_schema())
    kinds = set()
    for old, new, *_ in PARTS:
        record = json.loads(written_difference(differing(old, new)))
        validator.validate(record)
        DiffRecord.model_validate(record)
        kinds |= {change["kind"] for change in record["changes"]}
    published = ChangeRecord.model_json_schema()["properties"]["kind"]["enum"]
    assert set(published) == {kind.value for kind in ChangeKind}
    assert kinds <= set(published)


def test_across_editions_the_crosswalk_says_what_takes_up_what() -> None:
    """Codes changed altogether between 2562 and 2565; the words lead across."""
    old, new = load_edition("eit-2562"), load_edition("eit-2565")
    way = crosswalk_between(find_edition("eit-2565"), old, new)
    found = Differing(old, new, changes_between(old, new), way)
    page = difference_page(found, PAGE, "en")
    assert "      taken up by G1.3\n" in page
    assert "      takes up 19.1.1\n" in page
    record = json.loads(written_difference(found))
    assert {"before": ["19.1.1"], "after": ["G1.3"]} in record["crosswalk"]
    assert crosswalk_between(find_edition("eit-2565"), new, old) is None
    assert crosswalk_between(find_edition("eit-2562"), old, replace(new, id="x")) is None


def test_a_draft_is_told_with_its_reasons_and_its_day() -> None:
    """The record has what a hearing needs."""
    new = load_edition("eit-2565-example")
    old = load_edition("eit-2565")
    record = json.loads(written_difference(Differing(old, new, changes_between(old, new))))
    assert record["new"]["extends"] == "eit-2565"
    assert record["new"]["in_force_from"] == "2027-10-01"
    assert record["moving"] == 4
    assert all(change["because"] for change in record["changes"])
    assert record["crosswalk"] is None


def test_the_page_and_the_json_tell_the_same_changes() -> None:
    """A draft that cites itself says the same of a source, so nobody is told of a change."""
    old, new = load_edition("eit-2565"), load_edition("eit-2565-example")
    found = Differing(old, new, changes_between(old, new))
    kinds = [one["kind"] for one in json.loads(written_difference(found))["changes"]]
    assert kinds == ["evidence-added", "target", "requirement-moved", "condition"]
    page = difference_page(found, PAGE, "th")
    assert "การเปลี่ยนแปลงที่อาจทำให้ผลการตรวจเปลี่ยน 4 รายการ ที่ไม่กระทบผล 0 รายการ" in page
    assert page.count("• ") == len(kinds)
    assert "• หลักฐานที่เพิ่ม (เข้มงวดขึ้น): " in page
