"""A sweep as a page for a terminal: how many cases stand where, stretch by stretch."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from ecorules.diagnostics import Text, render
from ecorules.report.layout import columns
from ecorules.report.sweep import words as say
from ecorules.revision.sweep.finding import joined

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ecorules.diagnostics import Language
    from ecorules.report.layout import Page
    from ecorules.report.sweep.words import Told
    from ecorules.revision.sweep.model import Counts, Row, Swept

MOST_ROWS: Final = 60


def sweep_page(told: Told, page: Page, lang: Language) -> str:
    """Return the page: what is swept, what was asked for, and the counts."""
    swept = told.swept
    lines = [*page.paragraph("", say.heading(swept).said(lang), "bold")]
    for caveat in say.caveats(told):
        lines += page.paragraph("  ", caveat.said(lang))
    if told.wanted is not None:
        lines += ["", *_found(told, page, lang)]
    lines += ["", *_table(swept, lang)]
    shown = max(len(_merged(swept, is_proven=is_proven)) for is_proven in (True, False))
    if shown > MOST_ROWS:
        lines += page.paragraph("  ", _more(shown - MOST_ROWS).said(lang), "dim")
    lines += _left_out(told, page, lang)
    return "\n".join(lines) + "\n"


def _found(told: Told, page: Page, lang: Language) -> Iterator[str]:
    """Yield where enough cases stand at the level that was asked for."""
    if told.wanted is None:
        return
    if not told.found:
        nowhere = say.nowhere_said(told.wanted)
        ended = Text(f"{nowhere.en}.", nowhere.th)
        yield from page.paragraph("", ended.said(lang), "yellow")
        return
    asked = say.wanted_said(told.wanted)
    where = Text(f"{asked.en} where:", f"{asked.th}เมื่อ:")
    yield from page.paragraph("", where.said(lang), "bold")
    for row in told.found[:MOST_ROWS]:
        said = place_said(told.swept, row, lang)
        yield from page.paragraph("  ✓ ", said, lead_paints=("green",))
    if len(told.found) > MOST_ROWS:
        yield from page.paragraph("  ", _more(len(told.found) - MOST_ROWS).said(lang), "dim")


def place_said(swept: Swept, row: Row, lang: Language) -> str:
    """Return the stretch of each target."""
    pairs = zip(swept.axes, row.where, strict=True)
    said = [
        f"{axis.target.name} {say.stretch_said(where, axis.target.unit, lang)}"
        for axis, where in pairs
    ]
    return Text("; ", " ").said(lang).join(said)


def _table(swept: Swept, lang: Language) -> Iterator[str]:
    """Yield the counts exactly at each level, as proven and then as reachable."""
    for title, is_proven in ((_PROVEN, True), (_REACHABLE, False)):
        yield title.said(lang)
        names = [axis.target.name for axis in swept.axes]
        levels = [say.level_said(level).said(lang) for level in swept.levels]
        rows = [[*names, *levels]]
        for row in _merged(swept, is_proven=is_proven)[:MOST_ROWS]:
            where = [
                say.stretch_said(each, axis.target.unit, lang)
                for axis, each in zip(swept.axes, row.where, strict=True)
            ]
            rows.append([*where, *_numbers(row.counts, is_proven=is_proven)])
        now = _numbers(swept.now, is_proven=is_proven)
        rows.append([_NOW.said(lang), *([""] * (len(names) - 1)), *now])
        right = frozenset(range(len(names), len(rows[0])))
        yield from (f"  {line}" for line in columns(rows, right=right))
        if is_proven:
            yield ""


def _numbers(counts: Counts, *, is_proven: bool) -> Sequence[str]:
    return [f"{number:,}" for number in (counts.proven if is_proven else counts.reachable)]


def _merged(swept: Swept, *, is_proven: bool) -> Sequence[Row]:
    """Return the rows, those that follow each other alike in what is shown as one."""
    return joined(swept.rows, lambda row: row.counts[0 if is_proven else 1])


def _left_out(told: Told, page: Page, lang: Language) -> Iterator[str]:
    other = told.surveyed.other_years
    if other:
        said = Text(
            f"Of other fiscal years, and not counted: {other:,}.",
            f"กรณีของปีงบประมาณอื่นซึ่งไม่นับ: {other:,}",
        )
        yield from ("", *page.paragraph("", said.said(lang)))
    if not told.left_out:
        return
    number = len(told.left_out)
    said = Text(f"Not counted ({number:,}):", f"กรณีที่ไม่ได้นับ ({number:,}):")
    yield from ("", *page.paragraph("", said.said(lang), "bold"))
    for each in told.left_out:
        yield from page.paragraph("  ", each.shown)
        for reason in each.reasons:
            yield from page.paragraph("    ", reason.said(lang))
        for line in render(each.problems, lang, colour=page.colour).splitlines():
            yield f"    {line}"


def _more(number: int) -> Text:
    return Text(
        f"{number:,} more stretches are in `--format csv` and `--format json`.",
        f"ยังมีอีก {number:,} ช่วง ดูได้จาก `--format csv` และ `--format json`",
    )


_PROVEN: Final = Text(
    "Cases exactly at each proven level:", "จำนวนกรณีแยกตามระดับที่พิสูจน์แล้ว (เฉพาะระดับนั้น):"
)
_REACHABLE: Final = Text(
    "Cases exactly at each reachable level:", "จำนวนกรณีแยกตามระดับที่ยังไปถึงได้ (เฉพาะระดับนั้น):"
)
_NOW: Final = Text("as targets stand now", "ตามค่าเป้าหมายปัจจุบัน")
