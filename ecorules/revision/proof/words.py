"""The words of proofs: what an example shows, and why a condition has no exact formula."""

from __future__ import annotations

from typing import Final

from ecorules.diagnostics import Text

NO_VALUE: Final = Text(
    "the edition keeps the target for itself and gives it no value on the day",
    "ฉบับเกณฑ์เป็นผู้กำหนดค่าเป้าหมายนี้เอง แต่ยังไม่มีค่าในวันที่ใช้พิสูจน์",
)
NO_ANSWER: Final = Text(
    "it is not said what holds where there is nothing to measure (`if_none`)",
    "ไม่ได้ระบุผลเมื่อไม่มีสิ่งที่จะวัด (`if_none`)",
)
OF_A_MEMBER: Final = Text(
    "a quantity of one member is multiplied or divided by another that varies",
    "มีการคูณหรือหารค่าของรายหนึ่งด้วยค่าอื่นที่เปลี่ยนได้",
)
NAMED_APART: Final = Text(
    "the two editions mean different kinds of things by the name of a fact",
    "ฉบับเกณฑ์ทั้งสองใช้ชื่อข้อมูลเดียวกันกับข้อมูลคนละชนิด",
)
TOO_MANY_KINDS: Final = Text(
    "the members can be told apart in more ways than the solver is given",
    "จำแนกรายในบัญชีได้มากแบบเกินกว่าที่กำหนดให้ตัวแก้ปัญหา",
)
TOO_MANY_TRUTHS: Final = Text(
    "what is asked of each member rests on too many facts of the whole area at once",
    "เงื่อนไขของแต่ละรายขึ้นกับข้อมูลของทั้งพื้นที่พร้อมกันหลายรายการเกินไป",
)


def about_subject(said: Text, subject: str, **names: str) -> Text:
    """Return a text with its subject, a code or a level, filled in.

    >>> about_subject(Text("proves {subject}", "พิสูจน์{subject} ได้"), "level-3").th
    'พิสูจน์ระดับ 3 ได้'
    """
    word, _, number = subject.partition("-")
    en, th = (f"level {number}", f"ระดับ {number}") if word == "level" else (subject, subject)
    return Text(said.en.format(subject=en, **names), said.th.format(subject=th, **names))
