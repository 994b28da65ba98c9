"""`ecorules plan make CASE --to N --start MONTH -o FILE`: the year's plan from the cheapest way."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import click

from ecorules.audit.terms import load_with_edition
from ecorules.case.model import RoundKind
from ecorules.cli.drafts import in_force
from ecorules.cli.help import spoken_command
from ecorules.cli.options import day_option, edition_option, language_option, round_option
from ecorules.cli.outcome import ExitCode, WrongUsage, noticed
from ecorules.cli.plan._files import opened, require_form, save
from ecorules.cli.streams import message
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
from ecorules.diagnostics import Diagnostic, Severity, Text
from ecorules.documents import Unreadable
from ecorules.edition.load import load_edition

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from ecorules.case.model import Case
    from ecorules.diagnostics import Language
    from ecorules.edition.model import Edition
    from ecorules.path.journey import Journey
    from ecorules.path.plan.model import Plan
    from ecorules.path.plan.months import Month

_ABOUT = Text(
    en="Make the plan that leads to level N, from its cheapest way: every activity as early as "
    "what it needs allows.  Lead times are 1 month unless the vocabulary or the case says "
    "otherwise.  With `--from`, write a plan that was made before in another form.",
    th="จัดทำแผนการดำเนินงานเพื่อไปถึงระดับ N จากแนวทางที่ใช้ภาระงานน้อยที่สุด "
    "ให้ทุกกิจกรรมเริ่มเร็วที่สุดเท่าที่ลำดับงานเอื้อ ระยะเวลาคือ 1 เดือน เว้นแต่คลังคำหรือกรณีจะระบุไว้ "
    "ถ้าระบุ `--from` จะเขียนแผนที่จัดทำไว้แล้วเป็นรูปแบบอื่น",
)


def command(lang: Language) -> click.Command:
    """Return the command, its help in one language."""

    @spoken_command(
        "make",
        _ABOUT,
        lang,
        "ecorules plan cases/demonstration --to 2 --start 2565-10 -o plan.xlsx --lang th",
        "ecorules plan make cases/demonstration --from cases/demonstration/plan.json -o plan.html",
    )
    @click.argument("case", metavar="CASE")
    @click.option("--to", "level", type=click.IntRange(1), metavar="N", help=_TO.said(lang))
    @click.option("--start", callback=_month, metavar="MONTH", help=_START.said(lang))
    @click.option("-o", "output", metavar="FILE", required=True, help=_OUTPUT.said(lang))
    @click.option("--from", "made", metavar="PLAN", help=_FROM.said(lang))
    @lasting_option(lang)
    @by_option(lang)
    @target_option(lang)
    @click.option("--regular", is_flag=True, help=_REGULAR.said(lang))
    @day_option(lang)
    @edition_option(lang)
    @round_option(lang)
    @language_option(lang)
    def run(
        *,
        case: str,
        level: int | None,
        start: Month | None,
        output: str,
        made: str | None,
        lasting: date | None,
        by: date | None,
        targets: tuple[str, ...],
        regular: bool,
        on: date | None,
        edition: str | None,
        kind: str | None,
        lang: Language,
    ) -> int:
        require_form(output)
        if made is None and start is None:
            raise WrongUsage(_NO_START, Text("give `--start 2565-10`", "ระบุ `--start 2565-10`"))
        rules, read = load_with_edition(case, None if edition is None else load_edition(edition))
        noticed(read.notices, lang)
        rules, read = in_force(rules, read, read.round.on if on is None else on, lang)
        if made is not None:
            save(opened(made, rules, read, lang), rules, output, lang)
            return ExitCode.DONE
        asked = _Asked(level, targets, on, kind, lasting, by)
        journey = _journey(rules, read, asked, lang)
        if not journey.is_sound:
            return reported(journey, lang)
        if not journey.found.paths or start is None:
            message(_NO_WAY.said(lang).format(case=case, level=journey.wish.level))
            return ExitCode.DOES_NOT_HOLD
        plan = _plan(journey, start, has_regular=regular)
        noticed(list(_too_long(plan, by)), lang)
        save(plan, rules, output, lang)
        return ExitCode.DONE

    return run


def _month(ctx: click.Context, param: click.Parameter, value: str | None) -> Month | None:
    """Return the month that was typed, in either era."""
    from ecorules.path.plan.months import month

    del ctx
    try:
        return None if value is None else month(value)
    except Unreadable as unreadable:
        where, said = f"`{param.opts[0]}`: ", unreadable.message
        raise WrongUsage(Text(where + said.en, where + said.th), unreadable.help) from None


class _Asked(NamedTuple):
    """What was asked of the way that the plan is made of."""

    level: int | None
    targets: Sequence[str]
    on: date | None
    kind: str | None
    lasting: date | None
    by: date | None


def _journey(edition: Edition, case: Case, asked: _Asked, lang: Language) -> Journey:
    require_solver()
    from ecorules.path.search import Wish

    day = case.round.on if asked.on is None else asked.on
    held_as = case.round.kind if asked.kind is None else RoundKind(asked.kind)
    aim = aim_of(asked.level, case, edition, budgeted=False)
    wish = Wish(aim, until=asked.lasting, months=months_until(day, asked.by))
    assumed = typed_targets(edition, asked.targets)
    return searched(edition, case, wish, day, held_as, assumed, asked.by, lang)


def _plan(journey: Journey, start: Month, *, has_regular: bool) -> Plan:
    from ecorules.path.plan.making import Wanted, plan_of

    wanted = Wanted(journey.wish.level, start, journey.assumed, has_regular)
    return plan_of(journey.start, journey.found.paths[0].actions, wanted)


def _too_long(plan: Plan, by: date | None) -> Iterator[Diagnostic]:
    """Yield that a plan goes on beyond the day by which it was to be done.

    Each action by itself takes effect in time, but one waits for another.
    """
    ends = [one.end for one in plan.activities if one.end is not None]
    if by is None or not ends or (max(ends).year, max(ends).number) <= (by.year, by.month):
        return
    last = max(ends)
    message = Text(
        f"each action takes effect by then, but in this order and from this month the plan goes "
        f"on until {last.said('en')}",
        f"แต่ละรายการเสร็จทันวันที่กำหนด แต่เมื่อเรียงลำดับจากเดือนที่เริ่ม แผนจะยาวถึง {last.said('th')}",
    )
    remedy = Text(
        "start earlier, or do at once what need not wait: months can be changed in the workbook",
        "ให้เริ่มแผนเร็วขึ้น หรือทำพร้อมกันในส่วนที่ไม่ต้องรอกัน โดยแก้เดือนได้ในสมุดงาน",
    )
    yield Diagnostic("plan-too-long", message, help=remedy, severity=Severity.WARNING)


_TO = Text(
    "level to reach (the case's own aim unless given)", "ระดับที่ต้องการไปถึง (ถ้าไม่ระบุ ใช้ระดับที่กรณีมุ่งหมาย)"
)
_START = Text(
    "first month of the plan, such as 2565-10 (Buddhist Era) or 2022-10",
    "เดือนแรกของแผน เช่น 2565-10 (พ.ศ.) หรือ 2022-10",
)
_OUTPUT = Text(
    "file to write: .xlsx, .html or .json; - prints JSON",
    "ไฟล์ที่จะเขียน: .xlsx, .html หรือ .json ถ้าเป็น - จะแสดง JSON",
)
_FROM = Text("a plan made before (.xlsx or .json)", "แผนที่จัดทำไว้แล้ว (.xlsx หรือ .json)")
_REGULAR = Text(
    "add the meetings and training of the Saraburi plan, without months",
    "เพิ่มการประชุมและอบรมตามแผนจังหวัดสระบุรี โดยยังไม่กำหนดเดือน",
)
_NO_START = Text("from which month is the plan to start?", "แผนเริ่มเดือนใด")
_NO_WAY = Text(
    "no way leads to level {level}, so there is no plan; `ecorules path {case} --to {level}` says "
    "what forbids it\n",
    "ไม่มีแนวทางไปถึงระดับ {level} จึงไม่มีแผน ดูเหตุได้ด้วย `ecorules path {case} --to {level}`\n",
)
