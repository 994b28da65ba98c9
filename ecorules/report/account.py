"""The account of every answer of a case between two editions: carried, offered, kept aside."""

from __future__ import annotations

from typing import TYPE_CHECKING, assert_never

from ecorules.diagnostics import Text
from ecorules.report.layout import columns
from ecorules.report.wording import words_of_edition
from ecorules.revision.answers import AnswerKind
from ecorules.revision.carryover import Fate, NoTaker

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ecorules.diagnostics import Language
    from ecorules.report.layout import Page
    from ecorules.revision.carryover import Carryover, Placed

_KINDS = {
    AnswerKind.OBSERVATION: Text("observations", "ค่าที่สังเกตได้"),
    AnswerKind.ROSTER: Text("rosters", "บัญชีโรงงาน"),
    AnswerKind.COLUMN: Text("columns of rosters", "คอลัมน์ในบัญชีโรงงาน"),
    AnswerKind.DOCUMENT: Text("documents", "เอกสาร"),
    AnswerKind.TARGET: Text("target values", "ค่าเป้าหมาย"),
}
_FATES = {
    Fate.CARRIED: Text("carried", "ใช้ต่อได้"),
    Fate.OFFERED: Text("offered", "เสนอใช้"),
    Fate.ASIDE: Text("kept aside", "เก็บไว้"),
}
_REASONS = {
    NoTaker.NOT_ASKED: Text("no requirement asks for it", "ไม่มีข้อกำหนดใดใช้"),
    NoTaker.ANOTHER_YEAR: Text(
        "asked for, but not for this fiscal year", "มีข้อกำหนดที่ใช้ แต่ไม่ใช่ของปีงบประมาณนี้"
    ),
    NoTaker.DROPPED: Text("the indicator is not taken up", "ไม่มีข้อกำหนดใดในฉบับใหม่รองรับตัวชี้วัดนี้"),
    NoTaker.NO_DOCUMENT_ASKED: Text(
        "the requirements that take up the indicator ask for no document",
        "ข้อที่รับช่วงตัวชี้วัดนี้ไม่ขอเอกสาร",
    ),
    NoTaker.NO_SUCH_TARGET: Text(
        "the requirements that take up the indicator have no target of this kind",
        "ข้อที่รับช่วงตัวชี้วัดนี้ไม่มีค่าเป้าหมายชนิดเดียวกัน",
    ),
    NoTaker.SUPPORTS_NOTHING: Text(
        "the area's own, and nothing that is carried rests on it",
        "เอกสารของพื้นที่เอง ซึ่งไม่มีข้อมูลที่ใช้ต่อได้อ้างอิง",
    ),
}


def accounted(found: Carryover, page: Page, lang: Language) -> Iterator[str]:
    """Yield the table of all answers by fate, its totals, and what is kept aside and why."""
    head = Text(
        "Every answer of the case, once", "บัญชีข้อมูลและเอกสารทุกรายการของกรณีนี้ นับรายการละหนึ่งครั้ง"
    )
    yield page.paint(head.said(lang), "bold")
    yield ""
    lines = columns(_rows(found, lang), right=frozenset({1, 2, 3, 4}))
    yield f"  {page.paint(lines[0], 'dim')}"
    yield from (f"  {line}" for line in lines[1:])
    yield ""
    aside = [each for each in found.placed if each.fate is Fate.ASIDE]
    for reason, text in _REASONS.items():
        kept = [each for each in aside if each.because is reason]
        if kept:
            label = _FATES[Fate.ASIDE].said(lang)
            yield from page.paragraph("  ", f"{label}: {text.said(lang)} ({len(kept)})")
        for each in kept:
            yield from page.paragraph("    • ", _name(found, each, lang))
    if aside:
        yield ""


def _rows(found: Carryover, lang: Language) -> Iterator[list[str]]:
    total = Text("in the case", "ในกรณีนี้").said(lang)
    yield ["", total, *(text.said(lang) for text in _FATES.values())]
    counts = found.counts
    for kind, text in _KINDS.items():
        count = counts[kind]
        yield [text.said(lang), str(count.total()), *(str(count[fate]) for fate in _FATES)]
    sums = (sum(count[fate] for count in counts.values()) for fate in _FATES)
    yield [Text("in all", "รวม").said(lang), str(len(found.placed)), *map(str, sums)]


def _name(found: Carryover, each: Placed, lang: Language) -> str:
    """Return what an answer is called, by the words of the edition it was given under."""
    answer, words = each.answer, words_of_edition(found.before)
    match answer.kind:
        case AnswerKind.OBSERVATION | AnswerKind.COLUMN:
            label = found.before.vocabulary.facts[answer.name].label.said(lang)
            return f"{label} {answer.fiscal_year}"
        case AnswerKind.ROSTER:
            return found.before.vocabulary.rosters[answer.name].label.said(lang)
        case AnswerKind.DOCUMENT:
            own = found.case.register.evidence[answer.name].title
            title = own or words.evidence[answer.name]
            return f"{answer.name} “{title.said(lang)}”"
        case AnswerKind.TARGET:
            return f"{answer.name} {words.targets[answer.name].said(lang)}"
        case _:
            assert_never(answer.kind)
