"""The words of every node: what each is called in Thai and in English, and nothing else.

To change how a condition reads, change it here; to change what is said of it, change
`sentence`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from ecorules.diagnostics import Text
from ecorules.language.syntax import IfNone, Relation
from ecorules.language.truth import Truth

if TYPE_CHECKING:
    from ecorules.language.quantity import Unit


@dataclass(frozen=True, slots=True)
class Words:
    """Hold the titles of what a condition names beside the vocabulary, each by its code.

    `units` are those of the targets, for a target that is said by itself.
    """

    evidence: Mapping[str, Text] = field(default_factory=dict)
    targets: Mapping[str, Text] = field(default_factory=dict)
    requirements: Mapping[str, Text] = field(default_factory=dict)
    units: Mapping[str, Unit] = field(default_factory=dict)


# What is named.
OF_THE_AREA: Final = Text("{label} of the area", "{label}ของพื้นที่")
YEAR_BEFORE: Final = Text("{label} in the year before", "{label}ในปีก่อนหน้า")
YEARS_BEFORE: Final = Text("{label} {years} years before", "{label}เมื่อ {years} ปีก่อน")
TITLED: Final = Text("“{title}”", "“{title}”")
TARGET: Final = Text("target {name}", "ค่าเป้าหมาย {name}")
LABELLED_TARGET: Final = Text("target {name} ({label})", "ค่าเป้าหมาย {name} ({label})")
REQUIREMENT: Final = Text("requirement {code}", "ข้อกำหนด {code}")
TITLED_REQUIREMENT: Final = Text("requirement {code} (“{title}”)", "ข้อกำหนด {code} (“{title}”)")

# Members of a roster, by what is true of them.
MEMBERS_WITH: Final = Text("{members} with {label}", "{members}ที่มี{label}")
MEMBERS_WITHOUT: Final = Text("{members} without {label}", "{members}ที่ไม่มี{label}")
MEMBERS_FOR_WHICH: Final = Text("{members} for which ({that})", "{members}ที่ ({that})")
AMONG: Final = Text("{members} among {all}", "{members} ในบรรดา{all}")

# Measures.
TOTAL: Final = Text("the total of {label} over {members}", "ผลรวม{label}ของ{members}")
TOTAL_OF_ALL: Final = Text("the total of {label} over all {members}", "ผลรวม{label}ของทุก{members}")
COUNT: Final = Text("the number of {members}", "จำนวน{members}")
SHARE: Final = Text("the share of {members}", "สัดส่วน{members}")
RATIO: Final = Text("the ratio of {part} to {whole}", "อัตราส่วนของ{part}ต่อ{whole}")
PLUS: Final = Text(" plus ", " บวก ")
MINUS: Final = Text("{left} minus {right}", "{left} ลบ {right}")

# Conditions.  A `gap` is said in Thai after a long phrase and not after a short one.
HAS: Final = Text("there is {label}", "มี{label}")
HAS_NOT: Final = Text("there is no {label}", "ไม่มี{label}")
IS_ONE_OF: Final = Text("{label} is {values}", "{label}คือ{values}")
COMPARED: Final = Text("{measure} {relation} {bound}", "{measure}{gap}{relation}{bound}")
EVERY: Final = Text("every {member} satisfies ({that})", "ทุก{member}{gap}เข้าเงื่อนไข ({that})")
EVERY_HAS: Final = Text("every {member} has {label}", "ทุก{member}{gap}มี{label}")
EVERY_HAS_NOT: Final = Text("no {member} has {label}", "ทุก{member}{gap}ไม่มี{label}")
SOME: Final = Text("there is at least one {member}", "มีอย่างน้อยหนึ่ง{member}")
IN_HAND: Final = Text("the document {title} is in hand", "มีหลักฐาน{title}")
NOT_IN_HAND: Final = Text("the document {title} is not in hand", "ไม่มีหลักฐาน{title}")
ALL_IN_HAND: Final = Text("all these documents are in hand: {titles}", "มีหลักฐานครบ ได้แก่ {titles}")
MET: Final = Text("{requirement} is met", "ผ่าน{requirement}")
NOT_MET: Final = Text("{requirement} is not met", "ไม่ผ่าน{requirement}")
NOT: Final = Text("it is not so that ({that})", "ไม่ใช่กรณีที่ ({that})")
BAND: Final = Text(
    "{measure} is at least {low} and at most {high}",
    "{measure}{gap}ไม่น้อยกว่า{low} และไม่เกิน{high}",
)
NOTHING_ASKED: Final = Text("nothing is asked", "ไม่มีเงื่อนไขใด")
NOTHING_SUFFICES: Final = Text("nothing can satisfy it", "ไม่มีทางใดเข้าเงื่อนไข")

RELATIONS: Final = {
    Relation.AT_LEAST: Text("is at least", "ไม่น้อยกว่า"),
    Relation.AT_MOST: Text("is at most", "ไม่เกิน"),
    Relation.MORE_THAN: Text("is more than", "มากกว่า"),
    Relation.LESS_THAN: Text("is less than", "น้อยกว่า"),
    Relation.EQUALS: Text("equals", "เท่ากับ"),
}
TRENDS: Final = {
    Relation.MORE_THAN: Text(
        "{label} rises every year over {years} years", "{label}เพิ่มขึ้นทุกปีในช่วง {years} ปี"
    ),
    Relation.LESS_THAN: Text(
        "{label} falls every year over {years} years", "{label}ลดลงทุกปีในช่วง {years} ปี"
    ),
    Relation.AT_LEAST: Text(
        "{label} falls in no year over {years} years", "{label}ไม่ลดลงเลยในช่วง {years} ปี"
    ),
    Relation.AT_MOST: Text(
        "{label} rises in no year over {years} years", "{label}ไม่เพิ่มขึ้นเลยในช่วง {years} ปี"
    ),
}

# What is answered where there is nothing to measure.
IF_NONE: Final = Text("{said} ({answer} if {nobody})", "{said} ({answer}หาก{nobody})")
ANSWERS: Final = {
    IfNone.MET: Text("counts as met", "ให้ถือว่าเข้าเงื่อนไข"),
    IfNone.NOT_MET: Text("counts as not met", "ให้ถือว่าไม่เข้าเงื่อนไข"),
}
NO_MEMBERS: Final = Text("there are no {members}", "ไม่มี{members}")
NO_SUCH_MEMBERS: Final = Text("there are no such {members}", "ไม่มี{members}ดังกล่าว")
OVER_ZERO: Final = Text("it would divide by zero", "ตัวหารเป็นศูนย์")

# Thai has no one word for these: a fact is so, a figure is as asked, a document is there.
_UNKNOWN: Final = Text("not settled", "ยังไม่ทราบ")
TRUTHS: Final = {
    Truth.TRUE: Text("holds", "ใช่"),
    Truth.FALSE: Text("does not hold", "ไม่ใช่"),
    Truth.UNKNOWN: _UNKNOWN,
}
AS_ASKED: Final = {
    Truth.TRUE: Text("holds", "เป็นไปตามเกณฑ์"),
    Truth.FALSE: Text("does not hold", "ไม่เป็นไปตามเกณฑ์"),
    Truth.UNKNOWN: _UNKNOWN,
}
ALL_TOLD: Final = {
    Truth.TRUE: Text("holds", "เข้าเงื่อนไข"),
    Truth.FALSE: Text("does not hold", "ไม่เข้าเงื่อนไข"),
    Truth.UNKNOWN: _UNKNOWN,
}
THERE: Final = {
    Truth.TRUE: Text("holds", "มีแล้ว"),
    Truth.FALSE: Text("does not hold", "ไม่มี"),
    Truth.UNKNOWN: _UNKNOWN,
}
THE_DOCUMENT: Final = Text("the document {title} is in hand", "หลักฐาน{title}")
