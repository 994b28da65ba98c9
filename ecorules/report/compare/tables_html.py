"""The tables of a comparison: from level to level, which way how many, and by which changes."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from ecorules.diagnostics import Text
from ecorules.report.compare.changes import change_lines
from ecorules.report.compare.sums import flows, moving, numbers, verdicts, ways
from ecorules.report.compare.words import LEVELS, SIGNS, WAYS, outcome_said
from ecorules.report.page_html import add
from ecorules.report.wording import VERDICTS, counted
from ecorules.revision.moves import PROVEN, REACHABLE, Way

if TYPE_CHECKING:
    from collections.abc import Sequence
    from xml.etree import ElementTree as ET

    from ecorules.diagnostics import Language
    from ecorules.report.compare.sums import Moved
    from ecorules.revision.comparison import Comparison


def add_matrix(parent: ET.Element, found: Comparison, about: str, lang: Language) -> None:
    """Add the table from level to level; those that stay are on the diagonal."""
    levels, counts = numbers(found), flows(found, about)
    caption = Text(
        f"{LEVELS[about].en}: rows are the old edition, columns the new",
        f"{LEVELS[about].th}: แถวคือฉบับเดิม คอลัมน์คือฉบับใหม่",
    )
    names = [outcome_said(level).said(lang) for level in levels]
    rows = []
    for level, name in zip(levels, names, strict=True):
        cells = [str(counts[level, new]) if counts[level, new] else "·" for new in levels]
        rows.append((name, *cells))
    add_figures(parent, caption.said(lang), ("", *names), rows)


def add_figures(
    parent: ET.Element, caption: str, head: Sequence[str], rows: Sequence[Sequence[str]]
) -> ET.Element:
    """Add a table of figures: first what a row is about, then numbers."""
    table = add(parent, "table")
    add(table, "caption", caption)
    line = add(add(table, "thead"), "tr")
    for name in head:
        add(line, "th", name, scope="col")
    body = add(table, "tbody")
    for first, *cells in rows:
        line = add(body, "tr")
        add(line, "th", first, scope="row")
        for cell in cells:
            add(line, "td", cell, class_="figure")
    return table


def add_counts(parent: ET.Element, found: Comparison, lang: Language) -> None:
    """Add how many cases move which way, for each level and each requirement of both."""
    head = ["", *(f"{SIGNS[way]} {WAYS[way].said(lang)}" for way in Way)]
    rows, still = [], 0
    both = [code for code in found.old.requirements if code in found.new.requirements]
    for about in (PROVEN, REACHABLE, *both):
        counts = ways(found, about)
        if about in LEVELS or counts[Way.STAYS] < len(found.cases):
            title = "" if about in LEVELS else found.new.requirements[about].title.said(lang)
            name = LEVELS[about].said(lang) if about in LEVELS else f"{about} {title}"
            rows.append([name, *(str(counts[way]) for way in Way)])
        else:
            still += 1
    caption = Text("Number of cases", "จำนวนกรณี").said(lang)
    add_figures(parent, caption, head, rows)
    if still:
        said = Text(
            f"In {counted(still, 'more requirement')} of both editions every case stays as it was.",
            f"ข้อกำหนดที่มีในทั้งสองฉบับอีก {still} ข้อ ทุกกรณีคงเดิม",
        )
        add(parent, "p", said.said(lang), class_="soft")


def add_changes(parent: ET.Element, found: Comparison, lang: Language) -> None:
    """Add the changes that cause a move, those of most cases first."""
    moved = moving(found)
    how = Text(
        "Each cause was found by undoing changes and judging every case anew.",
        "สาเหตุแต่ละข้อค้นโดยย้อนการเปลี่ยนแปลงแล้วตัดสินทุกกรณีใหม่",
    )
    add(parent, "p", (how if moved else _NOTHING).said(lang), class_="soft")
    if not moved:
        return
    head = (
        Text("No.", "ที่"),
        Text("Change", "การเปลี่ยนแปลง"),
        Text("Cases", "กรณี"),
        Text("Moves", "ผลที่เปลี่ยน"),
    )
    table = add(parent, "table")
    add(
        table, "caption", Text("Changes that move something", "การเปลี่ยนแปลงที่ทำให้ผลเปลี่ยน").said(lang)
    )
    line = add(add(table, "thead"), "tr")
    for name in head:
        add(line, "th", name.said(lang), scope="col")
    body = add(table, "tbody")
    for one in moved:
        _add_change(body, found, one, lang)


def _add_change(body: ET.Element, found: Comparison, one: Moved, lang: Language) -> None:
    line = add(body, "tr", id=f"change-{one.change + 1}")
    add(line, "th", str(one.change + 1), scope="row")
    head, *rest = change_lines(found.changes[one.change], found.old, found.new, lang)
    cell = add(line, "td")
    add(cell, "strong", head)
    for said in rest:
        add(cell, "div", said)
    add(line, "td", str(one.cases), class_="figure")
    cell = add(line, "td", class_="moves")
    for (about, way), times in sorted(one.outcomes.items(), key=_in_order):
        what = LEVELS.get(about, _REQUIREMENTS).said(lang)
        add(cell, "div", f"{what} {SIGNS[way]} {times}")


def _in_order(entry: tuple[tuple[str, Way], int]) -> tuple[int, int]:
    (about, way), _ = entry
    return (PROVEN, REACHABLE, "").index(about), tuple(Way).index(way)


def add_only_in_one(parent: ET.Element, found: Comparison, lang: Language) -> None:
    """Add how the cases stand by requirements that only one edition has."""
    old, new = found.old.requirements, found.new.requirements
    added = [code for code in new if code not in old]
    dropped = [code for code in old if code not in new]
    if added or dropped:
        head = Text("Requirements of one edition only", "ข้อกำหนดที่มีเฉพาะในฉบับเดียว")
        add(parent, "h2", head.said(lang))
    names = ["", *(text.said(lang) for text in VERDICTS.values())]
    for place, codes, caption in ((1, added, _ONLY_NEW), (0, dropped, _ONLY_OLD)):
        every = new if place else old
        rows = []
        for code in codes:
            counts = verdicts(found, code)[place]
            cells = (str(counts[verdict]) for verdict in VERDICTS)
            rows.append([f"{code} {every[code].title.said(lang)}", *cells])
        if rows:
            add_figures(parent, caption.said(lang), names, rows)


def add_linked(parent: ET.Element, said: str) -> None:
    """Add a text in which the numbers of changes lead to where these are told."""
    before, *pieces = _NUMBERED.split(said)
    parent.text = before
    for number, behind in zip(pieces[::2], pieces[1::2], strict=True):
        add(parent, "a", f"[{number}]", href=f"#change-{number}").tail = behind


_NUMBERED: Final = re.compile(r"\[(\d+)\]")
_NOTHING = Text("Nothing moves.", "ไม่มีผลใดเปลี่ยน")
_REQUIREMENTS = Text("requirements", "ข้อกำหนด")
_ONLY_NEW = Text("Only in the new edition: number of cases", "เฉพาะในฉบับใหม่: จำนวนกรณี")
_ONLY_OLD = Text("Only in the old edition: number of cases", "เฉพาะในฉบับเดิม: จำนวนกรณี")
