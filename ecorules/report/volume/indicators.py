"""The indicators that the department is measured by: three goals each, and which was reached.

The table has the columns of the department's own.  Bands are worked out from the figures; beside
them stands what the source says.
"""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Final

from ecorules.diagnostics import Text
from ecorules.language.amount import number
from ecorules.outcomes.bands import areas_reached, figure, reached
from ecorules.outcomes.model import SCORES, Band
from ecorules.report.document.model import (
    NOTHING,
    Cell,
    Column,
    Paragraph,
    Section,
    Table,
    Tone,
    cell,
    same,
)
from ecorules.report.document.saying import day, joined

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from ecorules.outcomes.model import Goal, Indicator, Records
    from ecorules.report.volume.gathered import Gathered

BANDS: Final = {
    Band.BASIC: Text("basic goal", "เป้าหมายขั้นต้น"),
    Band.STANDARD: Text("standard goal", "เป้าหมายมาตรฐาน"),
    Band.ADVANCED: Text("advanced goal", "เป้าหมายขั้นสูง"),
}
_BELOW: Final = Text("below the basic goal", "ต่ำกว่าเป้าหมายขั้นต้น")
_COLUMNS: Final = (
    Column(Text("Indicator", "ชื่อตัวชี้วัด"), 2.4),
    *(
        Column(Text(f"{said.en.capitalize()} ({SCORES[band]})", f"{said.th} ({SCORES[band]})"), 3.4)
        for band, said in BANDS.items()
    ),
    Column(Text("Result", "ผลการดำเนินงาน"), 2.6),
    Column(Text("Goal reached", "เป้าหมายที่ทำได้"), 2.6),
    Column(Text("What was done", "การดำเนินการ"), 4, is_below=True),
)
_OPEN: Final = Text(
    "Where a goal asks for deeds beside figures, no record says whether they were done: the "
    "figures are compared and the deeds left open.",
    "เป้าหมายที่กำหนดการดำเนินการนอกเหนือจากตัวเลข ไม่มีบันทึกใดระบุว่าดำเนินการแล้วหรือไม่ "
    "จึงเทียบเฉพาะตัวเลขและยังไม่สรุปส่วนที่เหลือ",
)


def indicators_section(gathered: Gathered) -> Section | None:
    """Return the table of the department's indicators, if any is recorded for the year."""
    records, found = gathered.records, gathered.indicators
    if records is None or not found:
        return None
    year, until = found[0].fiscal_year, day(max(one.on for one in found))
    caption = Text(
        f"Indicators of fiscal year {year}, to {until.en}",
        f"ผลการดำเนินงานตามตัวชี้วัด ปีงบประมาณ พ.ศ. {year} ถึงวันที่ {until.th}",
    )
    rows = tuple(_row(one, records) for one in found)
    sources = Paragraph(_sources(gathered), Tone.SOFT)
    title = Text("Indicators of the department", "ผลตามตัวชี้วัดของกรม")
    return Section(
        "indicators", title, (Table(caption, _COLUMNS, rows), Paragraph(_OPEN, Tone.SOFT), sources)
    )


def _row(one: Indicator, records: Records) -> tuple[Cell, ...]:
    goals = (one.goals.get(band) for band in BANDS)
    return (
        cell(one.name),
        *(cell(NOTHING) if goal is None else Cell(tuple(_goal(goal, one))) for goal in goals),
        Cell(tuple(_result(one, records))),
        Cell(tuple(_bands(one, records)), _tone(one, records)),
        cell(one.account or NOTHING),
    )


def _goal(goal: Goal, one: Indicator) -> Iterator[Text]:
    if goal.at_least is not None:
        yield _amount(goal.at_least, one)
    if goal.levels is not None:
        yield _areas(goal.levels)
    yield from goal.also


def _areas(levels: Mapping[int, int]) -> Text:
    parts = [
        Text(f"level {level} = {areas} areas", f"ระดับ {level} = {areas} พื้นที่")
        for level, areas in levels.items()
    ]
    return joined(parts)


def _result(one: Indicator, records: Records) -> Iterator[Text]:
    found = figure(one)
    if found is not None:
        yield _amount(found, one)
    areas = None
    if any(goal.levels is not None for goal in one.goals.values()):
        areas = areas_reached(one, records)
        yield NOTHING if areas is None else _areas(areas)
    if one.counts:
        yield _scores(one.counts)


def _scores(counts: Mapping[int, int]) -> Text:
    """Return how many got each score, and how many they are together."""
    parts = [
        Text(f"score {score}: {count:,}", f"ระดับที่ {score} จำนวน {count:,} ราย")
        for score, count in counts.items()
    ]
    whole = sum(counts.values())
    return joined([*parts, Text(f"together {whole:,}", f"รวม {whole:,} ราย")])


def _bands(one: Indicator, records: Records) -> Iterator[Text]:
    found = reached(one, records)
    yield _BELOW if found.certain is None else BANDS[found.certain]
    if found.possible is not found.certain and found.possible is not None:
        beyond = BANDS[found.possible]
        yield Text(
            f"by the figures up to the {beyond.en}; the rest is on no record",
            f"ตามตัวเลขถึง{beyond.th} ส่วนที่เหลือไม่มีบันทึก",
        )
    if one.published is not None or one.is_below:
        said = _BELOW if one.published is None else BANDS[one.published]
        yield Text(f"the source says: {said.en}", f"แหล่งที่มาระบุ: {said.th}")


def _tone(one: Indicator, records: Records) -> Tone:
    return Tone.BAD if reached(one, records).certain is None else Tone.GOOD


def _amount(value: Fraction, one: Indicator) -> Text:
    """Return a figure to two places, as the table is printed, with its unit."""
    rounded = Fraction(round(value * 100), 100)
    mark = "" if rounded == value else "≈"
    shown = f"{mark}{number(rounded)}"
    unit = Text("", "") if one.unit is None else one.unit
    return Text(f"{shown} {unit.en}".strip(), f"{shown} {unit.th}".strip())


def _sources(gathered: Gathered) -> Text:
    """Return where the figures come from."""
    records = gathered.records
    known = {} if records is None else records.sources
    cited = (one.provenance.source or "-" for one in gathered.indicators)
    titles = (same(code) if code not in known else known[code].title for code in cited)
    listed = joined(dict.fromkeys(titles), "; ")
    return Text(f"Source: {listed.en}", f"แหล่งที่มา: {listed.th}")
