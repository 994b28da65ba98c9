"""The report for a hearing: what changes, why, who is affected and how, what is still open.

One file for browser and paper in one language.  Nothing in it is decided: it says what the
criteria would do to the cases at hand, and what nobody knows yet.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from ecorules.diagnostics import Text
from ecorules.report.compare.html import add_heading, add_levels, add_not_replayed, begun
from ecorules.report.compare.sums import groups
from ecorules.report.compare.tables_html import add_counts, add_linked, add_only_in_one
from ecorules.report.compare.words import (
    SIGNS,
    WAYS,
    about_said,
    cases_said,
    causes_said,
    outcome_said,
)
from ecorules.report.hearing.changes import add_every_change, reason_of
from ecorules.report.hearing.proofs import add_proofs
from ecorules.report.hearing.questions import questions
from ecorules.report.page_html import add

if TYPE_CHECKING:
    from xml.etree import ElementTree as ET

    from ecorules.diagnostics import Language
    from ecorules.report.compare.sums import Group
    from ecorules.revision.comparison import Comparison
    from ecorules.revision.proof.model import ComparedEditions


def hearing_html(found: Comparison, proofs: ComparedEditions | None, lang: Language) -> str:
    """Return the whole report; without proofs it says what is needed for them."""
    title = Text("Report for a hearing", "เอกสารประกอบการรับฟังความคิดเห็น").said(lang)
    page = begun(title, lang)
    add_heading(page.body, title, found, lang)
    reason = reason_of(found.new)
    if reason is not None:
        add(page.body, "p", reason.said(lang))
    add(page.body, "h2", _CHANGES.said(lang))
    add_every_change(page.body, found, lang)
    if found.cases:
        _add_affected(page.body, found, lang)
    add(page.body, "h2", _EXAMPLES.said(lang))
    add_proofs(page.body, found, proofs, lang)
    add(page.body, "h2", _QUESTIONS.said(lang))
    _add_questions(page.body, found, proofs, lang)
    add(page.body, "p", _CLOSING.said(lang), class_="notice")
    return page.written()


def _add_affected(parent: ET.Element, found: Comparison, lang: Language) -> None:
    """Add who is affected: from level to level, then every move with its cause and the cases."""
    add(parent, "h2", _AFFECTED.said(lang))
    add_counts(parent, found, lang)
    add_levels(parent, found, lang)
    every = groups(found)
    if every:
        add(parent, "h3", _WHO.said(lang))
    about, listed = "", parent
    for each in every:
        if each.move.about != about:
            about = each.move.about
            add(parent, "h4", about_said(found, about).said(lang))
            listed = add(parent, "ul")
        _add_group(add(listed, "li"), each, lang)
    add_only_in_one(parent, found, lang)


def _add_group(item: ET.Element, each: Group, lang: Language) -> None:
    """Add one move with the areas that it befalls, by name."""
    move = each.move
    before, after = (outcome_said(one).said(lang) for one in (move.before, move.after))
    sign = add(item, "span", SIGNS[move.way], class_=f"sign said-{move.way.value}")
    number = cases_said(len(each.cases)).said(lang)
    sign.tail = f" {before} → {after} ({WAYS[move.way].said(lang)}): {number}"
    because = Text("because of ", "เพราะ ").said(lang)
    add_linked(add(item, "div"), because + causes_said(each.causes).said(lang))
    names = "; ".join(one.case.title.said(lang) for one in each.cases)
    add(item, "div", names, class_="soft")


def _add_questions(
    parent: ET.Element, found: Comparison, proofs: ComparedEditions | None, lang: Language
) -> None:
    """Add everything that is still open, by kind; nothing is left out because it is long."""
    for head, entries in questions(found, proofs):
        add(parent, "h3", head.said(lang))
        listed = add(parent, "ul")
        for entry in entries:
            add(listed, "li", entry.said(lang))
    add_not_replayed(parent, found, lang)


_CHANGES: Final = Text("What changes, and why", "สิ่งที่เปลี่ยนแปลงและเหตุผล")
_AFFECTED: Final = Text("Who is affected, and how", "ผู้ที่ได้รับผลกระทบและผลกระทบที่เกิดขึ้น")
_WHO: Final = Text("Area by area", "รายพื้นที่")
_EXAMPLES: Final = Text("What can happen: examples", "สิ่งที่อาจเกิดขึ้น: พื้นที่ตัวอย่าง")
_QUESTIONS: Final = Text("Open questions", "ประเด็นที่ยังไม่ได้ข้อสรุป")
_CLOSING: Final = Text(
    "This report shows what the criteria would do; the committee decides.",
    "เอกสารนี้แสดงผลที่จะเกิดจากเกณฑ์เท่านั้น คณะกรรมการเป็นผู้ตัดสิน",
)
