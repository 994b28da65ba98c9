"""Which area was audited, in which round, by which criteria: the first section of a report."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from ecorules.case.workbook.entries import area_entry
from ecorules.diagnostics import Text
from ecorules.report.document.model import (
    Cell,
    Column,
    Paragraph,
    Section,
    Table,
    Tone,
    cell,
    same,
)
from ecorules.report.document.saying import ROUNDS, day, level_said
from ecorules.report.wording import PURPOSES, status_said

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ecorules.audit.conduct import Audit
    from ecorules.case.model import Case

LABELLED: Final = (
    Column(Text("Particulars", "รายการ"), 3),
    Column(Text("Entry", "รายละเอียด"), 7),
)
_REGISTER: Final = {
    True: Text("closed: what was not handed in is missing", "ปิดรับหลักฐานแล้ว สิ่งที่ไม่ได้ส่งถือว่าไม่มี"),
    False: Text("open: what was not handed in may still come", "ยังเปิดรับหลักฐาน สิ่งที่ยังไม่ได้ส่งยังส่งได้"),
}


def place_section(audit: Audit) -> Section:
    """Return the section on area, round and criteria."""
    caption = Text("The audit", "ข้อมูลการตรวจประเมิน")
    rows = tuple((cell(label, Tone.STRONG), told) for label, told in _rows(audit))
    blocks: list[Paragraph | Table] = [Table(caption, LABELLED, rows)]
    if audit.case.note is not None:
        blocks.append(Paragraph(audit.case.note, Tone.SOFT))
    return Section("area", Text("Area and round", "พื้นที่และรอบการตรวจประเมิน"), tuple(blocks))


def _rows(audit: Audit) -> Iterator[tuple[Text, Cell]]:
    case = audit.case
    yield Text("Case", "กรณี"), cell(case.title)
    for key, named in case.area.items():
        yield area_entry(f"area.{key}").label, cell(named)
    yield Text("Round", "รอบการตรวจประเมิน"), cell(ROUNDS[audit.kind])
    yield Text("Day of the audit", "วันที่ตรวจประเมิน"), cell(day(audit.on))
    yield Text("Fiscal year", "ปีงบประมาณ"), cell(_year(case.round.fiscal_year))
    yield Text("Purpose", "วัตถุประสงค์"), cell(PURPOSES[case.round.purpose])
    if case.round.aim is not None:
        name = audit.edition.levels[case.round.aim].name
        aim = level_said(case.round.aim)
        yield (
            Text("Level aimed at", "ระดับที่มุ่งหมาย"),
            cell(Text(f"{aim.en} {name.en}", f"{aim.th} {name.th}")),
        )
    title = audit.edition.title
    yield Text("Criteria", "ฉบับเกณฑ์"), cell(title)
    status = Text(status_said(audit.edition, "en"), status_said(audit.edition, "th"))
    yield Text("Standing of the criteria", "สถานะของฉบับเกณฑ์"), cell(status)
    yield Text("Register of evidence", "ทะเบียนหลักฐาน"), cell(_REGISTER[case.register.is_closed])
    yield from _rosters(audit, case)


def _rosters(audit: Audit, case: Case) -> Iterator[tuple[Text, Cell]]:
    for name, roster in audit.edition.vocabulary.rosters.items():
        listed = case.rosters.get(name)
        label = Text(f"List of {roster.label.en}", f"บัญชี{roster.label.th}")
        if listed is None:
            yield label, cell(Text("none handed in", "ยังไม่มีบัญชี"))
            continue
        number = len(listed.members)
        complete = _COMPLETE if listed.is_complete else _INCOMPLETE
        yield (
            label,
            cell(Text(f"{number:,} listed, {complete.en}", f"{number:,} ราย {complete.th}")),
        )


def _year(fiscal_year: int) -> Text:
    return Text(f"{fiscal_year} (B.E.)", f"พ.ศ. {fiscal_year}")


def making_section(audit: Audit, engine: str, digest: str) -> Section:
    """Return what made the report: enough to make it again and compare."""
    pairs = (
        (Text("Program", "โปรแกรม"), same(engine)),
        (Text("Case", "กรณี"), same(audit.case.id)),
        (Text("Digest of the case", "ค่าแฮชของกรณี"), same(digest)),
        (Text("Edition", "ฉบับเกณฑ์"), same(audit.edition.id)),
        (Text("Digest of the edition", "ค่าแฮชของฉบับเกณฑ์"), same(audit.edition.digest)),
    )
    rows = tuple((cell(label, Tone.STRONG), cell(told)) for label, told in pairs)
    caption = Text("What the report was made from", "ที่มาของรายงาน")
    said = Text(
        "The same case, edition and program give this report again, byte for byte.",
        "กรณี ฉบับเกณฑ์ และโปรแกรมเดียวกันจะให้รายงานฉบับเดียวกันทุกประการ",
    )
    return Section(
        "making",
        Text("Appendix: what the report was made from", "ภาคผนวก: ที่มาของรายงาน"),
        (Table(caption, LABELLED, rows), Paragraph(said)),
    )


_COMPLETE: Final = Text("said to be complete", "ระบุว่าครบทุกราย")
_INCOMPLETE: Final = Text("not said to be complete", "ยังไม่ระบุว่าครบทุกราย")
