"""What is published of real areas: levels by name, totals without names, and rounds.

Nothing here is an audit of ours, and nothing is added to what the audits found.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from ecorules.diagnostics import Text
from ecorules.outcomes.model import clause_of, fiscal_year_of
from ecorules.outcomes.standing import LEVELS, accounted
from ecorules.report.document.model import (
    NOTHING,
    Cell,
    Column,
    Paragraph,
    Section,
    Table,
    cell,
    number_cell,
)
from ecorules.report.document.saying import day, joined, level_said
from ecorules.report.volume.counting import AREA, PROVINCE
from ecorules.report.wording import STATUSES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ecorules.outcomes.model import Outcome, Records, Total
    from ecorules.outcomes.standing import Standing, Standings
    from ecorules.report.document.model import Block
    from ecorules.report.volume.gathered import Gathered

_NAMED: Final = (
    PROVINCE,
    AREA,
    Column(Text("Published level", "ระดับที่เผยแพร่"), 1.4),
    Column(Text("When", "เมื่อใด"), 3),
    Column(Text("Source", "แหล่งที่มา"), 5),
)
_COUNTED: Final = (
    Column(Text("Level", "ระดับ"), 1, is_number=True),
    Column(Text("Exactly", "เฉพาะระดับนี้"), 2, is_number=True),
    Column(Text("At or above", "ระดับนี้ขึ้นไป"), 2, is_number=True),
)
_TOTALS: Final = (
    Column(Text("Level", "ระดับ"), 1, is_number=True),
    Column(Text("Published", "จำนวนที่เผยแพร่"), 2, is_number=True),
    Column(Text("Accounted for by name", "ทราบเป็นรายพื้นที่"), 2, is_number=True),
    Column(Text("Not accounted for", "ไม่ทราบเป็นรายพื้นที่"), 2, is_number=True),
    Column(Text("Of which perhaps by name", "ในจำนวนนี้อาจทราบ"), 2, is_number=True),
)
_ABOUT: Final = Text(
    "Levels that somebody has published; no evidence was judged, and this is no audit.",
    "ระดับเท่าที่มีการเผยแพร่ ไม่ได้พิจารณาหลักฐานและไม่ใช่ผลการตรวจของโปรแกรม",
)


def published_section(gathered: Gathered) -> Section | None:
    """Return what is published of the areas of a volume, if anything is recorded."""
    records, standings = gathered.records, gathered.standings
    if records is None or standings is None or not standings.areas:
        return None
    on = day(standings.on)
    title = Text("Published levels of real areas", "ระดับของพื้นที่จริงตามที่เผยแพร่")
    caption = Text(f"Areas with a published level on {on.en}", f"พื้นที่ที่มีการเผยแพร่ระดับ ณ วันที่ {on.th}")
    rows = tuple(_row(one, one.certain, records) for one in standings.areas if one.certain)
    blocks: list[Block] = [Paragraph(_ABOUT)]
    if rows:
        blocks.append(Table(caption, _NAMED, rows))
    blocks += _silent(standings)
    return Section("published", title, tuple(blocks))


def totals_section(gathered: Gathered) -> Section | None:
    """Return what is published of all areas together; of one province nothing is."""
    records, standings = gathered.records, gathered.standings
    if gathered.province is not None or records is None or standings is None:
        return None
    title = Text("Published totals", "จำนวนรวมตามที่เผยแพร่")
    year = gathered.year
    blocks = (_counted(standings), *_totals(records, year), *_rounds(records, year))
    return Section("totals", title, blocks)


def _row(one: Standing, certain: Outcome, records: Records) -> tuple[Cell, ...]:
    perhaps = () if one.possible is None else (_perhaps(one.possible),)
    return (
        cell(one.area.province),
        cell(one.area.name or NOTHING),
        Cell((level_said(certain.level), *perhaps)),
        cell(_when(certain)),
        cell(_source(certain, records)),
    )


def _silent(standings: Standings) -> Iterator[Paragraph]:
    """Yield the areas of which no level is published, by name."""
    silent = [
        clause_of(one.area.province, one.area.name)
        for one in standings.areas
        if one.certain is None
    ]
    if silent:
        listed = joined(silent, "; ")
        yield Paragraph(
            Text(
                f"No level is published of {len(silent)}: {listed.en}.",
                f"ไม่มีการเผยแพร่ระดับของพื้นที่ {len(silent)} แห่ง: {listed.th}",
            )
        )
    for one in standings.areas:
        if one.certain is None and one.possible is not None:
            name, said = clause_of(one.area.province, one.area.name), _perhaps(one.possible)
            yield Paragraph(Text(f"{name.en}: {said.en}.", f"{name.th}: {said.th}"))


def _perhaps(outcome: Outcome) -> Text:
    level = outcome.level
    return Text(f"perhaps already level {level}", f"อาจได้รับระดับ {level} แล้ว")


def _when(outcome: Outcome) -> Text:
    if outcome.by is not None:
        by = day(outcome.by)
        return Text(f"by {by.en}", f"ภายในวันที่ {by.th}")
    year = outcome.fiscal_year
    return Text(f"in fiscal year {year}", f"ในปีงบประมาณ พ.ศ. {year}")


def _source(outcome: Outcome, records: Records) -> Text:
    status = STATUSES[outcome.provenance.status]
    source = records.sources.get(outcome.provenance.source or "")
    if source is None:
        return status
    return Text(f"{source.title.en} ({status.en})", f"{source.title.th} ({status.th})")


def _counted(standings: Standings) -> Table:
    exact, cumulative = standings.exact, standings.cumulative
    rows = tuple(
        (number_cell(level), number_cell(exact[level]), number_cell(cumulative[level]))
        for level in reversed(LEVELS)
    )
    number, silent = len(standings.areas), standings.unpublished
    caption = Text(
        f"{number} areas by published level; of {silent} no level is published",
        f"พื้นที่ {number} แห่งแยกตามระดับที่เผยแพร่ โดย {silent} แห่งไม่มีระดับที่เผยแพร่",
    )
    return Table(caption, _COUNTED, rows)


def _totals(records: Records, year: int) -> Iterator[Block]:
    for total in records.totals:
        if fiscal_year_of(total.on) == year:
            yield _total(records, total)


def _total(records: Records, total: Total) -> Table:
    on = day(total.on)
    caption = Text(f"Published totals of {on.en}", f"จำนวนรวมที่เผยแพร่ ณ วันที่ {on.th}")
    rows = tuple(
        (
            number_cell(one.level),
            number_cell(one.published),
            number_cell(one.named),
            number_cell(one.open),
            number_cell(one.perhaps),
        )
        for one in reversed(accounted(records, total))
    )
    return Table(caption, _TOTALS, rows)


def _rounds(records: Records, year: int) -> Iterator[Paragraph]:
    for one in records.rounds:
        if one.fiscal_year == year:
            yield Paragraph(
                Text(
                    f"Round of fiscal year {year}: {one.raising} areas to raise the level + "
                    f"{one.keeping} to keep it = {one.areas} areas.",
                    f"รอบการตรวจปีงบประมาณ พ.ศ. {year}: ขอยกระดับ {one.raising} พื้นที่ + "
                    f"รักษาระดับ {one.keeping} พื้นที่ = {one.areas} พื้นที่",
                )
            )
