"""The options that several commands share, each explained in both languages."""

from __future__ import annotations

import shutil
import sys
from typing import TYPE_CHECKING, Any, TypeVar

import click

from ecorules.cli.language import language_parameter
from ecorules.cli.outcome import WrongUsage
from ecorules.diagnostics import Text
from ecorules.documents import Unreadable, day, fiscal_year
from ecorules.edition.packaged import find_edition, is_variant
from ecorules.report.layout import Page

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date
    from pathlib import Path

    from ecorules.diagnostics import Language

Command = TypeVar("Command", bound="Callable[..., Any]")


def typed_day(ctx: click.Context, param: click.Parameter, value: str | None) -> date | None:
    """Return the day that was typed, in any of the forms that case files take."""
    del ctx
    try:
        return None if value is None else day(value)
    except Unreadable as unreadable:
        where, said = f"`{param.opts[0]}`: ", unreadable.message
        raise WrongUsage(Text(where + said.en, where + said.th), unreadable.help) from None


def typed_fiscal_year(ctx: click.Context, param: click.Parameter, value: str | None) -> int | None:
    """Return the fiscal year that was typed, of the Buddhist Era."""
    del ctx
    try:
        return None if value is None else fiscal_year(value)
    except Unreadable as unreadable:
        where, said = f"`{param.opts[0]}`: ", unreadable.message
        raise WrongUsage(Text(where + said.en, where + said.th), unreadable.help) from None


def day_option(lang: Language) -> Callable[[Command], Command]:
    """Give a command the option `--on`."""
    said = Text("day of the audit (the case's own unless given)", "วันที่ตรวจ (ถ้าไม่ระบุ ใช้วันที่ในแฟ้มกรณี)")
    return click.option("--on", callback=typed_day, metavar="DATE", help=said.said(lang))


def edition_option(lang: Language) -> Callable[[Command], Command]:
    """Give a command the option `--edition`."""
    said = Text("edition to audit by (id or folder)", "ฉบับเกณฑ์ที่ใช้ (รหัสหรือโฟลเดอร์)")
    return click.option("--edition", metavar="ID", help=said.said(lang))


def round_option(lang: Language) -> Callable[[Command], Command]:
    """Give a command the option `--round`."""
    said = Text("audit as this kind of round", "ตรวจแบบรอบนี้")
    kinds = click.Choice(["pre-audit", "certification"])
    return click.option("--round", "kind", type=kinds, help=said.said(lang))


def format_option(lang: Language) -> Callable[[Command], Command]:
    """Give a command the option `--format`."""
    said = Text("form of the output", "รูปแบบผลลัพธ์")
    formats = click.Choice(["text", "json"])
    return click.option(
        "--format", "form", type=formats, default="text", show_default=True, help=said.said(lang)
    )


def language_option(lang: Language) -> Callable[[Command], Command]:
    """Give a command the option `--lang`, the group's language unless it names another."""
    same = language_parameter(lang)
    return click.option("--lang", type=same.type, default=lang, help=same.help)


def edition_folder(edition: str) -> Path:
    """Return the folder of an edition; a variant has none of its own and says so."""
    found = find_edition(edition)
    if is_variant(found):
        said = Text(
            f"`{edition}` is a variant: check and test the edition that it is a reading of",
            f"`{edition}` เป็นฉบับทางเลือก ให้ตรวจและทดสอบพร้อมกับฉบับเกณฑ์ที่เป็นต้นทาง",
        )
        raise WrongUsage(said)
    return found


def page() -> Page:
    """Return a page for standard output: width and colour on a terminal only."""
    if not sys.stdout.isatty():
        return Page(width=None, colour=False)
    return Page(width=shutil.get_terminal_size().columns, colour=True)
