"""`ecorules bulk FILE…`: many cases at once, as columns."""

from __future__ import annotations

from dataclasses import replace
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import click

from ecorules.case.model import RoundKind
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
from ecorules.diagnostics import Text, nearest, quoted
from ecorules.documents import Unreadable, fiscal_year
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
        "ecorules bulk tests/example/towns.csv --edition eit-2562"
        " --roster factories=tests/example/factories.csv",
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
    @click.option("--fiscal-year", "year", callback=_year, metavar="YEAR", help=_YEAR.said(lang))
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
        paths = _paths(files, into)
        _require("polars", "bulk")
        if cluster is not None:
            _require("distributed", "cluster")
        order = Order(None if into is None else Path(into), cluster, lang)
        if all(path.is_dir() for path in paths):
            _refuse_for_folders(rosters, complete, register, year, cluster)
            rules, found = _of_folders(paths, edition, _Held(on, kind, reasons), order)
        else:
            rules = load_edition(_named(edition))
            told = _Told(rosters, complete, register)
            held = _setting(told, _Held(on, kind, reasons), year, rules)
            found = _of_tables(paths, rules, _tables(rosters, rules), held, order)
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


def _year(ctx: click.Context, param: click.Parameter, value: str | None) -> int | None:
    """Return the fiscal year that was typed, in the forms that case files take."""
    del ctx
    try:
        return None if value is None else fiscal_year(value)
    except Unreadable as unreadable:
        where, said = f"`{param.opts[0]}`: ", unreadable.message
        raise WrongUsage(Text(where + said.en, where + said.th), unreadable.help) from None


def _layout(edition: str | None) -> str:
    from ecorules.engines.columnar.layout import written_layout

    return written_layout(load_edition(_named(edition)))


def _named(edition: str | None) -> str:
    if edition is None:
        raise WrongUsage(
            Text(
                "a table names no edition: give `--edition`",
                "ตารางไม่ได้ระบุฉบับเกณฑ์ ให้ระบุ `--edition`",
            )
        )
    return edition


def _paths(files: tuple[str, ...], into: str | None) -> list[Path]:
    if not files:
        raise WrongUsage(Text("`FILE` is missing", "ยังไม่ได้ระบุ `FILE`"))
    if into is not None and Path(into).suffix.lower() not in _SUFFIXES:
        listed = ", ".join(_SUFFIXES)
        raise WrongUsage(
            Text(f"`-o` takes a file that ends in {listed}", f"ชื่อแฟ้มของ `-o` ต้องลงท้ายด้วย {listed}")
        )
    paths = [Path(each) for each in files]
    if len({path.is_dir() for path in paths}) > 1:
        raise WrongUsage(
            Text("give either tables or folders of cases", "ระบุตารางหรือโฟลเดอร์ของกรณีอย่างใดอย่างหนึ่ง")
        )
    return paths


_SUFFIXES = (".parquet", ".csv", ".jsonl")


def _require(package: str, extra: str) -> None:
    """Say which extra is missing, unless it is there."""
    if find_spec(package) is None:
        raise WrongUsage(
            Text(f"this needs the package {package}", f"ต้องใช้แพ็กเกจ {package}"),
            Text(f"install `ecorules[{extra}]`", f"ติดตั้ง `ecorules[{extra}]`"),
        )


def _refuse_for_folders(
    rosters: tuple[str, ...],
    complete: tuple[str, ...],
    register: str | None,
    year: int | None,
    cluster: str | None,
) -> None:
    """Refuse what a case says for itself."""
    given = {
        "--roster": rosters,
        "--complete": complete,
        "--register": register,
        "--fiscal-year": year,
        "--cluster": cluster,
    }
    named = next((name for name, value in given.items() if value), None)
    if named is not None:
        raise WrongUsage(
            Text(f"`{named}` is for tables, not for folders", f"`{named}` ใช้กับตาราง ไม่ใช้กับโฟลเดอร์")
        )


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
    kind = None if held.kind is None else RoundKind(held.kind)
    tables = tables_of_cases(read, held.on, kind)
    return read.edition, _done(
        read.edition, replace(tables, has_gaps=held.reasons), len(read.cases), order
    )


def _tables(rosters: tuple[str, ...], edition: Edition) -> dict[str, Path]:
    """Return the table of each roster that was named."""
    found = {}
    for typed in rosters:
        name, is_given, path = typed.partition("=")
        if not is_given:
            raise WrongUsage(
                Text("`--roster` takes NAME=FILE", "ค่าของ `--roster` ต้องเป็น NAME=FILE")
            )
        found[_roster(name, edition)] = Path(path)
    return found


def _roster(name: str, edition: Edition) -> str:
    known = edition.vocabulary.rosters
    if name not in known:
        said, close = quoted(name), nearest(name, known)
        also = close or ", ".join(sorted(known))
        raise WrongUsage(
            Text(f"there is no roster {said}", f"ไม่มีบัญชี {said}"),
            Text(f"did you mean {quoted(also)}?", f"หมายถึง {quoted(also)} หรือไม่"),
        )
    return name


def _setting(told: _Told, held: _Held, year: int | None, edition: Edition) -> Setting:
    from ecorules.engines.columnar.setting import Setting

    return Setting(
        RoundKind.PRE_AUDIT if held.kind is None else RoundKind(held.kind),
        told.register == "closed",
        held.on,
        year,
        frozenset(_roster(name, edition) for name in told.complete),
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
