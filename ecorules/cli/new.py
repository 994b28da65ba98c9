"""`ecorules new AREA`: the folder of one area in one round, to start from."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from ecorules.audit.starting import starting
from ecorules.case.model import Purpose, Round, RoundKind
from ecorules.case.provinces import province_called
from ecorules.case.schema import is_name
from ecorules.case.start import files_of, id_of
from ecorules.cli.help import spoken_command
from ecorules.cli.options import language_option, typed_day, typed_fiscal_year
from ecorules.cli.outcome import ExitCode, WrongUsage
from ecorules.cli.streams import result
from ecorules.cli.whole import made_whole
from ecorules.diagnostics import Text, quoted
from ecorules.documents import plain
from ecorules.edition.load import load_edition

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ecorules.diagnostics import Language
    from ecorules.edition.model import Edition

_ABOUT = Text(
    en="Begin a case: a folder with a case file that `audit` runs on at once, an empty list of "
    "factories, and a place for evidence.  AREA is its name in Thai or English; a province is "
    "known in both.  Nothing that is there is ever written over.",
    th="เริ่มกรณีใหม่ สร้างโฟลเดอร์ที่มีแฟ้มกรณีซึ่งใช้กับ `audit` ได้ทันที บัญชีโรงงานเปล่า และที่เก็บหลักฐาน "
    "AREA คือชื่อพื้นที่เป็นภาษาไทยหรืออังกฤษ หากเป็นจังหวัด ระบุเพียงภาษาเดียว ไม่มีการเขียนทับสิ่งที่มีอยู่แล้ว",
)
_AHEAD = 543
_FIRST_THAI_LETTER = "ก"


def command(lang: Language) -> click.Command:
    """Return the command, its help in one language."""
    edition_said = Text("edition to be audited by (id or folder)", "ฉบับเกณฑ์ที่ใช้ตรวจ (รหัสหรือโฟลเดอร์)")
    kind_said = Text("kind of round", "ประเภทของรอบ")
    purpose_said = Text("what the round is for", "วัตถุประสงค์ของรอบ")
    aim_said = Text("level aimed at", "ระดับที่ตั้งเป้า")
    year_said = Text("fiscal year audited, B.E.", "ปีงบประมาณที่ตรวจ (พ.ศ.)")
    on_said = Text(
        "day of the audit (default: the year's last)", "วันที่ตรวจ (ค่าเริ่มต้น: วันสิ้นปีงบประมาณ)"
    )
    where = Text("folder to make (default: the case's id)", "โฟลเดอร์ที่จะสร้าง (ค่าเริ่มต้น: รหัสกรณี)")
    id_said = Text("id of the case", "รหัสกรณี")
    thai_said = Text("name of the area in Thai", "ชื่อพื้นที่ภาษาไทย")
    english_said = Text("name of the area in English", "ชื่อพื้นที่ภาษาอังกฤษ")

    @spoken_command(
        "new",
        _ABOUT,
        lang,
        "ecorules new สระบุรี --edition eit-2565 --year 2569",
        "ecorules new Saraburi --edition eit-2562 --round certification --aim 3 --year 2569 "
        "--on 2026-03-31 -o cases/saraburi",
        'ecorules new มาบตาพุด --english "Map Ta Phut" --edition eit-2565 --year 2569 --lang th',
    )
    @click.argument("area", metavar="AREA")
    @click.option("--edition", metavar="ID", required=True, help=edition_said.said(lang))
    @click.option(
        "--round",
        "kind",
        type=click.Choice([each.value for each in RoundKind]),
        default=RoundKind.PRE_AUDIT.value,
        show_default=True,
        help=kind_said.said(lang),
    )
    @click.option(
        "--purpose",
        type=click.Choice([each.value for each in Purpose]),
        default=Purpose.RAISE.value,
        show_default=True,
        help=purpose_said.said(lang),
    )
    @click.option("--aim", type=click.IntRange(1), metavar="N", help=aim_said.said(lang))
    @click.option(
        "--year", metavar="YEAR", required=True, callback=typed_fiscal_year,
        help=year_said.said(lang),
    )  # fmt: skip
    @click.option("--on", metavar="DATE", callback=typed_day, help=on_said.said(lang))
    @click.option("-o", "output", metavar="FOLDER", help=where.said(lang))
    @click.option("--id", "case_id", metavar="NAME", help=id_said.said(lang))
    @click.option("--thai", metavar="NAME", help=thai_said.said(lang))
    @click.option("--english", metavar="NAME", help=english_said.said(lang))
    @language_option(lang)
    def run(
        *,
        area: str,
        edition: str,
        kind: str,
        purpose: str,
        aim: int | None,
        year: int,
        on: date | None,
        output: str | None,
        case_id: str | None,
        thai: str | None,
        english: str | None,
        lang: Language,
    ) -> int:
        name, is_province = _named(area, thai, english)
        rules = load_edition(edition)
        _known_level(rules, aim)
        day = on or date(year - _AHEAD, 9, 30)
        held = Round(RoundKind(kind), Purpose(purpose), aim, year, day)
        made_id = _id(case_id, name, year)
        folder = output or made_id
        start = starting(rules, made_id, name, held, is_province=is_province)
        _make(Path(folder), files_of(start))
        result(_next_steps(folder, made_id, rules, lang))
        return ExitCode.DONE

    return run


def _named(area: str, thai: str | None, english: str | None) -> tuple[Text, bool]:
    """Return the name of an area in both languages, and whether it is a province."""
    typed = plain(area)
    province = province_called(typed)
    is_thai = any(letter >= _FIRST_THAI_LETTER for letter in typed)
    in_thai = plain(thai or "") or (typed if is_thai else "")
    in_english = plain(english or "") or ("" if is_thai else typed)
    if province is not None and not thai and not english:
        return province, True
    if not in_thai:
        raise _one_language("--thai", Text("Thai", "ไทย"), typed, "มาบตาพุด")
    if not in_english:
        raise _one_language("--english", Text("English", "อังกฤษ"), typed, "Map Ta Phut")
    return Text(in_english, in_thai), False


def _one_language(option: str, missing: Text, typed: str, example: str) -> WrongUsage:
    said = Text(
        f"{quoted(typed)} is no province, and its name in {missing.en} is not given",
        f"{quoted(typed)} ไม่ใช่ชื่อจังหวัด และยังไม่ได้ระบุชื่อภาษา{missing.th}",
    )
    add = f'`{option} "{example}"`'
    return WrongUsage(said, Text(f"add it, as in {add}", f"ระบุเพิ่ม เช่น {add}"))


def _id(given: str | None, area: Text, year: int) -> str:
    made = id_of(area.en, year) if given is None else plain(given)
    if is_name(made):
        return made
    said = Text(
        f"{quoted(made)} is not a name of small letters, digits and hyphens",
        f"{quoted(made)} ไม่ใช่ชื่อที่ใช้อักษรอังกฤษตัวเล็ก ตัวเลข และเครื่องหมาย -",
    )
    example = f"`--id area-fy{year}`"
    raise WrongUsage(said, Text(f"write one, as in {example}", f"ระบุ เช่น {example}"))


def _known_level(rules: Edition, aim: int | None) -> None:
    if aim is None or aim in rules.levels:
        return
    known = ", ".join(map(str, sorted(level for level in rules.levels if level)))
    raise WrongUsage(
        Text(
            f"edition `{rules.id}` has no level {aim}; it has {known}",
            f"ฉบับเกณฑ์ `{rules.id}` ไม่มีระดับ {aim} มีเฉพาะ {known}",
        )
    )


def _make(folder: Path, files: Mapping[str, str]) -> None:
    with made_whole(folder) as beside:
        (beside / "evidence").mkdir()
        for name, text in files.items():
            (beside / name).write_text(text, encoding="utf-8", newline="")


def _next_steps(folder: str, case_id: str, rules: Edition, lang: Language) -> str:
    code = next((item.code for one in rules.requirements.values() for item in one.evidence), "ITEM")
    form = f"{case_id}.xlsx"
    steps = (
        (_FORM, f"ecorules workbook {rules.id} --from {folder} -o {form}"),
        (_BACK, f"ecorules import {form} -o {folder}"),
        (_PAPERS, f'ecorules evidence add {folder} {code} FILE --by "…"'),
        (_STATUS, f"ecorules evidence status {folder}"),
        (_AUDIT, f"ecorules audit {folder}"),
    )
    made = Text(
        f"{folder} is made: case.yaml, the list of factories, evidence/",
        f"สร้าง {folder} แล้ว มี case.yaml บัญชีโรงงาน และ evidence/",
    )
    lines = [made.said(lang), "", Text("Next:", "ขั้นต่อไป:").said(lang)]
    for number, (what, how) in enumerate(steps, 1):
        lines += [f"  {number}. {what.said(lang)}", f"       {how}"]
    return "\n".join(lines) + "\n"


_FORM = Text("write the form, and fill it in", "จัดทำแบบฟอร์ม แล้วกรอก")
_BACK = Text("bring the form back", "นำแบบฟอร์มที่กรอกแล้วกลับเข้ามา")
_PAPERS = Text("hand in a document", "ส่งหลักฐาน")
_STATUS = Text("see how far the documents have come", "ดูความคืบหน้าของหลักฐาน")
_AUDIT = Text("audit", "ตรวจประเมิน")
