"""A plan as one page for browser and paper: the table of the provinces, its bars drawn as SVG.

Each row says its months in words as well, so the table alone tells everything that is drawn.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from ecorules.diagnostics import Text
from ecorules.path.plan.layout import STATES
from ecorules.path.plan.months import AHEAD, MONTHS_OF_A_YEAR, months_of
from ecorules.report.page_html import Html, add
from ecorules.report.plan.sections import notices, sections
from ecorules.report.wording import SYNTHETIC, counted

if TYPE_CHECKING:
    from collections.abc import Iterator
    from xml.etree.ElementTree import Element

    from ecorules.diagnostics import Language
    from ecorules.edition.model import Edition
    from ecorules.path.plan.model import Activity, Plan
    from ecorules.path.plan.months import Month

_STYLE: Final = """
@page { size: A4 landscape; margin: 11mm 10mm; }
body { max-width: 84rem; }
table.plan { table-layout: fixed; font-size: .86rem; line-height: 1.5; }
table.plan th, table.plan td { padding: .2rem .35rem; overflow-wrap: break-word; }
table.plan thead th { text-align: center; vertical-align: middle; }
table.plan thead th.month { padding: .2rem 0; font-weight: 600; }
table.plan tr.level th { background: #dfe8e1; font-weight: 700; }
table.plan tr.asked th { background: var(--tint); font-weight: 600; }
table.plan td.bars { position: relative; padding: 0; }
table.plan td.bars svg { position: absolute; inset: 0; width: 100%; height: 100%; }
table.plan td.bars .unset { padding: .2rem .5rem; display: block; color: var(--soft); }
.in-words { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%);
  white-space: nowrap; }
.grid { stroke: var(--line); stroke-width: 1; }
.bar { fill: #cfe3d6; stroke: #1d5c3a; stroke-width: 1.5; }
.bar.chain { fill: #1d5c3a; }
td ul { list-style: none; margin: 0; padding: 0; }
td li { padding-left: .7em; text-indent: -.7em; } td li::before { content: "- "; }
td .soft { display: block; font-size: .92em; }
td.code { white-space: nowrap; }
.key { display: flex; flex-wrap: wrap; gap: .2rem 1.6rem; margin: .4rem 0 .8rem; }
.key svg { width: 2.4rem; height: .9rem; vertical-align: -.1rem; margin-right: .4rem; }
.year { break-before: page; } .year:first-of-type { break-before: auto; }
@media print { body { font-size: 9.5pt; } table.plan { font-size: 8.5pt; } thead { display:
  table-header-group; } tr.level, tr.asked { break-after: avoid; }
  * { print-color-adjust: exact; -webkit-print-color-adjust: exact; } }
"""
_BAR_HEIGHT: Final = 14


def plan_page(plan: Plan, edition: Edition, lang: Language) -> str:
    """Return a plan as one HTML page."""
    return _Page(plan, edition, lang).written()


class _Page:
    """Write one page for one plan and language."""

    def __init__(self, plan: Plan, edition: Edition, lang: Language) -> None:
        self.plan, self.edition, self.lang = plan, edition, lang
        case = plan.stands_on.title.said(lang)
        self.title = self.said(f"Action plan: {case}", f"แผนการดำเนินงาน {case}")
        self.page = Html(self.title, lang)
        add(self.page.root[0], "style", _STYLE)

    def said(self, en: str, th: str) -> str:
        return Text(en, th).said(self.lang)

    def written(self) -> str:
        main = add(self.page.body, "main")
        add(main, "h1", self.title)
        self.opening(main)
        for year in self.plan.fiscal_years:
            self.year(main, year)
        return self.page.written()

    def opening(self, main: Element) -> None:
        if self.plan.stands_on.is_synthetic:
            add(main, "p", SYNTHETIC.said(self.lang), class_="notice")
        add(main, "p", self.what(), class_="soft")
        for notice in notices(self.plan, self.edition, self.lang):
            add(main, "p", notice, class_="notice")
        key = add(main, "p", class_="key")
        self.sample(key, "bar chain", self.said("on the critical chain", "อยู่ในสายงานวิกฤต"))
        self.sample(key, "bar", self.said("may be later", "เลื่อนได้โดยไม่กระทบกำหนดเสร็จ"))

    def what(self) -> str:
        level = self.edition.levels.get(self.plan.aim)
        name = Text("", "") if level is None else level.name
        number, proven = len(self.plan.activities), self.plan.stands_on.proven
        return self.said(
            f"From level {proven} to level {self.plan.aim} {name.en} · {self.edition.title.en} · "
            f"{counted(number, 'row')} · effort {self.plan.effort}",
            f"จากระดับ {proven} สู่ระดับ {self.plan.aim} {name.th} · {self.edition.title.th} · "
            f"{number} กิจกรรม · ภาระงาน {self.plan.effort}",
        )

    def sample(self, key: Element, kind: str, words: str) -> None:
        line = add(key, "span")
        drawn = add(line, "svg", aria_hidden="true")
        drawn.attrib["aria-hidden"] = drawn.attrib.pop("aria_hidden")
        add(drawn, "rect", class_=kind, x="1", y="1", width="90%", height="12")
        add(line, "span", words)

    def year(self, main: Element, year: int) -> None:
        months = months_of(year)
        table = add(add(main, "section", class_="year"), "table", class_="plan")
        title = self.said(f"Fiscal year {year}", f"ปีงบประมาณ พ.ศ. {year}")
        add(table, "caption", title)
        self.widths(table)
        self.head(table, months)
        body = add(table, "tbody")
        outer: Text | None = None
        for section in sections(self.plan, self.edition):
            outer = section.outer or outer
            shown = [one for one in section.activities if self.is_in(one, months)]
            if not shown:
                continue
            for kind, heading in (("level", outer), ("asked", section.inner)):
                if heading is not None:
                    self.heading(body, kind, heading)
            outer = None
            for one in shown:
                self.row(body, one, months)

    def widths(self, table: Element) -> None:
        columns = add(table, "colgroup")
        for width in ("4.2%", "34%", *["3.5%"] * MONTHS_OF_A_YEAR, "19.8%"):
            add(columns, "col", style=f"width: {width}")

    def head(self, table: Element, months: tuple[Month, ...]) -> None:
        head = add(table, "thead")
        line = add(head, "tr")
        both = {"rowspan": "2", "scope": "col"}
        add(line, "th", self.said("No.", "ที่"), **both)
        add(line, "th", self.said("Activity", "กิจกรรม"), **both)
        for year in dict.fromkeys(month.year for month in months):
            number = sum(month.year == year for month in months)
            said = self.said(f"{year}", f"ระยะเวลา พ.ศ. {year + AHEAD}")
            add(line, "th", said, colspan=str(number), scope="colgroup")
        add(line, "th", self.said("Responsible", "ผู้รับผิดชอบ"), **both)
        line = add(head, "tr")
        for month in months:
            add(line, "th", month.named(self.lang), scope="col", class_="month")

    def heading(self, body: Element, kind: str, text: Text) -> None:
        line = add(body, "tr", class_=kind)
        width = str(MONTHS_OF_A_YEAR + 3)
        add(line, "th", text.said(self.lang), colspan=width, scope="colgroup")

    def is_in(self, one: Activity, months: tuple[Month, ...]) -> bool:
        """Return whether an activity is shown in a year; what has no months in the first."""
        if one.start is None or one.end is None:
            return months[0].fiscal_year == self.plan.fiscal_years[0]
        return one.start <= months[-1] and months[0] <= one.end

    def row(self, body: Element, one: Activity, months: tuple[Month, ...]) -> None:
        line = add(body, "tr")
        add(line, "td", one.code, class_="code")
        cell = add(line, "td")
        add(cell, "span", one.title.said(self.lang))
        for remark in self.remarks(one):
            add(cell, "span", remark, class_="soft")
        bars = add(line, "td", class_="bars", colspan=str(MONTHS_OF_A_YEAR))
        self.bar(bars, one, months)
        owners = add(add(line, "td"), "ul")
        for owner in one.owners:
            add(owners, "li", owner.name.said(self.lang))

    def remarks(self, one: Activity) -> Iterator[str]:
        if one.after:
            yield self.said("after ", "หลังจาก ") + ", ".join(one.after)
        if one.source is not None:
            yield self.said("source: ", "ที่มา: ") + one.source.said(self.lang)
        if one.said is not None:
            yield self.said("state: ", "สถานะ: ") + STATES[one.said].said(self.lang)
        if one.remark:
            yield self.said("remark: ", "หมายเหตุ: ") + one.remark

    def bar(self, cell: Element, one: Activity, months: tuple[Month, ...]) -> None:
        words = self.in_words(one)
        if one.start is None or one.end is None:
            add(cell, "span", words, class_="unset")
            return
        add(cell, "span", words, class_="in-words")
        drawn = add(cell, "svg")
        drawn.attrib["aria-hidden"] = "true"
        for place in range(1, MONTHS_OF_A_YEAR):
            at = _share(place)
            add(drawn, "line", class_="grid", x1=at, x2=at, y1="0", y2="100%")
        first = max(0, one.start.place - months[0].place)
        last = min(MONTHS_OF_A_YEAR, one.end.place - months[0].place + 1)
        add(
            drawn,
            "rect",
            class_="bar chain" if one.is_critical else "bar",
            x=_share(first),
            y="50%",
            width=_share(last - first),
            height=str(_BAR_HEIGHT),
            rx="2",
            transform=f"translate(0 {-_BAR_HEIGHT // 2})",
        )

    def in_words(self, one: Activity) -> str:
        if one.start is None or one.end is None:
            return self.said("no months set yet", "ยังไม่ได้กำหนดเดือน")
        months = 1 if one.months is None else one.months
        chain = self.said("; on the critical chain", " อยู่ในสายงานวิกฤต") if one.is_critical else ""
        start, end = one.start.said(self.lang), one.end.said(self.lang)
        if months == 1:
            return start + chain
        return (
            self.said(
                f"{start} to {end} ({counted(months, 'month')})",
                f"{start} ถึง {end} ({months} เดือน)",
            )
            + chain
        )


def _share(months: int) -> str:
    """Return a number of months as a share of the width of a year.

    >>> _share(1), _share(12)
    ('8.333%', '100%')
    """
    return f"{round(100 * months / MONTHS_OF_A_YEAR, 3):g}%"
