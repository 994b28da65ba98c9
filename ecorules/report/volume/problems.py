"""What areas have in common: requirements that fail most often, and evidence that is missing."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final, NamedTuple

from ecorules.audit.finding import Verdict
from ecorules.audit.outstanding import outstanding, titles
from ecorules.diagnostics import Text
from ecorules.report.document.model import (
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
from ecorules.report.document.saying import DRAFTED_MARK, code_cell
from ecorules.report.volume.counting import NUMBER_OF_AREAS, by_place, names_of
from ecorules.report.wording import LACKS

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from ecorules.audit.conduct import Audit
    from ecorules.edition.model import Edition
    from ecorules.language.subject import Lack
    from ecorules.report.document.model import Block, Cell
    from ecorules.report.volume.gathered import Gathered

_MOST_LISTED: Final = 10
_FAILED: Final = (
    Column(Text("Code", "ข้อ"), 1.6),
    Column(Text("Requirement", "ข้อกำหนด"), 5),
    Column(Text("Level", "ระดับ"), 1.1, is_number=True),
    Column(Text("Nonconforming", "ไม่สอดคล้อง"), 2, is_number=True),
    Column(Text("Undetermined", "ยังตัดสินไม่ได้"), 2, is_number=True),
    Column(Text("Audited", "ตรวจประเมิน"), 1.6, is_number=True),
    Column(Text("Areas that do not conform", "พื้นที่ที่ไม่สอดคล้อง"), 5, is_below=True),
)
_OWNERS: Final = (
    Column(Text("Agency", "หน่วยงาน"), 5),
    Column(Text("Things missing", "สิ่งที่ยังขาด (รายการ)"), 1.5, is_number=True),
    Column(Text("Of these documents", "ในจำนวนนี้เป็นเอกสาร"), 1.5, is_number=True),
    NUMBER_OF_AREAS,
)
_ITEMS: Final = (
    Column(Text("What is missing", "สิ่งที่ยังขาด"), 6),
    Column(Text("Why", "เหตุผล"), 2),
    Column(Text("Requirement", "ข้อ"), 1.4),
    NUMBER_OF_AREAS,
)


class _Wanted(NamedTuple):
    """One thing that an area lacks: whose it is, for which requirement, and why it is open.

    A fact is wanted once for each fiscal year, as a report counts it.
    """

    owner: str
    requirement: str
    item: str
    lack: Lack
    year: int | None


def nonconformities_section(gathered: Gathered) -> Section:
    """Return the requirements that do not conform, the most frequent first."""
    title = Text("Most frequent nonconformities", "ข้อที่ไม่สอดคล้องบ่อยที่สุด")
    blocks: list[Block] = []
    for edition, audits in by_edition(gathered.current):
        rows = tuple(_failed(edition, audits))
        if rows:
            group = Group(Text("Edition", "ฉบับเกณฑ์"), edition.title)
            blocks += [Heading(edition.title), Table(title, _FAILED, rows, group)]
    if not blocks:
        none = Text("No requirement was found not to conform.", "ไม่พบข้อที่ไม่สอดคล้อง")
        return Section("nonconformities", title, (Paragraph(none),))
    return Section("nonconformities", title, (*blocks, Paragraph(DRAFTED_MARK, Tone.SOFT)))


def _failed(edition: Edition, audits: Sequence[Audit]) -> Iterator[tuple[Cell, ...]]:
    failing = {code: _with(audits, code, Verdict.NONCONFORMING) for code in edition.requirements}
    for code in sorted(failing, key=lambda one: -len(failing[one])):
        if failing[code]:
            requirement = edition.requirements[code]
            yield (
                code_cell(requirement),
                cell(requirement.title),
                number_cell(requirement.level),
                number_cell(len(failing[code]), Tone.BAD),
                number_cell(len(_with(audits, code, Verdict.UNDETERMINED))),
                number_cell(len(audits)),
                cell(names_of(sorted(failing[code], key=by_place))),
            )


def _with(audits: Sequence[Audit], code: str, verdict: Verdict) -> list[Audit]:
    return [one for one in audits if one.findings[code].verdict is verdict]


def missing_section(gathered: Gathered) -> Section:
    """Return what agencies have not handed in yet, up to the level that each area aims at."""
    title = Text("Missing evidence, by agency", "หลักฐานที่ยังขาด แยกตามหน่วยงาน")
    blocks: list[Block] = []
    for edition, audits in by_edition(gathered.current):
        most = _MOST_LISTED if gathered.province is None else None
        blocks += _missing(edition, audits, most)
    if not blocks:
        none = Text("Nothing is missing up to the levels aimed at.", "ไม่มีสิ่งที่ยังขาดจนถึงระดับที่มุ่งหมาย")
        return Section("missing", title, (Paragraph(none),))
    return Section("missing", title, (Paragraph(_COUNTED, Tone.SOFT), *blocks))


def _missing(edition: Edition, audits: Sequence[Audit], most: int | None) -> Iterator[Block]:
    """Yield the agencies, the one with most first, and what each of them most often owes."""
    wanting = [_wanted(each) for each in audits]
    areas = Counter(one for each in wanting for one in each)
    concerned = Counter(owner for each in wanting for owner in {one.owner for one in each})
    owing: dict[str, list[_Wanted]] = {}
    for one in areas:
        owing.setdefault(one.owner, []).append(one)
    if not owing:
        return
    papers = _papers(edition, audits)
    order = sorted(owing, key=lambda owner: (-sum(areas[one] for one in owing[owner]), owner))
    caption = Text("What is outstanding, by agency", "รายการที่ยังค้าง แยกตามหน่วยงาน")
    rows = [
        (
            cell(_named(edition, owner)),
            number_cell(sum(areas[one] for one in owing[owner]), Tone.STRONG),
            number_cell(sum(areas[one] for one in owing[owner] if one.item in papers)),
            number_cell(concerned[owner]),
        )
        for owner in order
    ]
    yield Heading(edition.title)
    yield Table(caption, _OWNERS, tuple(rows))
    called = {code: text for each in audits for code, text in titles(each).items()}
    for name, roster in edition.vocabulary.rosters.items():
        label = roster.label
        called[name] = Text(f"list of {label.en}", f"บัญชี{label.th}")
    places = {code: place for place, code in enumerate(edition.requirements)}
    for owner in order:
        listed = sorted(owing[owner], key=lambda one: (-areas[one], *_place(edition, places, one)))
        yield from _items(_named(edition, owner), listed, areas, called, most)


def _papers(edition: Edition, audits: Sequence[Audit]) -> frozenset[str]:
    """Return the codes of all documents, those that areas added for themselves included."""
    asked = {item.code for one in edition.requirements.values() for item in one.evidence}
    return frozenset(asked.union(*(each.case.register.evidence for each in audits)))


def _place(
    edition: Edition, places: Mapping[str, int], one: _Wanted
) -> tuple[int, int, str, int, str]:
    """Return where something stands in the criteria: the lower levels come first."""
    level = edition.requirements[one.requirement].level
    return (level, places[one.requirement], one.item, one.year or 0, one.lack.value)


def _items(
    name: Text,
    listed: Sequence[_Wanted],
    areas: Mapping[_Wanted, int],
    called: Mapping[str, Text],
    most: int | None,
) -> Iterator[Block]:
    """Yield what one agency owes, as far as there is room for it."""
    rows = tuple(
        (
            cell(_named_item(one, called)),
            cell(LACKS[one.lack]),
            cell(one.requirement),
            number_cell(areas[one]),
        )
        for one in listed[:most]
    )
    yield Heading(name)
    yield Table(name, _ITEMS, rows, Group(Text("Agency", "หน่วยงาน"), name))
    more = len(listed) - len(rows)
    if more:
        said = Text(f"and {more} more of {name.en}", f"และอีก {more} รายการของ{name.th}")
        yield Paragraph(said, Tone.SOFT)


def _named_item(one: _Wanted, called: Mapping[str, Text]) -> Text:
    name = called.get(one.item, Text(one.item, one.item))
    if one.year is None:
        return name
    return Text(f"{name.en}, fiscal year {one.year}", f"{name.th} ปีงบประมาณ {one.year}")


def _wanted(audit: Audit) -> set[_Wanted]:
    aim = audit.case.round.aim
    return {
        _Wanted(owner, one.requirement, gap.item, gap.lack, gap.fiscal_year)
        for one in outstanding(audit)
        if aim is None or one.level <= aim
        for gap in [one.reason.gap]
        for owner in one.owners
    }


def by_edition(audits: Sequence[Audit]) -> list[tuple[Edition, list[Audit]]]:
    """Return the audits by the edition that they were made by: codes mean what it says."""
    found: dict[Edition, list[Audit]] = {}
    for one in audits:
        found.setdefault(one.edition, []).append(one)
    return sorted(found.items(), key=lambda pair: pair[0].id)


def _named(edition: Edition, owner: str) -> Text:
    return edition.vocabulary.owners.get(owner, Text(owner, owner))


_COUNTED: Final = Text(
    "What is outstanding up to the level that each area aims at is counted once for each area and "
    "for each agency that shares in it, a fact once for each fiscal year.  "
    "Agencies are called as in the criteria.",
    "นับสิ่งที่ยังขาดจนถึงระดับที่แต่ละพื้นที่มุ่งหมาย พื้นที่ละหนึ่งครั้งต่อหน่วยงานที่รับผิดชอบร่วมกัน "
    "ข้อมูลนับปีงบประมาณละหนึ่งครั้ง และเรียกชื่อหน่วยงานตามเกณฑ์",
)
