"""How firm the verdicts stand: how far from turning, and on which single documents."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from ecorules.audit.critical import critical
from ecorules.audit.margins import margins
from ecorules.diagnostics import Text
from ecorules.report.distance import margin_said
from ecorules.report.document.findings import CODE, LEVEL
from ecorules.report.document.model import (
    Cell,
    Column,
    Heading,
    Paragraph,
    Section,
    Table,
    both,
    cell,
    number_cell,
)
from ecorules.report.document.saying import Sayings, code_cell, verdict_cell

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ecorules.audit.conduct import Audit
    from ecorules.report.document.model import Block

_MARGINS: Final = (
    LEVEL,
    CODE,
    Column(Text("Verdict", "ผลการตรวจ"), 2.1),
    Column(Text("What was compared", "สิ่งที่เปรียบเทียบ"), 5),
    Column(Text("How far from turning", "ระยะห่างก่อนที่ผลจะเปลี่ยน"), 5),
)
_CRITICAL: Final = (
    Column(Text("Document", "หลักฐาน"), 5),
    Column(Text("Level that would be left", "ระดับที่จะเหลือ"), 2.5),
    Column(
        Text(
            "Requirements no longer met (nonconforming or undetermined)",
            "ข้อที่จะไม่ผ่านอีกต่อไป (ไม่สอดคล้องหรือยังตัดสินไม่ได้)",
        ),
        4,
    ),
)


def firmness_section(audit: Audit) -> Section:
    """Return the margins of what is settled, and the documents that the proven level rests on."""
    title = Text("How far each verdict is from turning", "ระยะห่างก่อนที่ผลการตรวจจะเปลี่ยน")
    return Section("margins", title, (*_margins(audit), *_carried(audit)))


def _margins(audit: Audit) -> Iterator[Block]:
    rows = tuple(_rows(audit))
    if not rows:
        yield Paragraph(
            Text("Nothing that is settled rests on a number.", "ไม่มีผลที่ตัดสินแล้วข้อใดขึ้นอยู่กับตัวเลข")
        )
        return
    yield Table(Text("Margins", "ระยะห่างจากเกณฑ์"), _MARGINS, rows)


def _rows(audit: Audit) -> Iterator[tuple[Cell, ...]]:
    sayings = Sayings(audit)
    vocabulary, words = sayings.vocabulary, sayings.words
    for found in audit.findings.values():
        for margin in margins(found):
            # It is called at once, before the loop goes on.
            far = both(lambda lang, one=margin: margin_said(one, vocabulary, words, lang))  # type: ignore[misc]
            if far.en:
                yield (
                    number_cell(found.requirement.level),
                    code_cell(found.requirement),
                    verdict_cell(found),
                    cell(sayings.judged(margin.trace)),
                    cell(far),
                )


def _carried(audit: Audit) -> Iterator[Block]:
    """Yield which single document, if it fell, would lower the proven level."""
    if not audit.conclusion.proven:
        return
    yield Heading(Text("What carries the proven level", "หลักฐานที่รองรับระดับที่พิสูจน์แล้ว"))
    found = critical(audit)
    if not found:
        yield Paragraph(
            Text(
                "No single document, if it fell, would lower the level.",
                "ไม่มีหลักฐานรายการใดรายการเดียวที่หากขาดไปแล้วระดับจะลดลง",
            )
        )
        return
    sayings = Sayings(audit)
    rows = tuple(
        (
            cell(sayings.evidence(one.item)),
            cell(sayings.level(one.proven)),
            cell(", ".join(one.requirements)),
        )
        for one in found
    )
    caption = Text(
        "Documents of which each alone would lower the level",
        "หลักฐานที่หากขาดรายการใดรายการหนึ่งระดับจะลดลง",
    )
    yield Table(caption, _CRITICAL, rows)
