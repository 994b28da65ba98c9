"""The options that several commands of the register share: who, and on which day."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING, Any, TypeVar

import click

from ecorules.cli.clock import today
from ecorules.cli.options import typed_day
from ecorules.cli.outcome import WrongUsage
from ecorules.diagnostics import Text
from ecorules.documents.days import day_said

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from ecorules.diagnostics import Language

Command = TypeVar("Command", bound="Callable[..., Any]")


def by_option(lang: Language) -> Callable[[Command], Command]:
    """Give a command the option `--by`."""
    said = Text("who does it: name, and office", "ผู้ดำเนินการ: ชื่อและหน่วยงาน")
    return click.option(
        "--by", required=True, metavar="WHO", callback=typed_words, help=said.said(lang)
    )


def at_option(lang: Language) -> Callable[[Command], Command]:
    """Give a command the option `--at`."""
    said = Text("day on which it was done (default: today)", "วันที่ดำเนินการ (ค่าเริ่มต้น: วันนี้)")
    return click.option("--at", metavar="DATE", callback=_day_until_today, help=said.said(lang))


def because_option(lang: Language, *, required: bool) -> Callable[[Command], Command]:
    """Give a command the option `--because`."""
    said = Text("the reason", "เหตุผล")
    return click.option(
        "--because", required=required, metavar="TEXT", callback=typed_words, help=said.said(lang)
    )


def typed_words(ctx: click.Context, param: click.Parameter, value: str | None) -> str | None:
    """Return words as they were typed, in one line; there must be some."""
    del ctx
    if value is None:
        return None
    words, name = " ".join(value.split()), param.opts[0]
    if not words:
        raise WrongUsage(Text(f"`{name}` says nothing", f"`{name}` ยังไม่ได้ระบุข้อความ"))
    if any(unicodedata.category(character) in {"Cc", "Cs"} for character in words):
        raise WrongUsage(
            Text(
                f"`{name}` holds characters that cannot be shown",
                f"`{name}` มีอักขระที่แสดงผลไม่ได้",
            )
        )
    return words


def _day_until_today(ctx: click.Context, param: click.Parameter, value: str | None) -> date:
    """Return the day that was typed, or today; nothing is done on a day that is yet to come."""
    day = typed_day(ctx, param, value)
    if day is None:
        return today()
    if day > today():
        said = Text(
            f"`{param.opts[0]}`: {day_said(day, 'en')} is yet to come",
            f"`{param.opts[0]}`: วันที่ {day_said(day, 'th')} ยังมาไม่ถึง",
        )
        raise WrongUsage(said)
    return day
