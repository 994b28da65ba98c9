"""How firm an audit stands, and how it would stand as planned: parts of its page."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from ecorules.audit.critical import critical
from ecorules.audit.margins import margins
from ecorules.diagnostics import Text
from ecorules.language.sentence import judged_sentence
from ecorules.report.distance import margin_said
from ecorules.report.layout import columns
from ecorules.report.path_words import Sayings
from ecorules.report.wording import SIGNS, VERDICTS, words_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from fractions import Fraction

    from ecorules.audit.conduct import Audit
    from ecorules.diagnostics import Language
    from ecorules.report.layout import Page

_NONE: Final = Text("none", "ยังไม่มี")


def margins_part(audit: Audit, page: Page, lang: Language) -> str:
    """Return how far each settled comparison is from turning, ending in a line feed."""
    return _text(_margins(audit, page, lang))


def critical_part(audit: Audit, page: Page, lang: Language) -> str:
    """Return which single document, if it fell, would lower the proven level."""
    return _text(_critical(audit, page, lang))


def planned_part(
    audit: Audit, planned: Audit, assumed: Mapping[str, Fraction], page: Page, lang: Language
) -> str:
    """Return the case as it is and as planned, side by side; assumed targets are named."""
    lines = list(_planned(audit, planned, page, lang))
    if assumed:
        sayings = Sayings(planned, lang)
        named = ", ".join(sayings.target(*pair) for pair in assumed.items())
        said = Text(
            f"Assumed, set by nobody yet: {named}", f"ค่าเป้าหมายที่สมมติขึ้น ยังไม่มีผู้กำหนด: {named}"
        )
        lines += page.paragraph("", said.said(lang), "yellow")
    return _text(iter(lines))


def _text(lines: Iterator[str]) -> str:
    return "\n".join(line.rstrip() for line in lines) + "\n"


def _margins(audit: Audit, page: Page, lang: Language) -> Iterator[str]:
    words, vocabulary = words_of(audit), audit.edition.vocabulary
    yield ""
    head = Text("How far each verdict is from turning", "ระยะห่างก่อนที่ผลการตรวจจะเปลี่ยน")
    yield page.paint(head.said(lang), "bold")
    is_any = False
    for code, found in audit.findings.items():
        told = [
            (one, said)
            for one in margins(found)
            if (said := margin_said(one, vocabulary, words, lang))
        ]
        if not told:
            continue
        is_any = True
        sign = SIGNS[found.verdict]
        yield from page.paragraph(f"  {sign} {code} · ", found.requirement.title.said(lang))
        for one, said in told:
            asked = judged_sentence(one.trace, vocabulary, words, lang)
            yield from page.paragraph("      ", asked, "dim")
            yield from page.paragraph("      → ", said)
    if not is_any:
        nothing = Text("nothing that is settled rests on a number", "ไม่มีผลที่ตัดสินแล้วข้อใดขึ้นอยู่กับตัวเลข")
        yield from page.paragraph("  ", nothing.said(lang))


def _critical(audit: Audit, page: Page, lang: Language) -> Iterator[str]:
    titles = words_of(audit).evidence
    found = critical(audit)
    yield ""
    head = Text(
        "What carries the proven level: each of these alone would lower it",
        "หลักฐานที่รองรับระดับที่พิสูจน์แล้ว หากขาดรายการใดรายการหนึ่งระดับจะลดลง",
    )
    yield page.paint(head.said(lang), "bold")
    if not found:
        nothing = Text("no single document does", "ไม่มีหลักฐานรายการใดรายการเดียวที่ทำให้ระดับลดลง")
        yield from page.paragraph("  ", nothing.said(lang))
    for one in found:
        title = titles.get(one.item)
        named = one.item if title is None else f"{title.said(lang)} ({one.item})"
        left = _left(one.proven, ", ".join(one.requirements)).said(lang)
        yield from page.paragraph("  • ", f"{named} — {left}")


def _left(proven: int, codes: str) -> Text:
    """Return what would be left without a document, and by which requirements."""
    if proven:
        return Text(f"left: level {proven}: {codes}", f"หากขาด จะเหลือระดับ {proven} (ข้อ {codes})")
    return Text(f"left: none: {codes}", f"หากขาด จะไม่เหลือระดับที่พิสูจน์แล้ว (ข้อ {codes})")


def _planned(audit: Audit, planned: Audit, page: Page, lang: Language) -> Iterator[str]:
    yield ""
    head = Text("Now, and with the plan carried out", "ปัจจุบัน และเมื่อดำเนินการตามแผนแล้ว")
    yield page.paint(head.said(lang), "bold")
    heads = [Text("", ""), Text("now", "ปัจจุบัน"), Text("planned", "ตามแผน")]
    levels = [
        (Text("proven level", "ระดับที่พิสูจน์แล้ว"), [one.conclusion.proven for one in (audit, planned)]),
        (
            Text("reachable level", "ระดับที่ยังไปถึงได้"),
            [one.conclusion.reachable for one in (audit, planned)],
        ),
    ]
    rows = [[one.said(lang) for one in heads]]
    rows += [
        [label.said(lang), *(_level(one).said(lang) for one in each)] for label, each in levels
    ]
    rows += [
        [code, *(VERDICTS[one.findings[code].verdict].said(lang) for one in (audit, planned))]
        for code in audit.findings
    ]
    changed = {
        code
        for code, one in audit.findings.items()
        if one.verdict is not planned.findings[code].verdict
    }
    for row, line in zip(rows, columns(rows, right=frozenset()), strict=True):
        sign = "▸" if row[0] in changed else " "
        yield f"{sign} {line}"


def _level(number: int) -> Text:
    return Text(f"level {number}", f"ระดับ {number}") if number else _NONE
