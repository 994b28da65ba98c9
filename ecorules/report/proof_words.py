"""The words in which proofs are told: answers, relations, and what an example is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from ecorules.diagnostics import Text
from ecorules.documents.days import day_said
from ecorules.language.sentence import sentence
from ecorules.report.wording import counted, words_of_edition
from ecorules.revision.proof.model import Relation

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from ecorules.diagnostics import Language
    from ecorules.edition.model import Edition
    from ecorules.revision.proof.model import Example, LeftOut

RELATIONS: Final = {
    Relation.EQUIVALENT: Text("equivalent", "เทียบเท่ากัน"),
    Relation.STRICTER: Text("stricter", "เข้มงวดขึ้น"),
    Relation.LOOSER: Text("looser", "ผ่อนลง"),
    Relation.INCOMPARABLE: Text("neither stricter nor looser", "เข้มงวดขึ้นในบางกรณีและผ่อนลงในบางกรณี"),
    Relation.UNDECIDED: Text("not decided", "ยังตัดสินไม่ได้"),
}
SPACE: Final = Text(
    "Proven over every area that is fully known: each fact within its range, each document in "
    "hand or not, rosters complete and of any size.  Example areas are made up, of no real area, "
    "and were audited again.",
    "พิสูจน์ครอบคลุมทุกพื้นที่ที่ทราบข้อมูลครบ ข้อมูลทุกรายการอยู่ในช่วงที่กำหนด เอกสารแต่ละรายการมีหรือไม่มี "
    "บัญชีรายชื่อครบถ้วนไม่ว่าจะมีกี่ราย พื้นที่ตัวอย่างเป็นข้อมูลสมมติ ไม่ใช่พื้นที่จริง และได้ตรวจประเมินซ้ำแล้ว",
)
DISAGREES: Final = Text(
    "bug in the program: the definition does not confirm this example; please report it",
    "โปรแกรมมีข้อผิดพลาด: การตรวจตามนิยามไม่ยืนยันตัวอย่างนี้ โปรดแจ้งผู้พัฒนา",
)


UNLIKELY: Final = Text(
    "only areas show this that life hardly has: a part beyond its whole, or a target that is "
    "nothing or beyond 100 %",
    "พบเฉพาะในพื้นที่ที่แทบไม่มีในความเป็นจริง คือส่วนย่อยมากกว่าทั้งหมด หรือค่าเป้าหมายเป็นศูนย์หรือเกินร้อยละ 100",
)


def day_line(on: date) -> Text:
    """Return on which day's values a proof rests."""
    return Text(
        f"Dated values as of {on}, editions taken as if in force.",
        f"ใช้ค่าที่มีผลในวันที่ {day_said(on, 'th')} และถือเสมือนว่าฉบับเกณฑ์มีผลใช้บังคับแล้ว",
    )


def size_said(example: Example, editions: Sequence[Edition]) -> Text:
    """Return of how many members an example is, and whether fewer would do."""
    labels = [
        next(one.vocabulary.rosters[name] for one in editions if name in one.vocabulary.rosters)
        for name in sorted(example.case.rosters)
    ]
    if not labels:
        return Text("an area", "พื้นที่หนึ่ง")
    many = example.members
    if len(labels) == 1:
        label = labels[0].member if many == 1 else labels[0].label
        having = f"มี{label.th} {many} ราย" if many else f"ไม่มี{label.th}"
        en, th = f"an area of {many or 'no'} {label.en}", f"พื้นที่ที่{having}"
    else:
        en, th = f"an area of {counted(many, 'member')}", f"พื้นที่ที่มีรายชื่อรวม {many} ราย"
    if many and example.is_smallest:
        return Text(f"{en}, the fewest possible", f"{th} ซึ่งน้อยที่สุดที่เป็นไปได้")
    return Text(en, th)


def left_out_said(one: LeftOut, editions: Sequence[Edition], lang: Language) -> str:
    """Return a condition that the solver was not told, and why."""
    edition = next(each for each in editions if each.id == one.edition)
    said = sentence(one.condition, edition.vocabulary, words_of_edition(edition), lang)
    return f"{one.requirement} ({one.edition}): {said}: {one.why.said(lang)}"


def patience_said(patience: int) -> Text:
    """Return how long the solver was let think, where it did not come to an end."""
    return Text(
        f"Not decided means that the solver found no answer within {patience} seconds a question, "
        "or that a condition has no formula; nothing is claimed of it.",
        f"ยังตัดสินไม่ได้ หมายถึงตัวแก้ปัญหาไม่พบคำตอบภายใน {patience} วินาทีต่อคำถาม หรือเงื่อนไขไม่มีสูตร "
        "จึงไม่ได้สรุปสิ่งใดไว้",
    )
