"""A recommendation as a page: what is proposed, and every gate with its reason."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Final

from ecorules.diagnostics import Text
from ecorules.documents.days import day_said
from ecorules.report.decision.words import GATES, level_said, text_of
from ecorules.report.wording import SYNTHETIC

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ecorules.decision.schema import GateRecord, RecommendationRecord
    from ecorules.diagnostics import Language
    from ecorules.report.layout import Page

_SIGNS: Final = {
    "open": ("✓", ("green",)),
    "trial": ("~", ("yellow",)),
    "closed": ("✗", ("red", "bold")),
}
_OPEN: Final = Text("Every gate is open: it can be decided.", "ผ่านเงื่อนไขครบ พิจารณาตัดสินได้")
_TRIAL: Final = Text(
    "It can be decided on trial only, which certifies nothing.",
    "พิจารณาตัดสินได้เฉพาะแบบทดลอง ซึ่งไม่มีผลเป็นการรับรอง",
)
_CLOSED: Final = Text("Nobody may decide yet. Gates closed:", "ยังพิจารณาตัดสินไม่ได้ เงื่อนไขที่ยังไม่ผ่าน:")


def recommendation_page(found: RecommendationRecord, page: Page, lang: Language) -> str:
    """Return the page of a recommendation, ending in a line feed."""
    case, edition = found.case, found.edition
    lines = [*page.paragraph("", text_of(case.title).said(lang), "bold")]
    if case.synthetic:
        lines += page.paragraph("", SYNTHETIC.said(lang), "red", "bold")
    criteria = Text("Criteria", "ฉบับเกณฑ์").said(lang)
    on = day_said(date.fromisoformat(found.audit.on), lang)
    day = Text(f"audited as of {on}", f"ตรวจ ณ วันที่ {on}").said(lang)
    titled = text_of(edition.title).said(lang)
    lines += page.paragraph("", f"{criteria}: {titled} ({edition.id}) · {day}")
    proposed = found.proposed
    proposes = Text("The program proposes", "ข้อเสนอแนะของโปรแกรม").said(lang)
    level = level_said(proposed.level, proposed.name).said(lang)
    lines += ["", *page.paragraph("", f"{proposes}: {level}", "bold"), ""]
    for gate in found.gates:
        lines += _gate(gate, page, lang)
    return "\n".join([*lines, "", *_sum(found, page, lang)]) + "\n"


def _gate(gate: GateRecord, page: Page, lang: Language) -> Iterator[str]:
    sign, paints = _SIGNS[gate.state]
    said = GATES.get(gate.gate, Text(gate.gate, gate.gate)).said(lang)
    reason = text_of(gate.reason).said(lang)
    yield from page.paragraph(f"{sign} ", f"{said}: {reason}", lead_paints=paints)


def _sum(found: RecommendationRecord, page: Page, lang: Language) -> Iterator[str]:
    closed = [gate.gate for gate in found.gates if gate.state == "closed"]
    if closed:
        listed = ", ".join(GATES.get(name, Text(name, name)).said(lang) for name in closed)
        yield from page.paragraph("", f"{_CLOSED.said(lang)} {listed}", "red", "bold")
    elif found.proposed.trial:
        yield from page.paragraph("", _TRIAL.said(lang), "yellow", "bold")
    else:
        yield from page.paragraph("", _OPEN.said(lang), "green", "bold")
