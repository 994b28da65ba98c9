"""`ecorules path CASE --to N`: the cheapest actions that prove a level, or why none do."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

import click

from ecorules.audit.terms import load_with_edition
from ecorules.case.model import RoundKind
from ecorules.cli.drafts import in_force
from ecorules.cli.help import spoken_command
from ecorules.cli.options import (
    day_option,
    edition_option,
    format_option,
    language_option,
    page,
    round_option,
)
from ecorules.cli.outcome import ExitCode, WrongUsage, noticed
from ecorules.cli.streams import result
from ecorules.cli.travelling import (
    aim_of,
    by_option,
    lasting_option,
    months_until,
    reported,
    require_solver,
    searched,
    target_option,
    typed_targets,
)
from ecorules.diagnostics import Text
from ecorules.documents import Unreadable, number
from ecorules.edition.load import load_edition

if TYPE_CHECKING:
    from datetime import date

    from ecorules.diagnostics import Language
    from ecorules.path.journey import Journey

_ABOUT = Text(
    en="Find the cheapest set of actions after which level N is proven, or everything that "
    "forbids it.  Nobody has published efforts: each is 1 unless the vocabulary or the case "
    "says otherwise.",
    th="หาชุดการดำเนินการที่ใช้ภาระงานน้อยที่สุดเพื่อให้พิสูจน์ระดับ N ได้ หรือบอกเหตุที่ทำให้ไปไม่ถึง "
    "ยังไม่มีผู้เผยแพร่ค่าภาระงาน จึงถือเป็น 1 เว้นแต่คลังคำหรือกรณีจะระบุไว้",
)


def command(lang: Language) -> click.Command:
    """Return the command, its help in one language."""

    @spoken_command(
        "path",
        _ABOUT,
        lang,
        "ecorules path cases/demonstration --to 1",
        "ecorules path cases/demonstration --to 2 --lang th",
        "ecorules path cases/demonstration --to 3 --target 12.2.1='50 %'",
    )
    @click.argument("case", metavar="CASE")
    @click.option("--to", "level", type=click.IntRange(1), metavar="N", help=_TO.said(lang))
    @click.option(
        "--alternatives", type=click.IntRange(1), default=1, metavar="K", help=_WAYS.said(lang)
    )
    @lasting_option(lang)
    @click.option("--budget", callback=_budget, metavar="E", help=_BUDGET.said(lang))
    @by_option(lang)
    @target_option(lang)
    @day_option(lang)
    @edition_option(lang)
    @round_option(lang)
    @format_option(lang)
    @language_option(lang)
    def run(
        *,
        case: str,
        level: int | None,
        alternatives: int,
        lasting: date | None,
        budget: Fraction | None,
        by: date | None,
        targets: tuple[str, ...],
        on: date | None,
        edition: str | None,
        kind: str | None,
        form: str,
        lang: Language,
    ) -> int:
        require_solver()
        from ecorules.path.search import Wish

        rules, read = load_with_edition(case, None if edition is None else load_edition(edition))
        noticed(read.notices, lang)
        day = read.round.on if on is None else on
        rules, read = in_force(rules, read, day, lang)
        aim = aim_of(level, read, rules, budgeted=budget is not None)
        wish = Wish(aim, alternatives, budget, lasting, months_until(day, by))
        held_as = read.round.kind if kind is None else RoundKind(kind)
        journey = searched(rules, read, wish, day, held_as, typed_targets(rules, targets), by, lang)
        if not journey.is_sound:
            return reported(journey, lang)
        result(_written(journey, form, lang))
        return ExitCode.DONE if journey.found.paths else ExitCode.DOES_NOT_HOLD

    return run


def _budget(ctx: click.Context, param: click.Parameter, value: str | None) -> Fraction | None:
    """Return the effort that was typed."""
    del ctx
    try:
        return None if value is None else number(value)
    except Unreadable as unreadable:
        where, said = f"`{param.opts[0]}`: ", unreadable.message
        raise WrongUsage(Text(where + said.en, where + said.th), unreadable.help) from None


def _written(journey: Journey, form: str, lang: Language) -> str:
    if form == "json":
        from ecorules.report.path_record import written_path

        return written_path(journey)
    from ecorules.report.path import path_page

    return path_page(journey, page(), lang)


_TO = Text(
    "level to prove (the case's own aim unless given)", "ระดับที่ต้องการพิสูจน์ (ถ้าไม่ระบุ ใช้ระดับที่กรณีมุ่งหมาย)"
)
_WAYS = Text("show K ways, the cheapest first", "แสดง K แนวทาง เริ่มจากที่ใช้ภาระงานน้อยที่สุด")
_BUDGET = Text("the highest level within this effort", "ระดับสูงสุดที่ไปถึงได้ด้วยภาระงานเท่านี้")
