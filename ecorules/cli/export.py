"""`ecorules export CASE --to oscal|csv|parquet`: an audit for other programs."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Final
from urllib.parse import quote

import click

from ecorules.cli.audit import audited
from ecorules.cli.bulk_usage import require_package
from ecorules.cli.help import spoken_command
from ecorules.cli.options import day_option, edition_option, language_option, round_option
from ecorules.cli.outcome import WrongUsage, noticed
from ecorules.cli.streams import NotWritten, result
from ecorules.diagnostics import Text, quoted

if TYPE_CHECKING:
    from datetime import date

    from ecorules.audit.conduct import Audit
    from ecorules.diagnostics import Language

_ABOUT = Text(
    en="Audit a case and write it for other programs: assessment results in OSCAL, or one row a "
    "requirement as CSV or Parquet.  `--criteria` writes the edition beside it, as an OSCAL "
    "catalog with a profile for each level.",
    th="ตรวจกรณีและเขียนผลสำหรับโปรแกรมอื่น เป็นผลการตรวจแบบ OSCAL หรือเป็นตาราง CSV หรือ Parquet "
    "ที่มีหนึ่งแถวต่อข้อกำหนด `--criteria` เขียนฉบับเกณฑ์เป็นแคตตาล็อก OSCAL พร้อมโพรไฟล์ของแต่ละระดับ",
)
_TO = Text("form to write", "รูปแบบที่จะเขียน")
_INTO = Text("file to write (standard output unless given)", "ไฟล์ที่จะเขียน (ถ้าไม่ระบุ แสดงผลทางจอ)")
_CRITERIA = Text(
    "folder for the OSCAL catalog and the profiles", "โฟลเดอร์สำหรับแคตตาล็อกและโพรไฟล์ OSCAL"
)
# Spreadsheets take a file for Thai only if it says that it is UTF-8.
_MARK: Final = "\ufeff"


def command(lang: Language) -> click.Command:
    """Return the command, its help in one language."""

    @spoken_command(
        "export",
        _ABOUT,
        lang,
        "ecorules export cases/demonstration --to oscal -o results.json --criteria oscal",
        "ecorules export cases/saraburi-fy2565 --to csv",
        "ecorules export cases/demonstration --to parquet -o findings.parquet",
    )
    @click.argument("case", metavar="CASE")
    @click.option(
        "--to",
        "form",
        type=click.Choice(["oscal", "csv", "parquet"]),
        required=True,
        help=_TO.said(lang),
    )
    @click.option("-o", "--output", "into", metavar="FILE", help=_INTO.said(lang))
    @click.option("--criteria", metavar="FOLDER", help=_CRITERIA.said(lang))
    @day_option(lang)
    @edition_option(lang)
    @round_option(lang)
    @language_option(lang)
    def run(
        *,
        case: str,
        form: str,
        into: str | None,
        criteria: str | None,
        on: date | None,
        edition: str | None,
        kind: str | None,
        lang: Language,
    ) -> None:
        _refuse_what_does_not_fit(form, into, criteria)
        found = audited(case, edition, on, kind, lang)
        noticed(found.case.notices, lang)
        match form:
            case "oscal":
                _oscal(found, into, criteria, lang)
            case "csv":
                _csv(found, into, lang)
            case _:
                _parquet(found, Path(into or ""), lang)

    return run


def _refuse_what_does_not_fit(form: str, into: str | None, criteria: str | None) -> None:
    """Refuse options that mean nothing together, before anything is read."""
    if criteria is not None and form != "oscal":
        raise WrongUsage(
            Text(
                "`--criteria` goes with `--to oscal`: only OSCAL has a form for an edition",
                "`--criteria` ใช้กับ `--to oscal` เท่านั้น เพราะรูปแบบอื่นไม่มีที่สำหรับฉบับเกณฑ์",
            )
        )
    if form == "parquet":
        if into is None:
            raise WrongUsage(
                Text("Parquet is no text: give `-o FILE`", "Parquet ไม่ใช่ข้อความ ให้ระบุ `-o FILE`")
            )
        if Path(into).suffix.lower() != ".parquet":
            raise WrongUsage(
                Text(
                    f"`-o`: {quoted(into)} does not end in `.parquet`",
                    f"`-o`: ชื่อ {quoted(into)} ต้องลงท้ายด้วย `.parquet`",
                )
            )
        require_package("polars", "bulk")


def _oscal(found: Audit, into: str | None, criteria: str | None, lang: Language) -> None:
    from ecorules.report.oscal.catalog import catalog_of
    from ecorules.report.oscal.marks import written
    from ecorules.report.oscal.profiles import profiles_of
    from ecorules.report.oscal.results import results_of

    name, told = f"{found.edition.id}.catalog.json", list[str]()
    catalog = None
    if criteria is not None:
        folder = Path(criteria)
        files = {name: catalog_of(found.edition, lang)}
        for number, profile in profiles_of(found.edition, name, lang).items():
            files[f"{found.edition.id}.level-{number}.profile.json"] = profile
        told = [_saved(folder / each, written(one)) for each, one in files.items()]
        catalog = _seen_from(into, folder / name)
    page = written(results_of(found, lang, catalog))
    if into is None:
        result(page)
        return
    _tell([_saved(Path(into), page), *told], lang)


def _seen_from(into: str | None, path: Path) -> str:
    """Return where a file is, seen from the folder of another one."""
    folder = Path() if into is None else Path(into).parent
    return quote(os.path.relpath(path.resolve(), folder.resolve()).replace(os.sep, "/"))


def _csv(found: Audit, into: str | None, lang: Language) -> None:
    from ecorules.report.findings import finding_rows, written_rows

    page = written_rows(finding_rows(found))
    if into is None:
        result(page)
    else:
        _tell([_saved(Path(into), _MARK + page)], lang)


def _parquet(found: Audit, into: Path, lang: Language) -> None:
    from ecorules.engines.columnar.kept import keep
    from ecorules.engines.columnar.run import NotSaved
    from ecorules.report.findings import finding_rows

    try:
        keep(finding_rows(found), into)
    except NotSaved as why:
        raise NotWritten(str(why)) from None
    _tell([str(into)], lang)


def _saved(path: Path, text: str) -> str:
    """Write a file with its folder, and return its name as it was typed."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")
    except OSError as error:
        said = Text(f"`{path}` cannot be written", f"เขียนไฟล์ `{path}` ไม่ได้")
        raise WrongUsage(said) from error
    return str(path)


def _tell(paths: list[str], lang: Language) -> None:
    for path in paths:
        result(Text(f"written: {path}\n", f"เขียนแล้ว: {path}\n").said(lang))
