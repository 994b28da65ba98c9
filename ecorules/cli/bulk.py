"""`ecorules bulk FILE…`: many cases at once, as columns."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import click

from ecorules.case.model import RoundKind
from ecorules.cli.bulk_usage import (
    named_edition,
    paths_typed,
    refuse_for_folders,
    require_package,
    roster_tables,
    roster_typed,
    year_typed,
)
from ecorules.cli.drafts import in_force_for_all
from ecorules.cli.help import spoken_command
from ecorules.cli.options import (
    day_option,
    edition_option,
    format_option,
    language_option,
    page,
    round_option,
)
from ecorules.cli.outcome import WrongUsage
from ecorules.cli.progress import Progress
from ecorules.cli.streams import NotWritten, result
from ecorules.diagnostics import Text, quoted
from ecorules.edition.load import load_edition

if TYPE_CHECKING:
    from datetime import date

    from ecorules.diagnostics import Language
    from ecorules.edition.model import Edition
    from ecorules.engines.columnar.cluster import Work
    from ecorules.engines.columnar.found import Found
    from ecorules.engines.columnar.setting import Setting
    from ecorules.engines.columnar.tables import Tables

_ABOUT = Text(
    en="Evaluate many cases at once: a Parquet or CSV table with one row a case, or a folder of "
    "cases.  The counts are printed; `-o` writes one row a case with the proven and the reachable "
    "level and every verdict.  The same results as `audit`, exactly.",
    th="ตรวจหลายกรณีพร้อมกันจากตาราง Parquet หรือ CSV ที่มีหนึ่งแถวต่อกรณี หรือจากโฟลเดอร์ของกรณี "
    "แสดงจำนวนรวม และเขียนผลรายกรณีด้วย `-o` ทั้งระดับที่พิสูจน์แล้ว ระดับที่ยังไปถึงได้ และผลทุกข้อกำหนด "
    "ผลลัพธ์ตรงกับคำสั่ง `audit` ทุกประการ",
)
_INTO = Text(
    "write one row a case (.parquet, .csv or .jsonl)", "เขียนผลรายกรณี (.parquet, .csv หรือ .jsonl)"
)
_ROSTER = Text("table of a roster's members, one row each", "ตารางรายชื่อ หนึ่งแถวต่อหนึ่งราย")
_COMPLETE = Text(
    "rosters list all their members, unless a row says otherwise",
    "ถือว่าบัญชีครบถ้วน เว้นแต่แถวนั้นระบุเป็นอย่างอื่น",
)
_REGISTER = Text(
    "state of the register, unless a row says otherwise (open unless given)",
    "สถานะทะเบียนหลักฐาน เว้นแต่แถวนั้นระบุเป็นอย่างอื่น (ถ้าไม่ระบุ ถือว่าเปิด)",
)
_YEAR = Text("the audited fiscal year (B.E.)", "ปีงบประมาณที่ตรวจ (พ.ศ.)")
_REASONS = Text("say why requirements are undetermined", "ระบุเหตุผลของข้อที่ยังตัดสินไม่ได้")
_LAYOUT = Text("print the columns that tables may have, as JSON", "แสดงคอลัมน์ที่ตารางมีได้ เป็น JSON")
_CLUSTER = Text(
    "share the work: address of a Dask scheduler, or a number of workers here",
    "แบ่งงานให้คลัสเตอร์ Dask ระบุที่อยู่ตัวจัดสรรงาน หรือจำนวนตัวทำงานในเครื่องนี้",
)


def command(lang: Language) -> click.Command:
    """Return the command, its help in one language."""

    @spoken_command(
        "bulk",
        _ABOUT,
        lang,
        "ecorules bulk cases --lang th",
        "ecorules bulk cases/tables/towns.csv --edition eit-2562 --format json",
        "ecorules bulk --edition eit-2565 --layout",
    )
    @click.argument("files", metavar="FILE...", nargs=-1)
    @edition_option(lang)
    @click.option(
        "--roster", "rosters", multiple=True, metavar="NAME=FILE", help=_ROSTER.said(lang)
    )
    @click.option("--complete", multiple=True, metavar="NAME", help=_COMPLETE.said(lang))
    @round_option(lang)
    @click.option("--register", type=click.Choice(["open", "closed"]), help=_REGISTER.said(lang))
    @day_option(lang)
    @click.option(
        "--fiscal-year", "year", callback=year_typed, metavar="YEAR", help=_YEAR.said(lang)
    )
    @click.option("--reasons", is_flag=True, help=_REASONS.said(lang))
    @click.option("-o", "--output", "into", metavar="FILE", help=_INTO.said(lang))
    @click.option("--cluster", metavar="WHERE", help=_CLUSTER.said(lang))
    @click.option("--layout", is_flag=True, help=_LAYOUT.said(lang))
    @format_option(lang)
    @language_option(lang)
    def run(
        *,
        files: tuple[str, ...],
        edition: str | None,
        rosters: tuple[str, ...],
        complete: tuple[str, ...],
        register: str | None,
        kind: str | None,
        on: date | None,
        year: int | None,
        reasons: bool,
        into: str | None,
        cluster: str | None,
        layout: bool,
        form: str,
        lang: Language,
    ) -> None:
        if layout:
            result(_layout(edition))
            return
        paths = paths_typed(files, into)
        require_package("polars", "bulk")
        if cluster is not None:
            require_package("distributed", "cluster")
        order = Order(None if into is None else Path(into), cluster, lang)
        if all(path.is_dir() for path in paths):
            refuse_for_folders(rosters, complete, register, year, cluster)
            rules, found = _of_folders(paths, edition, _Held(on, kind, reasons), order)
        else:
            rules = in_force_for_all(load_edition(named_edition(edition)), on, lang)
            told = _Told(rosters, complete, register)
            held = _setting(told, _Held(on, kind, reasons), year, rules)
            found = _of_tables(paths, rules, roster_tables(rosters, rules), held, order)
        result(_written(rules, found, form, lang))

    return run


class Order(NamedTuple):
    """Where results go, who does the work, and in which language it is told how far it is."""

    into: Path | None
    cluster: str | None
    lang: Language


class _Held(NamedTuple):
    """On which day and as which kind of round cases are audited, and whether reasons are asked."""

    on: date | None
    kind: str | None
    reasons: bool


class _Told(NamedTuple):
    """What is told of all rows of a table."""

    rosters: tuple[str, ...]
    complete: tuple[str, ...]
    register: str | None


def _layout(edition: str | None) -> str:
    from ecorules.engines.columnar.layout import written_layout

    return written_layout(load_edition(named_edition(edition)))


def _of_folders(
    paths: list[Path], named: str | None, held: _Held, order: Order
) -> tuple[Edition, Found]:
    from ecorules.engines.columnar.folders import case_folders, read_cases, tables_of_cases

    folders = [folder for path in paths for folder in case_folders(path)]
    if not folders:
        raise WrongUsage(
            Text("there is no `case.yaml` below these folders", "ไม่พบ `case.yaml` ในโฟลเดอร์เหล่านี้")
        )
    edition = None if named is None else load_edition(named)
    with Progress(len(folders), order.lang) as progress:
        read = read_cases(folders, edition, progress.advance)
    read = read._replace(edition=in_force_for_all(read.edition, held.on, order.lang))
    kind = None if held.kind is None else RoundKind(held.kind)
    tables = tables_of_cases(read, held.on, kind)
    return read.edition, _done(
        read.edition, replace(tables, has_gaps=held.reasons), len(read.cases), order
    )


def _setting(told: _Told, held: _Held, year: int | None, edition: Edition) -> Setting:
    from ecorules.engines.columnar.setting import Setting

    return Setting(
        RoundKind.PRE_AUDIT if held.kind is None else RoundKind(held.kind),
        told.register == "closed",
        held.on,
        year,
        frozenset(roster_typed(name, edition) for name in told.complete),
        held.reasons,
    )


def _of_tables(
    paths: list[Path], edition: Edition, rosters: dict[str, Path], setting: Setting, order: Order
) -> Found:
    from ecorules.engines.columnar.flat import Sources, flat_tables

    flat = flat_tables(edition, Sources(paths, rosters), setting)
    if order.cluster is not None:
        from ecorules.engines.columnar.cluster import Work

        work = Work(edition, Sources(paths, rosters), setting, flat.cases)
        return _shared(work, order.cluster, order)
    return _done(edition, flat.tables, flat.cases, order)


def _done(edition: Edition, tables: Tables, cases: int, order: Order) -> Found:
    from ecorules.engines.columnar import run

    with Progress(cases, order.lang) as progress:
        try:
            return run.carried_out(edition, tables, run.Order(order.into, progress.advance))
        except run.NotSaved as why:
            raise NotWritten(str(why)) from None


def _shared(work: Work, where: str, order: Order) -> Found:
    """Have a cluster do the work."""
    from ecorules.engines.columnar import run
    from ecorules.engines.columnar.cluster import NotReached, shared

    with Progress(work.cases, order.lang) as progress:
        try:
            return shared(work, where, run.Order(order.into, progress.advance))
        except NotReached:
            said = quoted(where)
            raise WrongUsage(
                Text(f"there is no Dask scheduler at {said}", f"ไม่พบตัวจัดสรรงาน Dask ที่ {said}"),
                Text(
                    "start one with `dask scheduler`, or give a number of workers",
                    "เริ่มด้วย `dask scheduler` หรือระบุจำนวนตัวทำงาน",
                ),
            ) from None
        except run.NotSaved as why:
            raise NotWritten(str(why)) from None


def _written(edition: Edition, found: Found, form: str, lang: Language) -> str:
    if form == "json":
        from ecorules.engines.columnar.record import written_bulk

        return written_bulk(edition, found)
    from ecorules.report.bulk import bulk_page

    return bulk_page(edition, found, page(), lang)
