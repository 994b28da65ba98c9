"""What was proven of all areas there can be, with an example area wherever two editions differ."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from ecorules.diagnostics import Text
from ecorules.report.compare.words import about_said
from ecorules.report.hearing.example import add_example
from ecorules.report.page_html import add
from ecorules.revision.proof.model import ComparedLevel, Relation

if TYPE_CHECKING:
    from collections.abc import Iterator
    from xml.etree import ElementTree as ET

    from ecorules.diagnostics import Language
    from ecorules.revision.comparison import Comparison
    from ecorules.revision.proof.model import Claim, ComparedEditions
    from ecorules.revision.proof.model import ComparedRequirement as Compared


def add_proofs(
    parent: ET.Element, found: Comparison, proofs: ComparedEditions | None, lang: Language
) -> None:
    """Add how each requirement and each level changed, and areas that show it."""
    if proofs is None:
        add(parent, "p", _NO_SOLVER.said(lang), class_="notice")
        return
    add(parent, "p", _ABOUT.said(lang), class_="soft")
    same = 0
    for name, one in _every(found, proofs):
        if one.relation is Relation.EQUIVALENT:
            same += 1
            continue
        add(parent, "h3", f"{name.said(lang)}: {RELATIONS[one.relation].said(lang)}")
        codes = None if isinstance(one, ComparedLevel) else frozenset([one.code])
        for claim, only in ((one.never_only_old, found.old.id), (one.never_only_new, found.new.id)):
            _add_claim(parent, claim, only, codes, lang)
    said = Text(
        f"{same} requirements and levels mean the same in both editions.",
        f"ข้อกำหนดและระดับอีก {same} รายการมีความหมายเหมือนกันในทั้งสองฉบับ",
    )
    if same:
        add(parent, "p", said.said(lang), class_="soft")


def _every(
    found: Comparison, proofs: ComparedEditions
) -> Iterator[tuple[Text, Compared | ComparedLevel]]:
    for level in proofs.levels:
        yield Text(f"Level {level.number}", f"ระดับ {level.number}"), level
    for each in proofs.requirements:
        yield about_said(found, each.code), each


def _add_claim(
    parent: ET.Element, claim: Claim, only: str, codes: frozenset[str] | None, lang: Language
) -> None:
    """Add an area that is met by one edition only, where there is one."""
    for example in claim.examples:
        lead = Text(
            f"An area that meets it under {only} only:", f"ตัวอย่างพื้นที่ที่ผ่านเฉพาะตามฉบับ {only}:"
        )
        add(parent, "p", lead.said(lang))
        add_example(parent, example, codes, lang)


RELATIONS: Final = {
    Relation.EQUIVALENT: Text("the same", "มีความหมายเหมือนเดิม"),
    Relation.STRICTER: Text("stricter: fewer areas suffice", "เข้มงวดขึ้น มีพื้นที่ที่ผ่านน้อยลง"),
    Relation.LOOSER: Text("looser: more areas suffice", "ผ่อนลง มีพื้นที่ที่ผ่านมากขึ้น"),
    Relation.INCOMPARABLE: Text(
        "neither stricter nor looser: some areas pass only before, others only after",
        "เปรียบเทียบกันไม่ได้ บางพื้นที่ผ่านเฉพาะฉบับเดิม บางพื้นที่ผ่านเฉพาะฉบับใหม่",
    ),
    Relation.UNDECIDED: Text("not proven either way", "ยังพิสูจน์ไม่ได้"),
}
_ABOUT: Final = Text(
    "Proven with a solver over all areas there can be, with every fact settled; each example is "
    "made up and was audited again by both editions.",
    "พิสูจน์ด้วยตัวแก้ปัญหาจากพื้นที่ทุกแบบที่เป็นไปได้ โดยถือว่าทราบข้อมูลครบทุกข้อ "
    "ตัวอย่างทุกพื้นที่เป็นข้อมูลสมมติและผ่านการตรวจซ้ำตามทั้งสองฉบับ",
)
_NO_SOLVER: Final = Text(
    "Nothing was proven: the solver z3 is not installed (pip install 'ecorules[prove]').",
    "ไม่ได้พิสูจน์ เพราะยังไม่ได้ติดตั้งตัวแก้ปัญหา z3 (pip install 'ecorules[prove]')",
)
