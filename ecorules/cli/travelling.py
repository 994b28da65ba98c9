"""The way up as commands look for it: to which level, with which targets taken for granted."""

from __future__ import annotations

from contextlib import suppress
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from ecorules.audit.terms import terms_of
from ecorules.case.page import TARGET, unknown
from ecorules.case.values import amount_with_unit
from ecorules.cli.options import typed_day
from ecorules.cli.outcome import ExitCode, WrongUsage
from ecorules.cli.streams import message
from ecorules.cli.waiting import waiting
from ecorules.diagnostics import Diagnostic, Invalid, Text, quoted
from ecorules.documents import Unreadable

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from datetime import date
    from fractions import Fraction

    from ecorules.case.model import Case, RoundKind
    from ecorules.diagnostics import Language
    from ecorules.edition.model import Edition
    from ecorules.path.journey import Journey
    from ecorules.path.search import Wish


Command = TypeVar("Command", bound="Callable[..., Any]")
_MONTHS = 12


def lasting_option(lang: Language) -> Callable[[Command], Command]:
    """Give a command the option `--lasting`."""
    said = Text(
        "keep the level until this day: renew what expires before",
        "ให้คงระดับไว้จนถึงวันนี้ โดยต่ออายุสิ่งที่จะหมดอายุก่อน",
    )
    return click.option("--lasting", callback=typed_day, metavar="DATE", help=said.said(lang))


def by_option(lang: Language) -> Callable[[Command], Command]:
    """Give a command the option `--by`."""
    said = Text("only what takes effect by this day", "เฉพาะสิ่งที่เกิดผลภายในวันนี้")
    return click.option("--by", callback=typed_day, metavar="DATE", help=said.said(lang))


def target_option(lang: Language) -> Callable[[Command], Command]:
    """Give a command the option `--target`."""
    said = Text(
        "assume a target that nobody has set; may be repeated",
        "สมมติค่าเป้าหมายที่ยังไม่มีผู้กำหนด ระบุซ้ำได้",
    )
    return click.option(
        "--target", "targets", multiple=True, metavar="CODE=VALUE", help=said.said(lang)
    )


def require_solver() -> None:
    """Say what to install where the solver is missing."""
    if find_spec("z3") is None:
        raise WrongUsage(_NO_SOLVER, _INSTALL)


def aim_of(level: int | None, case: Case, edition: Edition, *, budgeted: bool) -> int:
    """Return the level that is meant: the one asked for, the case's own, or with a budget any."""
    highest = max(edition.levels, default=0)
    meant = level or case.round.aim or (highest if budgeted else None)
    if meant is None:
        said = Text(
            "which level is aimed at? The case names none",
            "ต้องการไปถึงระดับใด กรณีนี้ไม่ได้ระบุระดับที่มุ่งหมาย",
        )
        raise WrongUsage(said, Text("give `--to N`", "ระบุ `--to N`"))
    if meant not in edition.levels:
        levels = ", ".join(str(one) for one in edition.levels if one)
        said = Text(
            f"edition `{edition.id}` has no level {meant}",
            f"ฉบับเกณฑ์ `{edition.id}` ไม่มีระดับ {meant}",
        )
        raise WrongUsage(said, Text(f"its levels are {levels}", f"ระดับที่มีคือ {levels}"))
    return meant


def typed_targets(edition: Edition, typed: Iterable[str]) -> dict[str, Fraction]:
    """Return the targets that were typed, each in the unit of its own."""
    found: dict[str, Fraction] = {}
    for word in typed:
        name, sign, text = (part.strip() for part in word.partition("="))
        if not sign or not text:
            said = quoted(word)
            raise WrongUsage(
                Text(f"`--target`: {said} sets no value", f"`--target`: {said} ไม่ได้กำหนดค่า"),
                Text("write `--target CODE=VALUE`", "เขียน `--target CODE=VALUE`"),
            )
        target = edition.targets.get(name)
        try:
            if target is None:
                raise unknown(TARGET, name, edition.targets)
            found[name] = amount_with_unit(target.label, target.unit, text)
        except Unreadable as problem:
            where = "`--target`: "
            en, th = (where + said for said in problem.message)
            raise WrongUsage(Text(en, th), problem.help) from None
    return found


def months_until(on: date, by: date | None) -> int | None:
    """Return how many whole months there are until a day, if one is named."""
    if by is None:
        return None
    if by < on:
        raise WrongUsage(
            Text("`--by` lies before the day of the audit", "`--by` เป็นวันก่อนวันที่ตรวจ"),
            Text("give a later day", "ระบุวันที่หลังจากนั้น"),
        )
    months = (by.year - on.year) * _MONTHS + by.month - on.month
    return months - (by.day < on.day)


def searched(  # noqa: PLR0917 - all that was asked for
    edition: Edition,
    case: Case,
    wish: Wish,
    on: date,
    kind: RoundKind,
    targets: Mapping[str, Fraction],
    by: date | None,
    lang: Language,
) -> Journey:
    """Search, and say so on a terminal if it takes a second."""
    from ecorules.formulas import begin_afresh
    from ecorules.path.journey import travelled
    from ecorules.path.solutions import Undecided

    begin_afresh()
    with waiting(_PATIENCE, lang):
        try:
            return travelled(edition, case, wish, on=on, kind=kind, assumed=targets, by=by)
        except Undecided:
            raise Invalid([Diagnostic("undecided", _UNDECIDED, help=_LESS)]) from None


def reported(journey: Journey, lang: Language) -> int:
    """Say that the program has a bug, with the case and the actions on which it shows."""
    from ecorules.case.written.files import written_case
    from ecorules.case.written.folder import write_files
    from ecorules.report.path_record import written_path

    wrong = next(one for one in journey.found.paths if not one.is_proven)
    files = {"path.json": written_path(journey)}
    # An amount that the solver chose may have no end as a decimal; then the way alone is kept.
    with suppress(ValueError):
        files |= written_case(wrong.reached.case, terms_of(wrong.reached.edition))
    saved = Path("ecorules-path-bug")
    write_files(saved, {name: text.encode() for name, text in files.items()})
    message(_BUG.said(lang).format(folder=saved))
    return ExitCode.DOES_NOT_HOLD


_NO_SOLVER = Text(
    "this needs the solver z3, which is not installed", "คำสั่งนี้ต้องใช้ตัวแก้ปัญหา z3 ซึ่งยังไม่ได้ติดตั้ง"
)
_INSTALL = Text(
    "install it with `pip install 'ecorules[prove]'`", "ติดตั้งด้วย `pip install 'ecorules[prove]'`"
)
_UNDECIDED = Text(
    "the solver gave up after a minute: neither is a cheapest way found, nor is it shown that "
    "there is none",
    "ตัวแก้ปัญหาใช้เวลาเกินหนึ่งนาทีจึงหยุด ยังไม่พบแนวทางที่ใช้ภาระงานน้อยที่สุด และยังสรุปไม่ได้ว่าไม่มีแนวทาง",
)
_LESS = Text(
    "ask for a lower level first, or for less with `--alternatives` and `--lasting`",
    "ลองระบุระดับที่ต่ำลงก่อน หรือไม่ใช้ `--alternatives` และ `--lasting`",
)
_PATIENCE = Text("looking for the cheapest way …", "กำลังหาแนวทางที่ใช้ภาระงานน้อยที่สุด …")
_BUG = Text(
    "bug in the program: a way was found that the definition does not confirm; it is not shown.\n"
    "The case with the actions done is in {folder}, with the way beside it: please report them.\n",
    "โปรแกรมมีข้อผิดพลาด: พบแนวทางที่การตรวจตามนิยามไม่ยืนยัน จึงไม่แสดงแนวทางนั้น\n"
    "กรณีที่ดำเนินการแล้วและแนวทางอยู่ในโฟลเดอร์ {folder} โปรดแจ้งผู้พัฒนา\n",
)
