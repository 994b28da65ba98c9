"""`ecorules workbook EDITION -o FILE.xlsx`: the form that an area fills in."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from ecorules.audit.terms import load_case
from ecorules.cli.help import spoken_command
from ecorules.cli.options import language_option
from ecorules.cli.outcome import ExitCode, WrongUsage, noticed
from ecorules.cli.owners import owner_meant
from ecorules.cli.progress import READING, Meter
from ecorules.cli.streams import result
from ecorules.diagnostics import Text, quoted
from ecorules.edition.load import load_edition

if TYPE_CHECKING:
    from ecorules.case.model import Case
    from ecorules.diagnostics import Language
    from ecorules.edition.model import Edition
    from ecorules.report.workbook.part import Part

_ABOUT: Final = Text(
    en="Write the form that an area fills in: a workbook with its profile, every document and "
    "figure that the edition reads, the roster of factories and the targets.  What a case "
    "has already stands in it.",
    th="จัดทำแบบฟอร์มให้พื้นที่กรอก เป็นสมุดงานที่มีข้อมูลพื้นที่ หลักฐานและข้อมูลทุกรายการที่เกณฑ์ใช้ บัญชีโรงงาน "
    "และค่าเป้าหมาย พร้อมสิ่งที่กรณีมีอยู่แล้ว",
)
_SUFFIX: Final = ".xlsx"


def command(lang: Language) -> click.Command:
    """Return the command, its help in one language."""
    where = Text("file to write; one that is there is kept", "ไฟล์ที่จะเขียน ไม่เขียนทับไฟล์ที่มีอยู่")
    filled = Text("fill in what this case folder has", "กรอกสิ่งที่โฟลเดอร์กรณีนี้มีอยู่แล้ว")
    whose = Text("only the part of this agency", "เฉพาะส่วนของหน่วยงานนี้")
    which = Text("only what is asked up to level N", "เฉพาะสิ่งที่ต้องใช้ถึงระดับ N")

    @spoken_command(
        "workbook",
        _ABOUT,
        lang,
        "ecorules workbook eit-2565 -o form.xlsx --lang th",
        "ecorules workbook eit-2562 -o example-town.xlsx --from cases/demonstration",
        "ecorules workbook eit-2562 -o energy.xlsx --from cases/demonstration "
        "--owner provincial-energy-office --level 3",
    )
    @click.argument("edition", metavar="EDITION")
    @click.option("-o", "output", metavar="FILE", required=True, help=where.said(lang))
    @click.option("--from", "source", metavar="CASE", help=filled.said(lang))
    @click.option("--owner", metavar="AGENCY", help=whose.said(lang))
    @click.option("--level", type=click.IntRange(0), metavar="N", help=which.said(lang))
    @language_option(lang)
    def run(
        *,
        edition: str,
        output: str,
        source: str | None,
        owner: str | None,
        level: int | None,
        lang: Language,
    ) -> int:
        path = _free(output)
        rules = load_edition(edition)
        case = None if source is None else _read(source, rules, lang)
        noticed(() if case is None else case.notices, lang)
        part = _part(rules, case, owner, level)
        _write(path, _made(part, lang), output)
        result(_summary(part, output, lang))
        return ExitCode.DONE

    return run


def _read(source: str, rules: Edition, lang: Language) -> Case:
    with Meter(lang) as meter:
        meter.doing(READING)
        return load_case(source, rules)


def _free(output: str) -> Path:
    """Return where to write, if nothing stands there and a spreadsheet would open it."""
    path = Path(output)
    if path.suffix.lower() != _SUFFIX:
        said = Text(
            f"the name of a workbook ends in `{_SUFFIX}`, and {quoted(output)} does not",
            f"ชื่อไฟล์สมุดงานต้องลงท้ายด้วย `{_SUFFIX}` แต่ {quoted(output)} ไม่ใช่",
        )
        remedy = Text(
            f"write `-o {path.with_suffix(_SUFFIX)}`", f"เขียน `-o {path.with_suffix(_SUFFIX)}`"
        )
        raise WrongUsage(said, remedy)
    if path.exists():
        raise _is_there(output)
    return path


def _is_there(output: str) -> WrongUsage:
    said = Text(
        f"{quoted(output)} is there already, and somebody may have filled it in",
        f"มีไฟล์ {quoted(output)} อยู่แล้ว และอาจมีผู้กรอกข้อมูลไว้",
    )
    remedy = Text(
        "write to another name, or move that file away first",
        "ใช้ชื่อไฟล์อื่น หรือย้ายไฟล์นั้นไปที่อื่นก่อน",
    )
    return WrongUsage(said, remedy)


def _part(rules: Edition, case: Case | None, owner: str | None, level: int | None) -> Part:
    from ecorules.report.workbook.part import Part

    if level is not None and level not in rules.levels:
        known = ", ".join(map(str, sorted(rules.levels)))
        raise WrongUsage(
            Text(
                f"edition `{rules.id}` has no level {level}; it has {known}",
                f"ฉบับเกณฑ์ `{rules.id}` ไม่มีระดับ {level} มีเฉพาะ {known}",
            )
        )
    agencies = {} if case is None else case.agencies
    named = None if owner is None else owner_meant(owner, rules.vocabulary.owners, agencies)
    part = Part(rules, case, named, level)
    if named is not None and part.is_empty:
        raise _nothing_asked(part, named)
    return part


def _nothing_asked(part: Part, owner: str) -> WrongUsage:
    agency = part.agency(owner)
    up_to = Text("", "")
    if part.level is not None:
        up_to = Text(f" up to level {part.level}", f"จนถึงระดับ {part.level}")
    return WrongUsage(
        Text(
            f"edition `{part.edition.id}` asks nothing of {agency.en}{up_to.en}",
            f"ฉบับเกณฑ์ `{part.edition.id}` ไม่ได้ขอสิ่งใดจาก{agency.th}{up_to.th}",
        )
    )


def _made(part: Part, lang: Language) -> bytes:
    try:
        from ecorules.report.workbook.form import form_bytes

        with Meter(lang) as meter:
            return form_bytes(part, lang, meter.rows)
    except ModuleNotFoundError as missing:
        if not (missing.name or "").startswith("xlsxwriter"):
            raise
        said = Text("workbooks need the package XlsxWriter", "การเขียนสมุดงานต้องใช้แพ็กเกจ XlsxWriter")
        install = "pip install 'ecorules[workbook]'"
        remedy = Text(f"install it with `{install}`", f"ติดตั้งด้วย `{install}`")
        raise WrongUsage(said, remedy) from None


def _write(path: Path, content: bytes, output: str) -> None:
    """Write a file that was not there; what cannot be written whole is taken away again."""
    try:
        with path.open("xb") as file:
            try:
                file.write(content)
            except OSError:
                path.unlink()
                raise
    except FileExistsError:
        raise _is_there(output) from None
    except OSError as error:
        why = error.strerror or str(error)
        said = Text(f"`{output}` cannot be written ({why})", f"เขียนไฟล์ `{output}` ไม่ได้ ({why})")
        raise WrongUsage(said) from None


def _summary(part: Part, output: str, lang: Language) -> str:
    """Return what was written, and what there is to fill in."""
    facts = part.facts
    own = sum(asked.fact.roster is None for asked in facts)
    counts = (
        (Text("documents", "หลักฐาน"), len(part.items)),
        (Text("facts of the area", "ข้อมูลของพื้นที่"), own),
        (Text("columns of the roster", "คอลัมน์ในบัญชีโรงงาน"), len(facts) - own),
        (Text("targets", "ค่าเป้าหมาย"), len(part.targets)),
    )
    asked = ", ".join(
        Text(f"{number} {name.en}", f"{name.th} {number}").said(lang) for name, number in counts
    )
    written = Text(f"written: {output}", f"เขียนแล้ว: {output}").said(lang)
    to_fill = Text("to fill in", "รายการที่ให้กรอก").said(lang)
    return f"{written}\n{to_fill}: {asked}\n"
