"""The portfolio: real areas by level in one fiscal year, and what nobody has published.

Counted are areas whose own level is published.  The totals that are published without names
stand beside them, so that it is plain which part of a total is accounted for and which is not.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ecorules.diagnostics import Text
from ecorules.documents.days import day_said
from ecorules.edition.origins import cited
from ecorules.outcomes.model import clause_of, fiscal_year_of, last_day
from ecorules.outcomes.standing import LEVELS, accounted, standings_on
from ecorules.report.layout import columns
from ecorules.report.wording import STATUSES

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ecorules.diagnostics import Language
    from ecorules.edition.model import Provenance
    from ecorules.outcomes.model import Outcome, Records, RoundCount, Total
    from ecorules.outcomes.standing import Standing, Standings
    from ecorules.report.layout import Page


@dataclass(frozen=True, slots=True)
class Portfolio:
    """The records, the fiscal year that is looked at, and where areas stood at its end."""

    records: Records
    year: int
    standings: Standings

    @property
    def totals(self) -> tuple[Total, ...]:
        """Return the totals that were published for a day of the year."""
        return tuple(each for each in self.records.totals if fiscal_year_of(each.on) == self.year)

    @property
    def rounds(self) -> tuple[RoundCount, ...]:
        """Return what areas asked for in the year."""
        return tuple(each for each in self.records.rounds if each.fiscal_year == self.year)


def portfolio_of(records: Records, year: int) -> Portfolio:
    """Return the portfolio at the end of a fiscal year."""
    return Portfolio(records, year, standings_on(records.areas, last_day(year)))


def last_year(records: Records) -> int | None:
    """Return the last fiscal year that any record speaks of, if one does."""
    outcomes = [each for area in records.areas.values() for each in area.outcomes]
    days = [*(each.latest for each in outcomes), *(each.on for each in records.totals)]
    years = [*map(fiscal_year_of, days), *(each.fiscal_year for each in records.rounds)]
    return max(years, default=None)


def portfolio_page(portfolio: Portfolio, page: Page, lang: Language) -> str:
    """Return the page: the areas known by name, then every total, then the rounds."""
    lines = [*_head(portfolio, page, lang), "", *_counted(portfolio.standings, page, lang)]
    for total in portfolio.totals:
        lines += ["", *_compared(portfolio.records, total, page, lang)]
    if not portfolio.totals:
        lines += ["", *page.paragraph("", _NO_TOTAL.said(lang))]
    for asked in portfolio.rounds:
        said, source = _asked(asked).said(lang), _cited(portfolio.records, asked.provenance, lang)
        lines += ["", *page.paragraph("", f"{said} ({source})")]
    sources = list(_sources(portfolio, page, lang))
    return "\n".join([*lines, *([""] if sources else []), *sources]) + "\n"


def _head(portfolio: Portfolio, page: Page, lang: Language) -> Iterator[str]:
    year, end = portfolio.year, day_said(portfolio.standings.on, lang)
    title = Text(
        f"Real areas by level, fiscal year {year}, to {end}",
        f"พื้นที่จริงแยกตามระดับ ปีงบประมาณ พ.ศ. {year} ถึงวันที่ {end}",
    )
    yield from page.paragraph("", title.said(lang), "bold")
    about = Text(
        f"Levels by {portfolio.records.edition} that somebody has published; "
        "no evidence was judged, and this is no audit.",
        f"ระดับตามเกณฑ์ {portfolio.records.edition} เท่าที่มีการเผยแพร่ "
        "ไม่ได้พิจารณาหลักฐานและไม่ใช่ผลการตรวจของโปรแกรม",
    )
    yield from page.paragraph("", about.said(lang))


def _counted(standings: Standings, page: Page, lang: Language) -> Iterator[str]:
    """Yield the areas by level: how many at each, how many at it or above, and which."""
    exact, cumulative = standings.exact, standings.cumulative
    yield from _table(
        [_EXACTLY, _OR_ABOVE],
        [
            *((_level(level), [exact[level], cumulative[level]]) for level in LEVELS),
            (_UNPUBLISHED, [standings.unpublished, None]),
            (_AREAS, [len(standings.areas), None]),
        ],
        lang,
    )
    yield from _named(standings, page, lang)


def _compared(records: Records, total: Total, page: Page, lang: Language) -> Iterator[str]:
    """Yield a published total beside the part of it that areas known by name account for."""
    day, source = day_said(total.on, lang), _cited(records, total.provenance, lang)
    title = Text(f"Published totals of {day}", f"จำนวนรวมที่เผยแพร่ ณ วันที่ {day}").said(lang)
    yield from page.paragraph("", f"{title} ({source})", "bold")
    rows = accounted(records, total)
    yield from _table(
        [_PUBLISHED, _BY_NAME, _NOT_BY_NAME, _PERHAPS],
        [
            (_level(each.level), [each.published, each.named, each.open, each.perhaps])
            for each in rows
        ],
        lang,
    )
    everybody = [each.level for each in rows if each.published == total.areas]
    if len(records.areas) == total.areas and everybody:
        yield from page.paragraph("  ", _everybody(everybody, total.areas).said(lang))
    yield from _named(standings_on(records.areas, total.on), page, lang)


def _named(standings: Standings, page: Page, lang: Language) -> Iterator[str]:
    """Yield the areas by name: those that are counted, those that may be, those unpublished."""
    for each in sorted(standings.areas, key=lambda one: (-one.level, one.area.id)):
        if each.certain is not None:
            said = _outcome(each, each.certain).said(lang)
            yield from page.paragraph("  ✓ ", said)
    for each in standings.areas:
        if each.possible is not None:
            said = _outcome(each, each.possible).said(lang)
            yield from page.paragraph("  ? ", f"{_MAY_HOLD.said(lang)}{said}", "yellow")
    silent = [_name(each).said(lang) for each in standings.areas if each.certain is None]
    if silent:
        start = Text(
            f"no level published for that day ({len(silent)}): ",
            f"ไม่มีระดับที่เผยแพร่สำหรับวันนั้น ({len(silent)}): ",
        )
        yield from page.paragraph("  - ", start.said(lang) + "; ".join(silent))


def _outcome(standing: Standing, outcome: Outcome) -> Text:
    level, name, status = outcome.level, _name(standing), STATUSES[outcome.provenance.status]
    when, source = _when(outcome), outcome.provenance.source
    return Text(
        f"level {level}: {name.en} ({when.en}; {status.en}, {source})",
        f"ระดับ {level}: {name.th} ({when.th} {status.th} {source})",
    )


def _when(outcome: Outcome) -> Text:
    year, by = outcome.fiscal_year, outcome.by
    if by is None:
        return Text(
            f"in fiscal year {year}, the day is not published",
            f"ในปีงบประมาณ {year} ไม่ได้เผยแพร่วันที่",
        )
    return Text(f"by {day_said(by, 'en')}", f"ภายในวันที่ {day_said(by, 'th')}")


def _asked(asked: RoundCount) -> Text:
    year, raising, keeping, areas = asked.fiscal_year, asked.raising, asked.keeping, asked.areas
    return Text(
        f"Round of fiscal year {year}: {raising} areas to raise the level + {keeping} to keep it "
        f"= {areas} areas",
        f"รอบการตรวจปีงบประมาณ พ.ศ. {year}: ขอยกระดับ {raising} พื้นที่ + "
        f"รักษาระดับ {keeping} พื้นที่ = {areas} พื้นที่",
    )


def _sources(portfolio: Portfolio, page: Page, lang: Language) -> Iterator[str]:
    """Yield the sources of the outcomes by their codes."""
    areas = portfolio.records.areas.values()
    used = {each.provenance.source for area in areas for each in area.outcomes}
    for code, source in portfolio.records.sources.items():
        if code in used:
            yield from page.paragraph(f"{code}  ", f"{source.title.said(lang)}: {source.where}")


def _everybody(levels: Sequence[int], areas: int) -> Text:
    en, th = " and ".join(map(str, levels)), " และ ".join(map(str, levels))
    noun = "level" if len(levels) == 1 else "levels"
    return Text(
        f"At {noun} {en} the total is the whole list of {areas} areas: the others stand there too, "
        "though no level of theirs is published by name.",
        f"ระดับ {th} มีจำนวนรวมเท่ากับพื้นที่ทั้งหมด {areas} แห่งในรายชื่อ "
        "พื้นที่ที่เหลือจึงอยู่ในระดับนี้ด้วย แต่ไม่มีการเผยแพร่ระดับเป็นรายพื้นที่",
    )


def _table(
    heads: Sequence[Text],
    rows: Sequence[tuple[Text, Sequence[int | None]]],
    lang: Language,
) -> Iterator[str]:
    table = [["", *(head.said(lang) for head in heads)]]
    for name, figures in rows:
        table.append([name.said(lang), *("" if each is None else str(each) for each in figures)])
    for line in columns(table, right=frozenset(range(1, len(heads) + 1))):
        yield f"  {line}"


def _cited(records: Records, provenance: Provenance, lang: Language) -> str:
    source = records.sources.get(provenance.source or "")
    return cited(provenance) if source is None else source.title.said(lang)


def _name(standing: Standing) -> Text:
    return clause_of(standing.area.province, standing.area.name)


def _level(number: int) -> Text:
    return Text(f"level {number}", f"ระดับ {number}")


_EXACTLY = Text("exactly", "เฉพาะระดับนี้")
_OR_ABOVE = Text("at or above", "ระดับนี้ขึ้นไป")
_UNPUBLISHED = Text("no level published", "ไม่มีระดับที่เผยแพร่")
_AREAS = Text("areas", "พื้นที่ทั้งหมด")
_PUBLISHED = Text("published", "จำนวนที่เผยแพร่")
_BY_NAME = Text("accounted for by name", "ทราบเป็นรายพื้นที่")
_NOT_BY_NAME = Text("not accounted for", "ไม่ทราบเป็นรายพื้นที่")
_PERHAPS = Text("of which perhaps by name", "ในจำนวนนี้อาจทราบ")
_MAY_HOLD = Text("perhaps already ", "อาจได้รับแล้ว ")
_NO_TOTAL = Text(
    "No totals of this fiscal year are among the records.",
    "บันทึกไม่มีจำนวนรวมที่เผยแพร่ของปีงบประมาณนี้",
)
