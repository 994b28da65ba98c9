"""`ecorules import FILE.xlsx… -o CASE`: filled-in forms become a case, or go into one."""
# ruff: noqa: N999 - a command stands in the module of its name, and this one is imported by it

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import click

from ecorules.audit.terms import load_case, load_register, terms_of
from ecorules.cli.evidence._options import at_option, typed_words
from ecorules.cli.help import spoken_command
from ecorules.cli.options import edition_option, language_option
from ecorules.cli.outcome import ExitCode, WrongUsage, noticed
from ecorules.cli.progress import UNDERSTANDING, WRITING, Meter, reading
from ecorules.cli.streams import result
from ecorules.diagnostics import Invalid, Text, quoted, refuse_errors
from ecorules.edition.load import load_edition

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from ecorules.case.model import Case
    from ecorules.case.workbook.bringing import Brought
    from ecorules.diagnostics import Diagnostic, Language
    from ecorules.documents.workbooks.workbook import Workbook
    from ecorules.edition.model import Edition

_ABOUT = Text(
    en="Read filled-in forms: they become the case folder CASE, or what was changed in them goes "
    "into the case that is there.  Several parts are merged.  Everything that is wrong is told "
    "with its sheet and cell, and then nothing is written.",
    th="อ่านแบบฟอร์มที่กรอกแล้ว เพื่อสร้างโฟลเดอร์กรณี CASE หรือนำสิ่งที่แก้ไขเข้ากรณีที่มีอยู่ "
    "หากมีหลายส่วนจะรวมให้ ทุกปัญหาจะแจ้งพร้อมแผ่นงานและช่อง และหากมีปัญหาจะไม่เขียนสิ่งใด",
)


def command(lang: Language) -> click.Command:
    """Return the command, its help in one language."""
    where = Text("folder of the case", "โฟลเดอร์ของกรณี")
    papers = Text("folder with the files that the forms name", "โฟลเดอร์ที่เก็บไฟล์หลักฐานซึ่งระบุในแบบฟอร์ม")
    who = Text("who records what becomes of documents", "ผู้บันทึกสถานะหลักฐาน: ชื่อและหน่วยงาน")

    @spoken_command(
        "import",
        _ABOUT,
        lang,
        "ecorules import demonstration.xlsx -o cases/again --files cases/demonstration",
        "ecorules import energy.xlsx water.xlsx -o cases/demonstration --files scans --lang th",
    )
    @click.argument("files", metavar="FILE.xlsx...", nargs=-1, required=True)
    @click.option("-o", "output", metavar="CASE", required=True, help=where.said(lang))
    @click.option("--files", "papers", metavar="FOLDER", help=papers.said(lang))
    @click.option("--by", metavar="WHO", callback=typed_words, help=who.said(lang))
    @at_option(lang)
    @edition_option(lang)
    @language_option(lang)
    def run(
        *,
        files: tuple[str, ...],
        output: str,
        papers: str | None,
        by: str | None,
        at: date,
        edition: str | None,
        lang: Language,
    ) -> int:
        wish = Wish(files, Path(output), _folder(papers), by, at, edition)
        brought, told = _brought(wish, lang)
        noticed(told, lang)
        result(_summary(brought, output, lang))
        return ExitCode.DONE

    return run


class Wish(NamedTuple):
    """What was typed: the forms, where they go, and who brings them."""

    files: tuple[str, ...]
    folder: Path
    papers: Path | None
    by: str | None
    at: date
    edition: str | None


def _folder(named: str | None) -> Path | None:
    """Return the folder of the files that forms name, if it is one."""
    if named is None:
        return None
    path = Path(named)
    if not path.is_dir():
        said = Text(f"there is no folder {quoted(named)}", f"ไม่มีโฟลเดอร์ {quoted(named)}")
        raise WrongUsage(said)
    return path


def _brought(wish: Wish, lang: Language) -> tuple[Brought, Sequence[Diagnostic]]:
    from ecorules.case.workbook.bringing import Destination, Standing, bring_into, bring_new
    from ecorules.case.workbook.importing import imported
    from ecorules.case.workbook.papers import Places, papers
    from ecorules.case.workbook.recording import Signature

    into: list[Diagnostic] = []
    with Meter(lang) as meter:
        workbooks = _read(wish.files, meter, into)
        rules = _edition(wish, workbooks, into)
        meter.doing(UNDERSTANDING)
        terms = terms_of(rules)
        case = _case(wish.folder, rules)
        beside = [Path(name).parent for name in wish.files]
        places = Places(wish.folder, [*filter(None, [wish.papers]), *dict.fromkeys(beside)])
        made = imported(workbooks, terms, case, into, places)
        found = papers(made.case, made.known, places, made.places, into)
        refuse_errors(into)
        meter.doing(WRITING)
        to = Destination(wish.folder, terms, meter)
        if case is None:
            return bring_new(to, made, found), into
        records = load_register(wish.folder, rules)[1]
        by = wish.by or ", ".join(Path(name).name for name in wish.files)
        standing = Standing(case, records, Signature(by, wish.at))
        return bring_into(to, standing, made, found), into


def _read(files: Sequence[str], meter: Meter, into: list[Diagnostic]) -> list[Workbook]:
    """Return the workbooks, or raise what is wrong with any of the files."""
    from ecorules.documents.workbooks.workbook import read_workbook

    found = []
    for name in files:
        meter.doing(reading(name))
        workbook = read_workbook(Path(name), name, into)
        if workbook is not None:
            found.append(workbook)
    if len(found) < len(files):
        raise Invalid(into)
    return found


def _edition(wish: Wish, workbooks: Sequence[Workbook], into: list[Diagnostic]) -> Edition:
    """Return the edition of the forms: the one that was typed, or for which they were made."""
    from ecorules.case.workbook.part import edition_of

    if wish.edition is not None:
        return load_edition(wish.edition)
    named = {edition_of(each) for each in workbooks} - {""}
    if len(named) == 1:
        return load_edition(named.pop())
    if not named:
        raise WrongUsage(
            Text("the forms do not say their edition", "แบบฟอร์มไม่ได้ระบุฉบับเกณฑ์"),
            Text("name it with `--edition ID`", "ระบุด้วย `--edition ID`"),
        )
    del into
    listed = ", ".join(map(quoted, sorted(named)))
    said = Text(
        f"the forms are of several editions: {listed}", f"แบบฟอร์มเป็นของเกณฑ์หลายฉบับ: {listed}"
    )
    raise WrongUsage(said)


def _case(folder: Path, rules: Edition) -> Case | None:
    """Return the case that is in a folder, if there is one."""
    from ecorules.case.written import CASE_FILE

    return load_case(folder, rules) if (folder / CASE_FILE).exists() else None


def _summary(brought: Brought, output: str, lang: Language) -> str:
    """Return what was written, and what the case holds by now."""
    case = brought.case
    members = sum(len(each.members) for each in case.rosters.values())
    counts = (
        (Text("documents", "หลักฐาน"), len(case.register.evidence)),
        (Text("values", "ข้อมูล"), len(case.observations)),
        (Text("members of rosters", "รายการในบัญชี"), members),
        (Text("targets", "ค่าเป้าหมาย"), len(case.targets)),
    )
    held = ", ".join(
        Text(f"{number:,} {name.en}", f"{name.th} {number:,}").said(lang) for name, number in counts
    )
    written = ", ".join(brought.files) or Text("nothing new", "ไม่มีการเปลี่ยนแปลง").said(lang)
    lines = [
        Text(f"written in {output}: {written}", f"เขียนใน {output}: {written}").said(lang),
        Text(f"the case has {held}", f"กรณีนี้มี {held}").said(lang),
    ]
    if brought.events:
        number = len(brought.events)
        said = Text(f"recorded in the register: {number}", f"บันทึกในทะเบียนหลักฐาน: {number} รายการ")
        lines.insert(1, said.said(lang))
    if brought.kept is not None:
        kept = Text(f"as it was before: {brought.kept}", f"ไฟล์เดิมเก็บไว้ที่ {brought.kept}")
        lines.insert(1, kept.said(lang))
    return "\n".join(lines) + "\n"
