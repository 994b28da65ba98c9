"""Make a volume: one for all areas, or the one of a province."""

from __future__ import annotations

from importlib.metadata import version
from typing import TYPE_CHECKING, Final

from ecorules.case.canonical import digest
from ecorules.diagnostics import Text
from ecorules.edition.model import Status
from ecorules.report.document.conclusion import CLOSING
from ecorules.report.document.model import (
    Column,
    Document,
    Paragraph,
    Section,
    Table,
    Tone,
    cell,
    number_cell,
    same,
)
from ecorules.report.document.saying import day, plural
from ecorules.report.volume.advice import advice_section
from ecorules.report.volume.counting import areas_section, levels_section
from ecorules.report.volume.gathered import NOWHERE
from ecorules.report.volume.indicators import indicators_section
from ecorules.report.volume.problems import by_edition, missing_section, nonconformities_section
from ecorules.report.volume.published import published_section, totals_section
from ecorules.report.wording import STATUSES, SYNTHETIC, status_said

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ecorules.report.document.model import Block
    from ecorules.report.volume.gathered import Gathered

_TITLE: Final = Text(
    "Eco-industrial towns: results of the audits", "ผลการตรวจประเมินเมืองอุตสาหกรรมเชิงนิเวศ"
)
_ALL: Final = Text("all provinces", "ฉบับรวมทุกจังหวัด")
_PROVINCE: Final = "จังหวัด"
_EDITIONS: Final = (
    Column(Text("Criteria", "ฉบับเกณฑ์"), 5),
    Column(Text("Standing", "สถานะ"), 4),
    Column(Text("Audits", "จำนวนการตรวจประเมิน"), 1.4, is_number=True),
    *(Column(text, 1.4, is_number=True) for text in STATUSES.values()),
)
_MADE: Final = (
    Column(Text("Case or edition", "กรณีหรือฉบับเกณฑ์"), 3),
    Column(Text("Digest", "ค่าแฮช"), 11),
)


def volume_of(gathered: Gathered) -> Document:
    """Return the volume of what was gathered, as a report that any writer can lay out."""
    within = _ALL if gathered.province is None else gathered.province
    on = day(gathered.on)
    is_bare = gathered.province in {None, NOWHERE} or within.th.startswith(_PROVINCE)
    prefix = "" if is_bare else _PROVINCE
    return Document(
        key=f"volume:{within.en}",
        title=_TITLE,
        subtitle=Text(
            f"{within.en}, fiscal year {gathered.year}, to {on.en}",
            f"{prefix}{within.th} ปีงบประมาณ พ.ศ. {gathered.year} ถึงวันที่ {on.th}",
        ),
        warnings=tuple(_warnings(gathered)),
        on=gathered.on,
        sections=tuple(one for one in _sections(gathered) if one is not None),
    )


def _warnings(gathered: Gathered) -> Iterator[Text]:
    if gathered.synthetic:
        made_up = len(gathered.synthetic)
        partly = Text(
            f"Holds {plural(made_up, 'made-up case', '').en}: no real area, no real result",
            f"เล่มนี้มีกรณีสมมติ {made_up} รายการ ซึ่งไม่ใช่พื้นที่จริงและไม่ใช่ผลการตรวจจริง",
        )
        yield SYNTHETIC if made_up == len(gathered.audits) else partly
    if any(edition.adoption is None for edition, _ in by_edition(gathered.audits)):
        yield Text(
            "By working editions of the criteria that nobody has adopted",
            "ตรวจตามฉบับเกณฑ์ที่ยังไม่มีผู้มีอำนาจประกาศใช้",
        )


def _sections(gathered: Gathered) -> Iterator[Section | None]:
    yield _scope(gathered)
    yield indicators_section(gathered)
    yield areas_section(gathered)
    yield levels_section(gathered)
    yield published_section(gathered)
    yield totals_section(gathered)
    if gathered.audits:
        yield nonconformities_section(gathered)
        yield missing_section(gathered)
        yield advice_section(gathered)
        yield _made(gathered)


def _scope(gathered: Gathered) -> Section:
    """Return what the volume covers, and what it does not."""
    blocks: list[Block] = [Paragraph(one) for one in _covered(gathered)]
    blocks.append(Paragraph(CLOSING))
    if gathered.audits:
        rows = []
        for edition, audits in by_edition(gathered.audits):
            found = [one.provenance.status for one in edition.requirements.values()]
            standing = Text(status_said(edition, "en"), status_said(edition, "th"))
            rows.append(
                (
                    cell(edition.title),
                    cell(standing),
                    number_cell(len(audits)),
                    *(number_cell(found.count(status)) for status in Status),
                )
            )
        caption = Text("What the audits rest on", "เกณฑ์ที่ใช้และที่มาของข้อความข้อกำหนด")
        blocks.append(Table(caption, _EDITIONS, tuple(rows)))
    return Section("scope", Text("What this volume covers", "ขอบเขตของเล่มนี้"), tuple(blocks))


def _covered(gathered: Gathered) -> Iterator[Text]:
    audits, areas = len(gathered.audits), len(gathered.current)
    said = plural(audits, "audit", "ผลการตรวจประเมิน {} รายการ")
    of = plural(areas, "area", "พื้นที่ {} แห่ง")
    yield Text(f"{said.en} of {of.en}.", f"{said.th} ของ{of.th}")
    if gathered.synthetic:
        number = len(gathered.synthetic)
        yield Text(f"{number} of them made up.", f"ในจำนวนนี้เป็นข้อมูลสมมติ {number} รายการ")
    if gathered.left_out:
        listed = ", ".join(gathered.left_out)
        yield Text(f"Left out as made up: {listed}.", f"ไม่รวมกรณีสมมติ: {listed}")
    if gathered.province is None:
        yield Text(
            "There is no map: no outline of the provinces that may be used freely is at hand.",
            "ไม่มีแผนที่ประกอบ เพราะยังไม่มีเส้นเขตจังหวัดที่ใช้ได้โดยไม่ติดสัญญาอนุญาต",
        )


def _made(gathered: Gathered) -> Section:
    digests = [(one.case.id, one.case.digest or digest(one.case)) for one in gathered.audits]
    digests += [(edition.id, edition.digest) for edition, _ in by_edition(gathered.audits)]
    rows = tuple((cell(name), cell(one)) for name, one in digests)
    title = Text("Appendix: what the volume was made from", "ภาคผนวก: ที่มาของเล่มนี้")
    caption = Text("Cases and editions", "กรณีและฉบับเกณฑ์")
    engine = Paragraph(same(f"ecorules {version('ecorules')}"), Tone.SOFT)
    return Section("making", title, (Table(caption, _MADE, rows), engine))
