"""Where the areas stand: one row each, and how many at each level, by province and by round."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final

from ecorules.diagnostics import Text
from ecorules.report.document.model import (
    NOTHING,
    Cell,
    Column,
    Paragraph,
    Section,
    Table,
    Tone,
    cell,
    number_cell,
    same,
)
from ecorules.report.document.saying import ROUNDS, day, plural
from ecorules.report.volume.gathered import place_of, province_of
from ecorules.report.wording import PURPOSES, VERDICTS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from ecorules.audit.conduct import Audit
    from ecorules.report.volume.gathered import Gathered

PROVINCE: Final = Column(Text("Province", "จังหวัด"), 2)
AREA: Final = Column(Text("Area", "พื้นที่"), 3.4)
NUMBER_OF_AREAS: Final = Column(Text("Areas", "จำนวนพื้นที่"), 1.2, is_number=True)
_AREAS: Final = (
    PROVINCE,
    AREA,
    Column(Text("Round", "รอบการตรวจประเมิน"), 4.6),
    Column(Text("Level aimed at", "ระดับที่มุ่งหมาย"), 1.5, is_number=True),
    Column(Text("Level proven", "ระดับที่พิสูจน์แล้ว"), 1.5, is_number=True),
    Column(Text("Level reachable", "ระดับที่ยังไปถึงได้"), 1.5, is_number=True),
)
_VERDICTS: Final = (
    PROVINCE,
    AREA,
    *(Column(text, 1.6, is_number=True) for text in VERDICTS.values()),
)
_ZERO: Final = Text(
    "Level 0 means that no level is proven. ",
    "ระดับ 0 หมายถึงยังไม่มีระดับที่พิสูจน์แล้ว ",
)


def areas_section(gathered: Gathered) -> Section:
    """Return every audit of the volume in a row."""
    title = Text("Areas audited", "พื้นที่ที่ตรวจประเมิน")
    if not gathered.audits:
        none = Text("No case was audited for this volume.", "ไม่มีกรณีที่ตรวจประเมินในเล่มนี้")
        return Section("areas", title, (Paragraph(none),))
    ordered = sorted(gathered.audits, key=by_place)
    table = Table(title, _AREAS, tuple(_row(each) for each in ordered))
    said = Text("Requirements by verdict", "จำนวนข้อกำหนดแยกตามผลการตรวจ")
    verdicts = Table(said, _VERDICTS, tuple(_verdicts(each) for each in ordered))
    return Section("areas", title, (table, verdicts, *_replaced(gathered)))


def _replaced(gathered: Gathered) -> tuple[Paragraph, ...]:
    """Return that earlier rounds of an area are not counted, if there are any."""
    earlier = len(gathered.audits) - len(gathered.current)
    if not earlier:
        return ()
    said = plural(earlier, "earlier round", "มี {} รอบก่อนหน้าของพื้นที่เดียวกัน")
    return (
        Paragraph(
            Text(
                f"{said.en} of an area with a later one: listed here, not counted below.",
                f"{said.th} ซึ่งแสดงในตารางนี้แต่ไม่นับรวมในตารางถัดไป",
            ),
            Tone.SOFT,
        ),
    )


def by_place(one: Audit) -> tuple[str, str, str]:
    """Return where an audit stands among others: by province, then by area."""
    return (province_of(one.case).th, place_of(one.case).th, one.case.id)


def _row(one: Audit) -> tuple[Cell, ...]:
    case = one.case
    on, held, purpose = day(one.on), ROUNDS[one.kind], PURPOSES[case.round.purpose]
    asked = Text(f"{held.en}, {on.en}, {purpose.en}", f"{held.th} {on.th} {purpose.th}")
    aim = case.round.aim
    made_up = (Text("made up", "ข้อมูลสมมติ"),) if case.is_synthetic else ()
    return (
        cell(province_of(case)),
        Cell((place_of(case), *made_up)),
        cell(asked),
        cell(NOTHING) if aim is None else number_cell(aim),
        number_cell(one.conclusion.proven, Tone.STRONG),
        number_cell(one.conclusion.reachable),
    )


def _verdicts(one: Audit) -> tuple[Cell, ...]:
    return (
        cell(province_of(one.case)),
        cell(place_of(one.case)),
        *(number_cell(one.counts[verdict]) for verdict in VERDICTS),
    )


def levels_section(gathered: Gathered) -> Section | None:
    """Return how many areas stand at each level, in all and by province and round."""
    if not gathered.audits:
        return None
    now = gathered.current
    shared = Paragraph(
        Text(
            _ZERO.en + "Each area is counted once, with its last round.",
            _ZERO.th + "นับพื้นที่ละหนึ่งครั้งตามรอบล่าสุด",
        ),
        Tone.SOFT,
    )
    tables = [_by_level(now)]
    if gathered.province is None:
        head = Text("Areas by province and proven level", "จำนวนพื้นที่แยกตามจังหวัดและระดับที่พิสูจน์แล้ว")
        tables.append(_crossed(head, PROVINCE, now, lambda one: province_of(one.case)))
    head = Text("Areas by round and purpose", "จำนวนพื้นที่แยกตามรอบการตรวจประเมินและวัตถุประสงค์")
    asked = Column(Text("Round and purpose", "รอบการตรวจประเมินและวัตถุประสงค์"), 4)
    tables.append(_crossed(head, asked, now, _asked))
    title = Text("Areas by level", "จำนวนพื้นที่แยกตามระดับ")
    return Section("levels", title, (*tables, shared))


def _asked(one: Audit) -> Text:
    held, purpose = ROUNDS[one.kind], PURPOSES[one.case.round.purpose]
    year = one.case.round.fiscal_year
    return Text(f"{year}: {held.en}, {purpose.en}", f"ปี {year} {held.th} {purpose.th}")


def _by_level(now: Sequence[Audit]) -> Table:
    columns = (
        Column(Text("Level", "ระดับ"), 1, is_number=True),
        Column(Text("Proven, exactly", "พิสูจน์แล้ว เฉพาะระดับนี้"), 2, is_number=True),
        Column(Text("Proven, at or above", "พิสูจน์แล้ว ระดับนี้ขึ้นไป"), 2, is_number=True),
        Column(Text("Reachable, at or above", "ยังไปถึงได้ ระดับนี้ขึ้นไป"), 2, is_number=True),
    )
    rows = tuple(
        (
            number_cell(level),
            number_cell(sum(one.conclusion.proven == level for one in now)),
            number_cell(sum(one.conclusion.proven >= level for one in now)),
            number_cell(sum(one.conclusion.reachable >= level for one in now)),
        )
        for level in reversed(levels_of(now))
    )
    caption = Text("Areas by level", "จำนวนพื้นที่แยกตามระดับ")
    return Table(caption, columns, rows)


def _crossed(
    caption: Text, head: Column, now: Sequence[Audit], named: Callable[[Audit], Text]
) -> Table:
    """Return a table of areas by what is said of them, one column for each proven level."""
    levels = levels_of(now)
    columns = (
        head,
        NUMBER_OF_AREAS,
        *(Column(Text(f"Level {level}", f"ระดับ {level}"), 1, is_number=True) for level in levels),
    )
    found: dict[Text, Counter[int]] = {}
    for one in now:
        found.setdefault(named(one), Counter())[one.conclusion.proven] += 1
    rows = [
        _counted(cell(name), found[name], levels) for name in sorted(found, key=lambda one: one.th)
    ]
    whole = Counter(one.conclusion.proven for one in now)
    rows.append(_counted(cell(Text("All", "รวม"), Tone.STRONG), whole, levels))
    return Table(caption, columns, tuple(rows))


def _counted(name: Cell, counts: Counter[int], levels: Iterable[int]) -> tuple[Cell, ...]:
    return (name, number_cell(counts.total()), *(number_cell(counts[level]) for level in levels))


def levels_of(audits: Iterable[Audit]) -> tuple[int, ...]:
    """Return the levels that an area may have proven, none included, from the lowest up."""
    return tuple(sorted({0, *(number for one in audits for number in one.edition.levels)}))


def names_of(audits: Iterable[Audit]) -> Text:
    """Return the areas of some audits by name."""
    named = [(province_of(one.case), place_of(one.case)) for one in audits]
    return Text(
        "; ".join(f"{province.en}, {place.en}" for province, place in named),
        "; ".join(f"{province.th} {place.th}" for province, place in named),
    )


def codes(found: Iterable[str]) -> Cell:
    """Return a cell of codes."""
    listed = ", ".join(found)
    return cell(same(listed)) if listed else cell(NOTHING)
