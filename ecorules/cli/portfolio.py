"""`ecorules portfolio [DIR]`: real areas by level, as far as their levels are published."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from ecorules.cli.help import spoken_command
from ecorules.cli.options import format_option, language_option, page
from ecorules.cli.outcome import WrongUsage
from ecorules.cli.streams import result
from ecorules.diagnostics import Text
from ecorules.documents import Unreadable, fiscal_year
from ecorules.outcomes.load import load_outcomes
from ecorules.report.portfolio import last_year, portfolio_of, portfolio_page
from ecorules.report.portfolio_record import written_portfolio

if TYPE_CHECKING:
    from ecorules.diagnostics import Language

_ABOUT = Text(
    en="Count real areas by level at the end of a fiscal year, from the outcome records in "
    "DIR (`outcomes.yaml`; `cases` unless given): what is published of areas by name, beside "
    "the published totals.  Nothing is audited.",
    th="นับพื้นที่จริงแยกตามระดับเมื่อสิ้นปีงบประมาณ จากบันทึกผลใน DIR (`outcomes.yaml` "
    "หากไม่ระบุใช้ `cases`) โดยแสดงผลที่เผยแพร่เป็นรายพื้นที่เทียบกับจำนวนรวมที่เผยแพร่ "
    "ไม่มีการตรวจประเมินใด ๆ",
)
_YEAR = Text(
    "fiscal year (the last of the records unless given)", "ปีงบประมาณ (ถ้าไม่ระบุ ใช้ปีล่าสุดในบันทึก)"
)

_NO_YEAR = Text("no record names a year: give `--year`", "ไม่มีบันทึกใดระบุปี ให้ระบุ `--year`")


def _year(ctx: click.Context, param: click.Parameter, value: str | None) -> int | None:
    """Return the fiscal year that was typed, in the forms that case files take."""
    del ctx
    try:
        return None if value is None else fiscal_year(value)
    except Unreadable as unreadable:
        where, said = f"`{param.opts[0]}`: ", unreadable.message
        raise WrongUsage(Text(where + said.en, where + said.th), unreadable.help) from None


def command(lang: Language) -> click.Command:
    """Return the command, its help in one language."""

    @spoken_command(
        "portfolio",
        _ABOUT,
        lang,
        "ecorules portfolio --year 2564",
        "ecorules portfolio cases --year 2564 --lang th",
        "ecorules portfolio --format json",
    )
    @click.argument("folder", metavar="[DIR]", default="cases")
    @click.option("--year", callback=_year, metavar="YEAR", help=_YEAR.said(lang))
    @format_option(lang)
    @language_option(lang)
    def run(folder: str, year: int | None, form: str, lang: Language) -> None:
        records = load_outcomes(Path(folder))
        chosen = last_year(records) if year is None else year
        if chosen is None:
            raise WrongUsage(_NO_YEAR)
        portfolio = portfolio_of(records, chosen)
        show = written_portfolio(portfolio)
        if form == "text":
            show = portfolio_page(portfolio, page(), lang)
        result(show)

    return run
