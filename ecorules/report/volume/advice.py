"""Problems and advice for the next level: what keeps each area from it, and what would help.

Advice is read from the findings alone: what failed, by how much, and what is missing with whom.
Which way costs least is another question, which `ecorules path` answers for one area at a time.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final, NamedTuple

from ecorules.audit.finding import Verdict
from ecorules.audit.outstanding import owners_of, titles
from ecorules.diagnostics import Text
from ecorules.language.subject import Lack
from ecorules.report.distance import distance
from ecorules.report.document.findings import failed
from ecorules.report.document.model import (
    NOTHING,
    Cell,
    Column,
    Heading,
    Paragraph,
    Section,
    Table,
    Tone,
    cell,
    number_cell,
)
from ecorules.report.document.saying import Sayings, code_cell, joined, verdict_cell
from ecorules.report.volume.counting import AREA, PROVINCE, by_place, codes, names_of
from ecorules.report.volume.gathered import next_rung, place_of, province_of
from ecorules.report.wording import LACKS

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from ecorules.audit.conduct import Audit
    from ecorules.audit.finding import Finding
    from ecorules.levels import Rung
    from ecorules.report.document.model import Block
    from ecorules.report.volume.gathered import Gathered

_ADVICE: Final = {
    Lack.NO_DOCUMENT: Text("hand in {items}", "ส่ง{items}"),
    Lack.NOT_ACCEPTED: Text("mend and have accepted {items}", "ปรับปรุงและส่งให้ผู้ตรวจประเมินรับ {items}"),
    Lack.EXPIRED: Text("renew {items}", "ต่ออายุหรือจัดทำใหม่ {items}"),
    Lack.NO_OBSERVATION: Text("collect {items}", "จัดเก็บข้อมูล: {items}"),
    Lack.UNSUPPORTED: Text("support by evidence {items}", "จัดให้มีหลักฐานรองรับ {items}"),
    Lack.CONFLICTING: Text("settle which is right: {items}", "ตรวจสอบว่าข้อมูลใดถูกต้อง: {items}"),
    Lack.NO_TARGET: Text("set the {items}", "กำหนด{items}"),
    Lack.UNKNOWN_APPLICABILITY: Text(
        "show whether requirement {items} applies", "แสดงหลักฐานว่าข้อ {items} เกี่ยวข้องกับพื้นที่หรือไม่"
    ),
    Lack.OPEN_PREREQUISITE: Text("first settle requirement {items}", "ทำให้ข้อ {items} ได้ข้อสรุปก่อน"),
}
_OF_DOCUMENTS: Final = frozenset({Lack.NO_DOCUMENT, Lack.NOT_ACCEPTED, Lack.EXPIRED})
_ALL: Final = (
    PROVINCE,
    AREA._replace(width=2.6),
    Column(Text("Next level", "ระดับถัดไป"), 1.4, is_number=True),
    Column(Text("Nonconforming", "ข้อที่ไม่สอดคล้อง"), 2.2),
    Column(Text("Undetermined", "ข้อที่ยังตัดสินไม่ได้"), 2.6),
    Column(Text("Most of it with", "หน่วยงานที่มีสิ่งที่ยังขาดมากที่สุด"), 5.2),
)
_ONE: Final = (
    Column(Text("Code", "ข้อ"), 1.3),
    Column(Text("Requirement", "ข้อกำหนด"), 4),
    Column(Text("Verdict", "ผลการตรวจ"), 2),
    Column(Text("Problem", "ปัญหาอุปสรรค"), 4),
    Column(Text("Advice", "ข้อเสนอแนะ"), 5, is_below=True),
)


def advice_section(gathered: Gathered) -> Section:
    """Return problems and advice: in a row for each area, and at length in a province's volume."""
    title = Text("Problems and advice for the next level", "ปัญหาอุปสรรคและข้อเสนอแนะเพื่อยกระดับ")
    if gathered.province is None:
        rows = tuple(_row(each) for each in sorted(gathered.current, key=by_place))
        lead = Paragraph(_BY_PROVINCE, Tone.SOFT)
        return Section("advice", title, (lead, Table(title, _ALL, rows)))
    ordered = sorted(gathered.current, key=by_place)
    blocks = tuple(block for each in ordered for block in _at_length(each))
    return Section("advice", title, blocks)


def between(audit: Audit) -> tuple[Finding, ...]:
    """Return what keeps an area from its next level: first what failed, then what is open."""
    rung = next_rung(audit)
    if rung is None:
        return ()
    asked = [one for one in audit.conclusion.rungs if one.level.number <= rung.level.number]
    ordered = [
        *(code for one in asked for code in one.blocking),
        *(code for one in asked for code in one.open),
    ]
    return tuple(audit.findings[code] for code in dict.fromkeys(ordered))


def _row(audit: Audit) -> tuple[Cell, ...]:
    rung, found = next_rung(audit), between(audit)
    owing = Counter(owner for one in found for owner in _owners(audit, one))
    most = [Sayings(audit).owner(owner) for owner, _ in owing.most_common(2)]
    return (
        cell(province_of(audit.case)),
        cell(place_of(audit.case)),
        cell(_TOP) if rung is None else number_cell(rung.level.number),
        codes(one.requirement.code for one in found if one.verdict is Verdict.NONCONFORMING),
        codes(one.requirement.code for one in found if one.verdict is not Verdict.NONCONFORMING),
        Cell(tuple(most) or (NOTHING,)),
    )


def _owners(audit: Audit, found: Finding) -> Iterator[str]:
    for reason in found.reasons:
        yield from owners_of(audit, found, reason)


def _at_length(audit: Audit) -> Iterator[Block]:
    """Yield the problems of one area, each with what would settle it."""
    yield Heading(names_of([audit]))
    rung = next_rung(audit)
    if rung is None:
        yield Paragraph(_TOP)
        return
    said = _Said(Sayings(audit), titles(audit))
    rows = tuple(_problem(said, one) for one in between(audit))
    if not rows:
        yield Paragraph(_ahead(audit, rung))
    else:
        yield Table(_ahead(audit, rung), _ONE, rows)
    if rung.level.incomplete is not None:
        yield Paragraph(rung.level.incomplete, Tone.SOFT)


def _ahead(audit: Audit, rung: Rung) -> Text:
    found, name = between(audit), rung.level.name
    failing = sum(one.verdict is Verdict.NONCONFORMING for one in found)
    still_open = len(found) - failing
    number = rung.level.number
    return Text(
        f"To level {number} {name.en}: {failing} nonconforming, {still_open} not settled",
        f"สู่ระดับ {number} {name.th}: ไม่สอดคล้อง {failing} ข้อ ยังไม่ได้ข้อสรุป {still_open} ข้อ",
    )


class _Said(NamedTuple):
    """What things are called in one audit."""

    sayings: Sayings
    called: Mapping[str, Text]

    def item(self, item: str, lack: Lack) -> Text:
        """Return what something missing is called: a document by its title, a list as a list."""
        called = self.called.get(item, Text(item, item))
        if item in self.sayings.vocabulary.rosters:
            return Text(f"the list of {called.en}", f"บัญชี{called.th}")
        if lack in _OF_DOCUMENTS:
            return Text(f"“{called.en}”", f"“{called.th}”")
        return called


def _problem(said: _Said, found: Finding) -> tuple[Cell, ...]:
    return (
        code_cell(found.requirement),
        cell(found.requirement.title),
        verdict_cell(found),
        Cell(tuple(_problems(said.sayings, found)) or (NOTHING,)),
        Cell(tuple(_advised(said, found)) or (NOTHING,)),
    )


def _problems(sayings: Sayings, found: Finding) -> Iterator[Text]:
    if found.verdict is Verdict.NONCONFORMING:
        yield from failed(sayings, found)
        return
    lacking = Counter(reason.gap.lack for reason in found.reasons)
    for lack, number in lacking.items():
        said = LACKS[lack]
        yield Text(f"{said.en} ({number})", f"{said.th} ({number})")


def _advised(said: _Said, found: Finding) -> Iterator[Text]:
    """Yield what would settle a finding: what is short of a threshold, and what is missing."""
    if found.verdict is not Verdict.NONCONFORMING:
        yield from _missing(said, found)
        return
    for failure in found.failures:
        short = distance(failure)
        if short is not None:
            yield short
    assigned = said.sayings.audit.case.owners
    code = found.requirement.code
    owners = said.sayings.owners(assigned.get(code, found.requirement.owners))
    yield Text(f"put right with {owners.en}", f"แก้ไขร่วมกับ{owners.th}")


def _missing(said: _Said, found: Finding) -> Iterator[Text]:
    """Yield what is missing, what is alike and with the same agencies in one sentence."""
    alike: dict[tuple[Lack, tuple[str, ...]], dict[Text, None]] = {}
    for reason in found.reasons:
        item = reason.gap.item
        owners = owners_of(said.sayings.audit, found, reason)
        called = said.item(item, reason.gap.lack)
        alike.setdefault((reason.gap.lack, owners), {})[called] = None
    for (lack, owners), items in alike.items():
        listed, by, told = joined(items), said.sayings.owners(owners), _ADVICE[lack]
        yield Text(
            f"{told.en.format(items=listed.en)} ({by.en})",
            f"{told.th.format(items=listed.th)} ({by.th})",
        )


_TOP: Final = Text("the highest level is proven", "พิสูจน์ระดับสูงสุดแล้ว")
_BY_PROVINCE: Final = Text(
    "What would settle each requirement stands in the volume of each province.",
    "รายละเอียดและข้อเสนอแนะรายข้อแสดงไว้ในเล่มของแต่ละจังหวัด",
)
