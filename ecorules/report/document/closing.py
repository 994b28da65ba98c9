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
    Signatures,
    Table,
    cell,
    same,
)
from ecorules.report.document.saying import code_cell, day
from ecorules.report.document.team import signature_places
from ecorules.report.progress import SIGNS, STAGES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ecorules.audit.conduct import Audit
    from ecorules.audit.progress import Asked
    from ecorules.case.model import Evidence, EvidenceFile

_REGISTER: Final = (
    Column(Text("Code", "ข้อ"), 1.2),
    Column(Text("Document", "หลักฐาน"), 6),
    Column(Text("State", "สถานะ"), 2.6),
    Column(Text("Validity", "ช่วงที่มีผล"), 3),
)
_FILES: Final = (
    Column(Text("File", "ไฟล์"), 3.4),
    Column(Text("Digest", "ค่าแฮช"), 6),
)


def signatures_section(audit: Audit) -> Section:
    """Return room for those who audited and for the area to sign."""
    said = Text(
        "What is signed here is the report of the audit; the decision is a record of its own.",
        "การลงนามนี้เป็นการรับรองรายงานการตรวจประเมิน ส่วนคำตัดสินจัดทำเป็นเอกสารแยกต่างหาก",
    )
    title = Text("Signatures", "การลงนาม")
    return Section("signatures", title, (Paragraph(said), Signatures(signature_places(audit))))


def register_section(audit: Audit) -> Section:
    """Return every document that is asked for or was handed in, and the digests of its files."""
    asked = progress(audit.edition, audit.case, audit.on).asked
    title = Text("Appendix: register of evidence", "ภาคผนวก: ทะเบียนหลักฐาน")
    caption = Text("Register of evidence", "ทะเบียนหลักฐาน")
    listed = Table(caption, _REGISTER, tuple(_row(each) for each in asked))
    files = tuple(
        _file(one) for each in asked if each.evidence is not None for one in each.evidence.files
    )
    if not files:
        return Section("register", title, (listed, Paragraph(_NO_FILE)))
    named = Table(Text("Files and their digests", "ไฟล์และค่าแฮช"), _FILES, files)
    return Section("register", title, (listed, named))


def _row(asked: Asked) -> tuple[Cell, ...]:
    sign, said = SIGNS[asked.stage], STAGES[asked.stage]
    state = [Text(f"{sign} {said.en}", f"{sign} {said.th}")]
    evidence = asked.evidence
    if evidence is not None and evidence.because:
        state.append(same(evidence.because))
    validity = () if evidence is None else tuple(_validity(evidence))
    return (
        cell("-") if asked.requirement is None else code_cell(asked.requirement),
        cell(asked.title),
        Cell(tuple(state)),
        Cell(validity or (NOTHING,)),
    )


def _validity(evidence: Evidence) -> Iterator[Text]:
    if evidence.valid_from is not None:
        since = day(evidence.valid_from)
        yield Text(f"from {since.en}", f"ตั้งแต่ {since.th}")
    if evidence.valid_until is not None:
        until = day(evidence.valid_until)
        yield Text(f"until {until.en}", f"ถึง {until.th}")


def _file(file: EvidenceFile) -> tuple[Cell, ...]:
    elsewhere = Text("kept elsewhere", "เก็บไว้ที่อื่น")
    digest = NOTHING if file.sha256 is None else same(f"sha256:{file.sha256}")
    return (cell(elsewhere if file.path is None else file.path), cell(digest))


_NO_FILE: Final = Text("No file was registered.", "ยังไม่มีไฟล์ที่ลงทะเบียน")
