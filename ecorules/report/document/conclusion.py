"""What the audit comes to: the levels with their picture, and how much of it is anybody's text."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final

from ecorules.diagnostics import Text
from ecorules.edition.model import Status
from ecorules.levels import LevelState
from ecorules.report.document.model import (
    Column,
    Ladder,
    Paragraph,
    Section,
    Step,
    Table,
    Tone,
    cell,
    number_cell,
)
from ecorules.report.document.saying import (
    STATE_TONES,
    Sayings,
    code_cell,
    joined,
    level_said,
    plural,
    verdict_cell,
)
from ecorules.report.wording import STATES, STATUSES, VERDICTS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ecorules.audit.conduct import Audit
    from ecorules.levels import Rung
    from ecorules.report.document.model import Block, Cell

CLOSING: Final = Text(
    en="The program recommends; the committee decides.",
    th="โปรแกรมให้ข้อเสนอแนะเท่านั้น การตัดสินเป็นอำนาจของคณะกรรมการ",
)
_LEVEL: Final = Column(Text("Level", "ระดับ"), 1.25, is_number=True)


def conclusion_section(audit: Audit) -> Section:
    """Return the section on what is proven, what can still be reached, and what stands between."""
    sayings, conclusion = Sayings(audit), audit.conclusion
    proven, reachable = sayings.level(conclusion.proven), sayings.level(conclusion.reachable)
    levels = (
        Text(f"Proven: {proven.en}.", f"ระดับที่พิสูจน์แล้ว: {proven.th}"),
        Text(f"Still reachable: {reachable.en}.", f"ระดับที่ยังไปถึงได้: {reachable.th}"),
    )
    blocks: list[Block] = [Paragraph(level, Tone.STRONG) for level in levels]
    blocks += [_ladder(audit, joined(levels, " ")), _counts(audit)]
    blocks += [Paragraph(said) for said in _between(audit)]
    blocks.append(Paragraph(CLOSING))
    return Section("conclusion", Text("Conclusion", "ข้อสรุปผลการตรวจประเมิน"), tuple(blocks))


def _ladder(audit: Audit, levels: Text) -> Ladder:
    aim = audit.case.round.aim
    steps = tuple(
        Step(
            rung.level.number,
            rung.level.name,
            STATES[rung.state],
            STATE_TONES[rung.state],
            rung.level.number == aim,
        )
        for rung in audit.conclusion.rungs
    )
    parts = [
        Text(f"{step.number}: {step.state.en}", f"{step.number}: {step.state.th}") for step in steps
    ]
    each = joined(parts)
    return Ladder(Text(f"{levels.en} {each.en}.", f"{levels.th} {each.th}"), steps)


def _counts(audit: Audit) -> Table:
    """Return how many requirements of each level got each verdict, and of all together."""
    columns = (
        _LEVEL,
        Column(Text("Name", "ชื่อระดับ"), 2.8),
        Column(Text("State", "สถานะ"), 2.7),
        *(Column(text, 1.7, is_number=True) for text in VERDICTS.values()),
        Column(Text("all", "รวม"), 1, is_number=True),
    )
    rows = [_rung_row(audit, rung) for rung in reversed(audit.conclusion.rungs)]
    counts = list(audit.counts.values())
    whole = (
        cell("-"),
        cell(Text("All requirements", "ข้อกำหนดทั้งหมด"), Tone.STRONG),
        cell("-"),
        *(number_cell(number, Tone.STRONG) for number in (*counts, sum(counts))),
    )
    caption = Text("The levels and the verdicts", "ระดับและจำนวนผลการตรวจประเมิน")
    return Table(caption, columns, (*rows, whole))


def _rung_row(audit: Audit, rung: Rung) -> tuple[Cell, ...]:
    return (
        number_cell(rung.level.number),
        cell(rung.level.name),
        cell(STATES[rung.state], STATE_TONES[rung.state]),
        *_numbers(audit, rung.requirements),
    )


def _numbers(audit: Audit, codes: tuple[str, ...]) -> Iterator[Cell]:
    found = Counter(audit.findings[code].verdict for code in codes)
    yield from (number_cell(found[verdict]) for verdict in VERDICTS)
    yield number_cell(len(codes))


def _between(audit: Audit) -> Iterator[Text]:
    """Yield what stands between the proven level and each one above, and why one is not known."""
    states = {rung.level.number: rung.state for rung in audit.conclusion.rungs}
    for rung in audit.conclusion.rungs:
        number = rung.level.number
        if rung.level.incomplete is not None:
            why = rung.level.incomplete
            yield Text(f"Level {number}: {why.en}", f"ระดับ {number}: {why.th}")
        lead = level_said(number)
        failed = [one for one in rung.below if states[one] is LevelState.BLOCKED]
        if failed and not rung.blocking:
            below = level_said(max(failed))
            yield Text(
                f"What keeps {lead.en} from being reached is that {below.en} is not.",
                f"{lead.th} ไม่ผ่านเพราะ{below.th} ไม่ผ่าน",
            )
        if rung.blocking:
            codes = ", ".join(rung.blocking)
            yield Text(
                f"What keeps {lead.en} from being reached: {codes}.",
                f"ข้อที่ทำให้ไปไม่ถึง{lead.th}: {codes}",
            )
        if rung.open:
            codes = ", ".join(rung.open)
            yield Text(
                f"What is open for {lead.en}: {codes}.", f"ข้อที่ยังตัดสินไม่ได้ของ{lead.th}: {codes}"
            )


def basis_section(audit: Audit) -> Section:
    """Return the section on what rests on criteria that nobody has published."""
    drafted = tuple(
        found
        for found in audit.findings.values()
        if found.requirement.provenance.status is not Status.STATED
    )
    blocks: list[Block] = [Paragraph(said) for said in _weight(audit)]
    blocks.append(_statuses(audit))
    if drafted:
        rows = tuple(
            (
                number_cell(found.requirement.level),
                code_cell(found.requirement),
                cell(found.requirement.title),
                cell(STATUSES[found.requirement.provenance.status]),
                verdict_cell(found),
            )
            for found in drafted
        )
        caption = Text("Requirements without a stated text", "ข้อกำหนดที่ไม่มีข้อความทางการที่เผยแพร่")
        blocks.append(Table(caption, _DRAFTED, rows))
    title = Text("What rests on drafted criteria", "ส่วนที่อาศัยเกณฑ์ที่ร่างขึ้น")
    return Section("basis", title, tuple(blocks))


_DRAFTED: Final = (
    _LEVEL,
    Column(Text("Code", "ข้อ"), 1.2),
    Column(Text("Requirement", "ข้อกำหนด"), 5),
    Column(Text("Text", "ที่มาของข้อความ"), 2.6),
    Column(Text("Verdict", "ผลการตรวจ"), 2.3),
)


def _weight(audit: Audit) -> Iterator[Text]:
    """Yield whether the proven level rests on anything that is not stated."""
    proven = audit.conclusion.proven
    if not proven:
        yield Text(
            "No level is proven, so nothing that is proven rests on drafted criteria.",
            "ยังไม่มีระดับที่พิสูจน์แล้ว จึงไม่มีผลใดที่อาศัยเกณฑ์ที่ร่างขึ้น",
        )
        return
    below = [found for found in audit.findings.values() if found.requirement.level <= proven]
    drafted = [one for one in below if one.requirement.provenance.status is not Status.STATED]
    total = plural(len(below), "requirement", "ข้อกำหนด {} ข้อ")
    if not drafted:
        yield Text(
            f"The proven level rests on {total.en}, the text of each stated in a source.",
            f"ระดับที่พิสูจน์แล้วอาศัย{total.th} ซึ่งมีเอกสารระบุข้อความทุกข้อ",
        )
        return
    yield Text(
        f"The proven level rests on {total.en}, {len(drafted)} of them without a stated text.",
        f"ระดับที่พิสูจน์แล้วอาศัย{total.th} ในจำนวนนี้ไม่มีข้อความทางการที่เผยแพร่ {len(drafted)} ข้อ",
    )


def _statuses(audit: Audit) -> Table:
    texts = audit.provenance
    readings = Counter(one.requirement.reading.status for one in audit.findings.values())
    columns = (
        Column(Text("Where it comes from", "ที่มา"), 4),
        Column(Text("Text of the requirement", "ข้อความของข้อกำหนด"), 2, is_number=True),
        Column(Text("How it is measured", "วิธีวัดผล"), 2, is_number=True),
    )
    rows = [
        (cell(said), number_cell(texts[status]), number_cell(readings[status]))
        for status, said in STATUSES.items()
    ]
    number = number_cell(len(audit.findings), Tone.STRONG)
    whole = (cell(Text("All requirements", "ข้อกำหนดทั้งหมด"), Tone.STRONG), number, number)
    caption = Text("Whose text the criteria are", "ที่มาของเกณฑ์ที่ใช้")
    return Table(caption, columns, (*rows, whole))
