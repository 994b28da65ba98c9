"""A recommendation as a page: what is proposed, and every gate with its reason."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Final

from ecorules.decision.titles import gate_title
from ecorules.diagnostics import Text
from ecorules.documents.days import day_said
from ecorules.report.decision.words import level_said, text_of
from ecorules.report.wording import SYNTHETIC, counted

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
# What is done in the file of the case; the others are settled by people, on the spot.
_REMEDIES: Final = {
    "certification-round": Text(
        "when the area is audited for certification, write `kind: certification` under `round` in "
        "`case.yaml`",
        "เมื่อเป็นรอบตรวจเพื่อรับรองแล้ว ให้เขียน `kind: certification` ใต้ `round` ใน `case.yaml`",
    ),
    "register-closed": Text(
        "when nothing more is to be handed in, write `register: {state: closed}` in `case.yaml`",
        "เมื่อไม่รับหลักฐานเพิ่มแล้ว ให้เขียน `register: {state: closed}` ใน `case.yaml`",
    ),
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
    level = (_undecided(found) or level_said(proposed.level, proposed.name)).said(lang)
    lines += ["", *page.paragraph("", f"{proposes}: {level}", "bold"), ""]
    for gate in found.gates:
        lines += _gate(gate, page, lang)
    return "\n".join([*lines, "", *_sum(found, page, lang)]) + "\n"


def _undecided(found: RecommendationRecord) -> Text | None:
    """Return that no level can be proposed yet, where nothing speaks against the first one."""
    first = min((rung.number for rung in found.audit.levels if rung.number), default=1)
    verdicts = [each.verdict for each in found.audit.findings if each.level <= first]
    open_ones = verdicts.count("undetermined")
    if found.proposed.level or not open_ones or "nonconforming" in verdicts:
        return None
    some = counted(open_ones, "requirement")
    verb = "is" if open_ones == 1 else "are"
    return Text(
        f"none yet, since {some} of level {first} {verb} undetermined",
        f"ยังเสนอระดับใดไม่ได้ เพราะข้อระดับ {first} ยังตัดสินไม่ได้ {open_ones} ข้อ",
    )


def _gate(gate: GateRecord, page: Page, lang: Language) -> Iterator[str]:
    sign, paints = _SIGNS[gate.state]
    said = gate_title(gate.gate).said(lang)
    reason = text_of(gate.reason).said(lang)
    yield from page.paragraph(f"{sign} ", f"{said}: {reason}", lead_paints=paints)
    remedy = _REMEDIES.get(gate.gate)
    if remedy is not None and gate.state == "closed":
        lead = Text("help", "คำแนะนำ").said(lang)
        yield from page.paragraph(f"    {lead}: ", remedy.said(lang), lead_paints=("cyan",))


def _sum(found: RecommendationRecord, page: Page, lang: Language) -> Iterator[str]:
    closed = [gate.gate for gate in found.gates if gate.state == "closed"]
    if closed:
        listed = ", ".join(gate_title(name).said(lang) for name in closed)
        yield from page.paragraph("", f"{_CLOSED.said(lang)} {listed}", "red", "bold")
    elif found.proposed.trial:
        yield from page.paragraph("", _TRIAL.said(lang), "yellow", "bold")
    else:
        yield from page.paragraph("", _OPEN.said(lang), "green", "bold")
