"""What stands at the end of a report: room to sign, and the register with its digests."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from ecorules.audit.progress import progress
from ecorules.diagnostics import Text
from ecorules.report.document.model import (
    NOTHING,
    Cell,
    Column,
    Paragraph,
    Section,
    Signature,
    Signatures,
    Table,
    cell,
    same,
)
from ecorules.report.document.saying import code_cell, day
from ecorules.report.progress import SIGNS, STAGES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ecorules.audit.conduct import Audit
    from ecorules.audit.progress import Asked
    from ecorules.case.model import Evidence, EvidenceFile

_PLACES: Final = (
    Signature(Text("Lead auditor", "หัวหน้าผู้ตรวจประเมิน")),
    Signature(Text("Auditor", "ผู้ตรวจประเมิน")),
    Signature(Text("Auditor", "ผู้ตรวจประเมิน")),
    Signature(Text("For the area", "ผู้แทนพื้นที่")),
)
_REGISTER: Final = (
    Column(Text("Code", "ข้อ"), 1),
    Column(Text("Document", "หลักฐาน"), 4.5),
    Column(Text("State", "สถานะ"), 1.6),
    Column(Text("Validity", "ช่วงที่มีผล"), 2.6),
    Column(Text("Files and their digests", "ไฟล์และค่าแฮช"), 4.5),
)


def signatures_section() -> Section:
    """Return room for those who audited and for the area to sign."""
    said = Text(
        "What is signed here is the report of the audit; the decision is a record of its own.",
        "การลงนามนี้เป็นการรับรองรายงานการตรวจประเมิน ส่วนคำตัดสินจัดทำเป็นเอกสารแยกต่างหาก",
    )
    title = Text("Signatures", "การลงนาม")
    return Section("signatures", title, (Paragraph(said), Signatures(_PLACES)))


def register_section(audit: Audit) -> Section:
    """Return every document that is asked for or was handed in, with the digests of its files."""
    asked = progress(audit.edition, audit.case, audit.on).asked
    rows = tuple(_row(each) for each in asked)
    title = Text("Appendix: register of evidence", "ภาคผนวก: ทะเบียนหลักฐาน")
    caption = Text("Register of evidence", "ทะเบียนหลักฐาน")
    return Section("register", title, (Table(caption, _REGISTER, rows),))


def _row(asked: Asked) -> tuple[Cell, ...]:
    sign, said = SIGNS[asked.stage], STAGES[asked.stage]
    state = [Text(f"{sign} {said.en}", f"{sign} {said.th}")]
    evidence = asked.evidence
    if evidence is not None and evidence.because:
        state.append(same(evidence.because))
    validity = () if evidence is None else tuple(_validity(evidence))
    files = () if evidence is None else tuple(line for one in evidence.files for line in _file(one))
    return (
        cell("-") if asked.requirement is None else code_cell(asked.requirement),
        cell(asked.title),
        Cell(tuple(state)),
        Cell(validity or (NOTHING,)),
        Cell(files or (NOTHING,)),
    )


def _validity(evidence: Evidence) -> Iterator[Text]:
    if evidence.valid_from is not None:
        since = day(evidence.valid_from)
        yield Text(f"from {since.en}", f"ตั้งแต่ {since.th}")
    if evidence.valid_until is not None:
        until = day(evidence.valid_until)
        yield Text(f"until {until.en}", f"ถึง {until.th}")


def _file(file: EvidenceFile) -> Iterator[Text]:
    yield Text("kept elsewhere", "เก็บไว้ที่อื่น") if file.path is None else same(file.path)
    if file.sha256 is not None:
        yield same(f"sha256:{file.sha256}")
