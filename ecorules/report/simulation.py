"""What was made up, as a page: how many areas prove which level in which year."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ecorules.diagnostics import Text, quoted
from ecorules.report.layout import columns
from ecorules.report.wording import counted
from ecorules.revision.simulation.portfolio import FIRST, KNOWN_LEVELS, KNOWN_YEAR

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ecorules.diagnostics import Language
    from ecorules.report.layout import Page
    from ecorules.revision.simulation.model import Counted, Order


def simulation_page(
    order: Order, made: Sequence[Counted], folder: str, page: Page, lang: Language
) -> str:
    """Return the page: that all is synthetic, the levels by year, and what did not come out."""
    lines = [
        *page.paragraph("", _head(order).said(lang), "bold"),
        *page.paragraph("", _SYNTHETIC.said(lang)),
        *page.paragraph("", _size(order, made, folder).said(lang)),
        "",
        *_table(order, made, lang),
        "",
        *_first(order, made, page, lang),
        *_otherwise(made, page, lang),
    ]
    return "\n".join(lines) + "\n"


def _head(order: Order) -> Text:
    edition, seed = order.edition.id, order.seed
    return Text(
        f"Synthetic cases for {edition}, seed {seed}", f"กรณีสมมติตามเกณฑ์ {edition} เลขตั้งต้น {seed}"
    )


def _size(order: Order, made: Sequence[Counted], folder: str) -> Text:
    provinces = len({each.province for each in made})
    members = [each.members for each in made]
    least, most, where = min(members), max(members), quoted(folder)
    first, last = min(order.years), max(order.years)
    years = Text(f"fiscal year {first}", f"ปีงบประมาณ พ.ศ. {first}")
    if first != last:
        years = Text(f"fiscal years {first} to {last}", f"ปีงบประมาณ พ.ศ. {first} ถึง {last}")
    cases, areas = counted(len(made), "case"), counted(order.areas, "area")
    where_to = counted(provinces, "province")
    sizes = f"{least:,}" if least == most else f"{least:,} to {most:,}"
    thai = f"{least:,}" if least == most else f"{least:,} ถึง {most:,}"
    return Text(
        f"{cases} in {where}: {areas} in {where_to}, {years.en}, lists of {sizes} members.",
        f"{len(made):,} กรณีใน {where}: {order.areas:,} พื้นที่ใน {provinces} จังหวัด {years.th} "
        f"บัญชีรายชื่อ {thai} ราย",
    )


def _table(order: Order, made: Sequence[Counted], lang: Language) -> Iterator[str]:
    yield _TABLE.said(lang)
    rows = [["", *map(str, order.years)]]
    for level in [0, *sorted(number for number in order.edition.levels if number)]:
        name = _NONE if level == 0 else Text(f"level {level}", f"ระดับ {level}")
        counts = [
            sum(each.proven == level and each.round.fiscal_year == year for each in made)
            for year in order.years
        ]
        rows.append([name.said(lang), *map(str, counts)])
    for line in columns(rows, right=frozenset(range(1, len(order.years) + 1))):
        yield f"  {line}"


def _first(order: Order, made: Sequence[Counted], page: Page, lang: Language) -> Iterator[str]:
    """Yield the first areas beside what is published of the first 18, where all are made."""
    known = [
        each.proven
        for each in made
        if each.round.fiscal_year == KNOWN_YEAR and each.area <= len(FIRST)
    ]
    if len(known) < len(FIRST):
        return
    levels = sorted(number for number in order.edition.levels if number)
    ours, theirs = (
        " / ".join(str(sum(one >= level for one in proven)) for level in levels)
        for proven in (known, KNOWN_LEVELS)
    )
    said = Text(
        f"Of the first {len(FIRST)} areas in {KNOWN_YEAR}, {ours} prove level "
        f"{' / '.join(map(str, levels))} or above; published of the real first {len(FIRST)}: "
        f"{theirs}.",
        f"ในปี {KNOWN_YEAR} พื้นที่ {len(FIRST)} แห่งแรกพิสูจน์ระดับ {' / '.join(map(str, levels))} "
        f"ขึ้นไปจำนวน {ours} แห่ง จำนวนที่เผยแพร่ของ {len(FIRST)} พื้นที่จริงแรกคือ {theirs}",
    )
    yield from page.paragraph("", said.said(lang))


def _otherwise(made: Sequence[Counted], page: Page, lang: Language) -> Iterator[str]:
    """Yield what proves another level than it was made for, and why that can be."""
    other = [each for each in made if not each.is_as_intended]
    if not other:
        yield from page.paragraph("", _AS_MEANT.said(lang))
        return
    said = Text(
        f"{len(other):,} of these cases prove another level than the one they were made for: the "
        "edition asks something that the simulation cannot bring about.",
        f"{len(other):,} กรณีพิสูจน์ระดับที่ต่างจากที่ตั้งใจ เพราะเกณฑ์กำหนดสิ่งที่การจำลองทำให้เกิดไม่ได้",
    )
    yield from page.paragraph("", said.said(lang), "yellow")
    for each in other:
        line = Text(
            f"{each.id}: proves {each.proven}, made for {each.intended}",
            f"{each.id}: พิสูจน์ระดับ {each.proven} ตั้งใจให้เป็นระดับ {each.intended}",
        )
        yield from page.paragraph("  - ", line.said(lang))


_SYNTHETIC = Text(
    "Made up from chance: nothing in them was observed, and they say nothing of any real area.",
    "ข้อมูลสมมติจากการสุ่ม ไม่มีข้อมูลใดมาจากการสำรวจ และไม่ได้กล่าวถึงพื้นที่จริงใด",
)
_TABLE = Text("Cases by proven level and fiscal year:", "จำนวนกรณีแยกตามระดับที่พิสูจน์แล้วและปีงบประมาณ:")
_NONE = Text("no level", "ยังไม่ถึงระดับใด")
_AS_MEANT = Text(
    "Every case was audited and proves the level that it was made for.",
    "ทุกกรณีผ่านการตรวจแล้วและพิสูจน์ระดับตามที่ตั้งใจ",
)
