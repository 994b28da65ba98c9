"""Every finding by level, with its reasons in sentences and its evidence; and what failed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from ecorules.audit.finding import Verdict
from ecorules.audit.progress import Stage, stage_of
from ecorules.diagnostics import Text
from ecorules.language.subject import Lack
from ecorules.language.syntax import AllOf, Conforms, InHand
from ecorules.language.trace import Trace
from ecorules.language.truth import Truth
from ecorules.report.document.model import (
    NOTHING,
    Cell,
    Column,
    Group,
    Heading,
    Paragraph,
    Section,
    Table,
    Tone,
    cell,
    number_cell,
)
from ecorules.report.document.saying import (
    DRAFTED_MARK,
    Sayings,
    code_cell,
    plural,
    verdict_cell,
)
from ecorules.report.progress import SIGNS as STAGE_SIGNS
from ecorules.report.progress import STAGES

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from ecorules.audit.conduct import Audit
    from ecorules.audit.finding import Finding
    from ecorules.report.document.model import Block

LEVEL: Final = Column(Text("Level", "ระดับ"), 1.25, is_number=True)
CODE: Final = Column(Text("Code", "ข้อ"), 1.35)
REQUIREMENT: Final = Column(Text("Requirement", "ข้อกำหนด"), 3.6)
_FINDINGS: Final = (
    CODE,
    REQUIREMENT,
    Column(Text("Verdict", "ผลการตรวจ"), 2.1),
    Column(Text("Reasons", "เหตุผล"), 5),
    Column(Text("Evidence", "หลักฐาน"), 4, is_below=True),
)
_FAILED: Final = (
    LEVEL,
    CODE,
    REQUIREMENT,
    Column(Text("What is not fulfilled", "สิ่งที่ไม่เป็นไปตามข้อกำหนด"), 5),
    Column(Text("Responsible", "หน่วยงานรับผิดชอบ"), 3),
)


def findings_section(audit: Audit) -> Section:
    """Return all findings, level by level."""
    sayings = Sayings(audit)
    blocks: list[Block] = []
    for group, codes in _levels(audit):
        blocks.append(Heading(group.value))
        rows = tuple(_row(sayings, audit.findings[code]) for code in codes)
        caption = Text(f"Findings, {group.value.en}", f"ผลการตรวจประเมิน {group.value.th}")
        blocks.append(Table(caption, _FINDINGS, rows, group))
    blocks.append(Paragraph(DRAFTED_MARK, Tone.SOFT))
    return Section("findings", Text("Findings, by level", "ผลการตรวจประเมินรายข้อ"), tuple(blocks))


def _levels(audit: Audit) -> Iterator[tuple[Group, tuple[str, ...]]]:
    """Yield the levels that ask for something, each with what it asks for."""
    told: dict[int, list[str]] = {}
    for code, found in audit.findings.items():
        told.setdefault(found.requirement.level, []).append(code)
    head = Text("Level", "ระดับ")
    for number in sorted(told):
        yield Group(head, _level(audit, number)), tuple(told[number])


def _level(audit: Audit, number: int) -> Text:
    name = audit.edition.levels[number].name
    return Text(f"Level {number} {name.en}", f"ระดับ {number} {name.th}")


def _row(sayings: Sayings, found: Finding) -> tuple[Cell, ...]:
    evidence = tuple(_evidence(sayings, found))
    return (
        code_cell(found.requirement),
        cell(found.requirement.title),
        verdict_cell(found),
        Cell(tuple(grounds(sayings, found)) or (NOTHING,)),
        Cell(evidence or (NOTHING,)),
    )


def _evidence(sayings: Sayings, found: Finding) -> Iterator[Text]:
    """Yield the documents that the requirement asks for, those of one stage together."""
    held = sayings.audit.case.register.evidence
    stages: dict[Stage, list[Text]] = {}
    for item in found.requirement.evidence:
        stage = stage_of(held.get(item.code), sayings.audit.on)
        stages.setdefault(stage, []).append(item.title)
    for stage, said in STAGES.items():
        titles = stages.get(stage, [])
        if titles:
            number = len(titles)
            yield Text(f"{said.en} ({number}):", f"{said.th} ({number}):")
        sign = STAGE_SIGNS[stage]
        yield from (Text(f"{sign} {title.en}", f"{sign} {title.th}") for title in titles)


def grounds(sayings: Sayings, found: Finding) -> Iterator[Text]:
    """Yield why the verdict is what it is, in sentences."""
    match found.verdict:
        case Verdict.NOT_APPLICABLE:
            if found.applies is not None:
                yield sayings.judged(found.applies)
        case Verdict.CONFORMING:
            yield from _fulfilled(sayings, found.requires)
        case Verdict.NONCONFORMING:
            yield from failed(sayings, found)
        case Verdict.UNDETERMINED:
            yield from _missing(sayings, found)


def _fulfilled(sayings: Sayings, trace: Trace) -> Iterator[Text]:
    """Yield what is fulfilled; documents are counted, for they stand beside it by name."""
    parts = list(_demands(trace))
    papers = sum(isinstance(part.node, InHand) for part in parts)
    if papers:
        yield Text(
            f"{plural(papers, 'document', '').en} in hand", f"มีเอกสารหลักฐานครบ {papers} รายการ"
        )
    for part in parts:
        if not isinstance(part.node, InHand):
            yield sayings.judged(part)


def _demands(trace: Trace) -> Iterator[Trace]:
    """Yield what is demanded; a list of demands within a list of demands is one list."""
    if not isinstance(trace.node, AllOf):
        yield trace
        return
    for part in trace.parts:
        if isinstance(part, Trace):
            yield from _demands(part)


def failed(sayings: Sayings, found: Finding) -> Iterator[Text]:
    """Yield the conditions that failed, and from which other requirement that follows."""
    if found.causes:
        codes = ", ".join(found.causes)
        yield Text(f"follows from {codes}", f"เป็นผลจากข้อ {codes}")
    for failure in found.failures:
        if not (found.causes and isinstance(failure.node, Conforms)):
            yield sayings.judged(failure)


def _missing(sayings: Sayings, found: Finding) -> Iterator[Text]:
    if found.met is Truth.TRUE:
        yield Text(
            "What it asks is fulfilled, so it is no barrier to the level.",
            "เงื่อนไขเป็นจริงแล้ว จึงไม่เป็นอุปสรรคต่อระดับ",
        )
    listed = {item.code for item in found.requirement.evidence}
    papers = [
        one for one in found.reasons if one.gap.lack is Lack.NO_DOCUMENT and one.gap.item in listed
    ]
    if papers:
        number = len(papers)
        yield Text(
            f"{plural(number, 'document', '').en} not handed in", f"ยังไม่ได้ส่งเอกสาร {number} รายการ"
        )
    for reason in found.reasons:
        if reason not in papers:
            yield sayings.reason(reason)


def nonconformities_section(audit: Audit) -> Section:
    """Return what does not conform, with who is responsible for it."""
    sayings = Sayings(audit)
    found = [one for one in audit.findings.values() if one.verdict is Verdict.NONCONFORMING]
    title = Text("Nonconformities", "ข้อที่ไม่สอดคล้อง")
    if not found:
        none = Text("No requirement was found not to conform.", "ไม่พบข้อที่ไม่สอดคล้อง")
        return Section("nonconformities", title, (Paragraph(none),))
    said = plural(len(found), "requirement", "ข้อที่ไม่สอดคล้อง {} ข้อ")
    verb = "does" if len(found) == 1 else "do"
    lead = Paragraph(Text(f"{said.en} {verb} not conform.", said.th))
    ordered = sorted(found, key=lambda one: one.requirement.level)
    rows = tuple(_failed_row(sayings, one) for one in ordered)
    return Section("nonconformities", title, (lead, Table(title, _FAILED, rows)))


def _failed_row(sayings: Sayings, found: Finding) -> tuple[Cell, ...]:
    requirement = found.requirement
    owners = sayings.audit.case.owners.get(requirement.code, requirement.owners)
    return (
        number_cell(requirement.level),
        code_cell(requirement),
        cell(requirement.title),
        Cell(tuple(failed(sayings, found)) or (NOTHING,)),
        Cell(tuple(_named(sayings, owners)) or (NOTHING,)),
    )


def _named(sayings: Sayings, owners: Iterable[str]) -> Iterator[Text]:
    yield from (sayings.owner(owner) for owner in owners)
