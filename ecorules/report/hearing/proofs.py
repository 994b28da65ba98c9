"""What was proven of all areas there can be, with an example area wherever two editions differ."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from ecorules.diagnostics import Text
from ecorules.report.compare.several import proven_values
from ecorules.report.compare.words import about_said
from ecorules.report.hearing.example import add_example, barriers
from ecorules.report.page_html import add
from ecorules.report.proof_words import RELATIONS, SPACE, day_line
from ecorules.revision.proof.model import Relation

if TYPE_CHECKING:
    from xml.etree import ElementTree as ET

    from ecorules.diagnostics import Language
    from ecorules.revision.comparison import Comparison
    from ecorules.revision.proof.model import ComparedEditions, ComparedLevel, Example
    from ecorules.revision.proof.model import ComparedRequirement as Compared


def add_proofs(
    parent: ET.Element, found: Comparison, proofs: ComparedEditions | None, lang: Language
) -> None:
    """Add how each level and each requirement changed, and areas that show it."""
    if proofs is None:
        add(parent, "p", _NO_SOLVER.said(lang), class_="notice")
        return
    for said in (SPACE, day_line(proofs.on), *proven_values(proofs)):
        add(parent, "p", said.said(lang).replace("`", ""), class_="soft")
    for level in proofs.levels:
        name = Text(f"Level {level.number}", f"ระดับ {level.number}")
        for example, only in _begun(parent, name, level, found, lang):
            _add(parent, example, only, barriers(example, level.number), lang)
    for each in proofs.requirements:
        for example, only in _begun(parent, about_said(found, each.code), each, found, lang):
            _add(parent, example, only, frozenset([each.code]), lang)
    every = [one.relation for one in proofs.levels]
    every += [one.relation for one in proofs.requirements]
    same = every.count(Relation.EQUIVALENT)
    if same:
        alike = Text(
            f"{same} of {len(every)} levels and requirements mean the same in both editions.",
            f"ระดับและข้อกำหนด {same} จาก {len(every)} รายการมีความหมายเหมือนกันในทั้งสองฉบับ",
        )
        add(parent, "p", alike.said(lang), class_="soft")


def _begun(
    parent: ET.Element,
    name: Text,
    one: Compared | ComparedLevel,
    found: Comparison,
    lang: Language,
) -> list[tuple[Example, str]]:
    """Add the heading of what changed, and return its examples with the edition they pass by."""
    if one.relation is Relation.EQUIVALENT:
        return []
    add(parent, "h3", f"{name.said(lang)}: {RELATIONS[one.relation].said(lang)}")
    sides = ((one.never_only_old, found.old.id), (one.never_only_new, found.new.id))
    return [(example, only) for claim, only in sides for example in claim.examples]


def _add(
    parent: ET.Element, example: Example, only: str, codes: frozenset[str], lang: Language
) -> None:
    lead = Text(f"An area that passes by {only} only:", f"ตัวอย่างพื้นที่ที่ผ่านเฉพาะตามฉบับ {only}:")
    add(parent, "p", lead.said(lang))
    add_example(parent, example, only, codes, lang)


_NO_SOLVER: Final = Text(
    "Nothing was proven: the solver z3 is not installed (pip install 'ecorules[prove]').",
    "ไม่ได้พิสูจน์ เพราะยังไม่ได้ติดตั้งตัวแก้ปัญหา z3 (pip install 'ecorules[prove]')",
)
