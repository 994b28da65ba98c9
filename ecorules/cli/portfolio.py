"""`ecorules portfolio [DIR]`: real areas by level, and volumes over many areas."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from ecorules.cli.help import spoken_command
from ecorules.cli.options import format_option, page
from ecorules.cli.outcome import WrongUsage
from ecorules.cli.streams import result
from ecorules.cli.volumes import Order, refuse_passed_over, write_volumes
from ecorules.diagnostics import Text, quoted
from ecorules.documents import Unreadable, fiscal_year
from ecorules.outcomes.load import load_outcomes
from ecorules.report.portfolio import last_year, portfolio_of, portfolio_page
from ecorules.report.portfolio_record import written_portfolio

if TYPE_CHECKING:
    from ecorules.diagnostics import Language

_ABOUT = Text(
    en="Count real areas by level at the end of a fiscal year, from the outcome records in "
    "DIR (`outcomes.yaml`; `cases` unless given): what is published of areas by name, beside "
    "the published totals.  Nothing is audited.  With `-o` or `--volumes` every case below DIR "
    "is audited and told in a volume: areas by level, province and round, what fails most often, "
    "what is missing with whom, advice for the next level, and the department's indicators.",
    th="นับพื้นที่จริงแยกตามระดับเมื่อสิ้นปีงบประมาณ จากบันทึกผลใน DIR (`outcomes.yaml` "
    "หากไม่ระบุใช้ `cases`) โดยแสดงผลที่เผยแพร่เป็นรายพื้นที่เทียบกับจำนวนรวมที่เผยแพร่ "
    "ไม่มีการตรวจประเมินใด ๆ หากระบุ `-o` หรือ `--volumes` จะตรวจทุกกรณีใน DIR "
    "และจัดทำเป็นเล่ม ประกอบด้วยพื้นที่แยกตามระดับ จังหวัด และรอบการตรวจ ข้อที่ไม่สอดคล้องบ่อย "
    "สิ่งที่ยังขาดแยกตามหน่วยงาน ข้อเสนอแนะสู่ระดับถัดไป และผลตามตัวชี้วัดของกรม",
)
_YEAR = Text(
    "fiscal year (the last of the records unless given)", "ปีงบประมาณ (ถ้าไม่ระบุ ใช้ปีล่าสุดในบันทึก)"
)

_INTO = Text("file of a volume: .html, .pdf or .xlsx", "ไฟล์ของเล่มรายงาน: .html, .pdf หรือ .xlsx")
_PROVINCE = Text("with `-o`: the volume of one province", "ใช้กับ `-o`: เล่มของจังหวัดเดียว")
_VOLUMES = Text(
    "folder for one volume of all areas and one for each province",
    "โฟลเดอร์สำหรับฉบับรวมและเล่มแยกรายจังหวัด",
)
_TO = Text("with `--volumes`: form of the files (html)", "ใช้กับ `--volumes`: รูปแบบไฟล์ (html)")
_SYNTHETIC = Text("take in cases that are made up", "รวมกรณีสมมติด้วย")
_LANGUAGES = Text(
    "language; `both`, with files: side by side", "ภาษา `both` ใช้กับไฟล์ คือสองภาษาเคียงกัน"
)
_DIGITS = Text("digits of the Thai text in files", "ตัวเลขในข้อความภาษาไทยของไฟล์")
_FONT = Text("font of a PDF, instead of the one found", "ฟอนต์ของไฟล์ PDF แทนฟอนต์ที่พบในเครื่อง")
_NO_YEAR = Text("no record names a year: give `--year`", "ไม่มีบันทึกใดระบุปี ให้ระบุ `--year`")


def _year(ctx: click.Context, param: click.Parameter, value: str | None) -> int | None:
    """Return the fiscal year that was typed, in the forms that case files take."""
    del ctx
    try:
        return None if value is None else fiscal_year(value)
    except Unreadable as unreadable:
        where, said = f"`{param.opts[0]}`: ", unreadable.message
        raise WrongUsage(Text(where + said.en, where + said.th), unreadable.help) from None


def command(lang: Language) -> click.Command:
    """Return the command, its help in one language."""

    @spoken_command(
        "portfolio",
        _ABOUT,
        lang,
        "ecorules portfolio --year 2564",
        "ecorules portfolio cases --year 2564 --lang th",
        "ecorules portfolio --format json",
        "ecorules portfolio cases -o volume.html --province Saraburi --lang th",
        "ecorules portfolio cases --volumes volumes --to pdf --synthetic --lang both",
    )
    @click.argument("folder", metavar="[DIR]", default="cases")
    @click.option("--year", callback=_year, metavar="YEAR", help=_YEAR.said(lang))
    @click.option("-o", "output", metavar="FILE", help=_INTO.said(lang))
    @click.option("--province", metavar="NAME", help=_PROVINCE.said(lang))
    @click.option("--volumes", metavar="FOLDER", help=_VOLUMES.said(lang))
    @click.option(
        "--to", "volume_form", type=click.Choice(["html", "pdf", "xlsx"]), help=_TO.said(lang)
    )
    @click.option("--synthetic", is_flag=True, help=_SYNTHETIC.said(lang))
    @click.option("--digits", type=click.Choice(["arabic", "thai"]), help=_DIGITS.said(lang))
    @click.option("--font", metavar="NAME", help=_FONT.said(lang))
    @format_option(lang)
    @click.option(
        "--lang",
        "languages",
        type=click.Choice(["th", "en", "both"]),
        default=lang,
        help=_LANGUAGES.said(lang),
    )
    def run(
        *,
        folder: str,
        year: int | None,
        output: str | None,
        province: str | None,
        volumes: str | None,
        volume_form: str | None,
        synthetic: bool,
        digits: str | None,
        font: str | None,
        form: str,
        languages: str,
    ) -> None:
        speaks: Language = "en" if languages == "en" else "th"
        order = Order(output, volumes, volume_form, province, synthetic, languages, digits, font)
        refuse_passed_over(order)
        _require_cases(Path(folder))
        if order.is_placed:
            write_volumes(Path(folder), year, order, speaks)
            return
        result(_counted(Path(folder), year, form, speaks))

    return run


def _require_cases(folder: Path) -> None:
    """Refuse a folder in which nothing is."""
    if folder.is_dir() and not any(folder.iterdir()):
        said = quoted(str(folder))
        raise WrongUsage(
            Text(f"there is no case in the folder {said}", f"ไม่พบกรณีในโฟลเดอร์นี้: {said}"),
            Text("name the folder in which cases lie", "ระบุโฟลเดอร์ที่มีกรณี"),
        )


def _counted(folder: Path, year: int | None, form: str, lang: Language) -> str:
    """Return the page that counts areas by what is published of them."""
    records = load_outcomes(folder)
    chosen = last_year(records) if year is None else year
    if chosen is None:
        raise WrongUsage(_NO_YEAR)
    portfolio = portfolio_of(records, chosen)
    if form == "text":
        return portfolio_page(portfolio, page(), lang)
    return written_portfolio(portfolio)
