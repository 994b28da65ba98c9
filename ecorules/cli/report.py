"""`ecorules report CASE -o FILE`: the report of an audit, as the name of the file asks for."""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from ecorules.cli.audit import audited
from ecorules.cli.help import spoken_command
from ecorules.cli.options import day_option, edition_option, round_option
from ecorules.cli.outcome import ExitCode, WrongUsage, noticed
from ecorules.cli.printing import printed, voice_of
from ecorules.cli.streams import message, result
from ecorules.cli.travelling import aim_of, reported, require_solver, searched, typed_targets
from ecorules.cli.waiting import waiting
from ecorules.diagnostics import Text, quoted

if TYPE_CHECKING:
    from datetime import date

    from ecorules.audit.conduct import Audit
    from ecorules.diagnostics import Language
    from ecorules.path.journey import Journey
    from ecorules.report.document.model import Document
    from ecorules.report.document.voice import Voice

_ABOUT: Final = Text(
    en="Write the report of an audit for people: area and round, conclusion, findings with their "
    "reasons, what does not conform, what is outstanding by owner, margins, room to sign, and the "
    "whole reasoning.  Every form says the same; the PDF holds the audit as JSON.",
    th="จัดทำรายงานผลการตรวจประเมิน ประกอบด้วยพื้นที่และรอบการตรวจ ข้อสรุป ผลการตรวจรายข้อพร้อมเหตุผล "
    "ข้อที่ไม่สอดคล้อง สิ่งที่ยังขาดแยกตามหน่วยงาน ระยะห่างจากเกณฑ์ ช่องลงนาม และเหตุผลโดยละเอียด "
    "ทุกรูปแบบมีเนื้อหาเดียวกัน และไฟล์ PDF มีผลการตรวจในรูปแบบ JSON แนบอยู่ด้วย",
)
# What each form needs beyond the core, by the name that is imported.
_NEEDS: Final = {
    ".html": None,
    ".json": None,
    ".pdf": "typst",
    ".docx": "docxtpl",
    ".xlsx": "xlsxwriter",
}
# What people write into afterwards is not written over.
_EDITED: Final = frozenset({".docx", ".xlsx"})


def command(lang: Language) -> click.Command:
    """Return the command, its help in one language."""

    @spoken_command(
        "report",
        _ABOUT,
        lang,
        "ecorules report cases/demonstration -o report.pdf --lang th",
        "ecorules report cases/demonstration -o report.docx --lang both --to 2",
        "ecorules report cases/saraburi-fy2565 -o report.html --lang th --digits thai",
    )
    @click.argument("case", metavar="CASE")
    @click.option("-o", "output", metavar="FILE", required=True, help=_OUTPUT.said(lang))
    @click.option(
        "--lang",
        "languages",
        type=click.Choice(["th", "en", "both"]),
        default=lang,
        help=_LANGUAGES.said(lang),
    )
    @click.option("--to", "level", type=click.IntRange(1), metavar="N", help=_TO.said(lang))
    @click.option(
        "--target", "targets", multiple=True, metavar="CODE=VALUE", help=_TARGET.said(lang)
    )
    @click.option("--digits", type=click.Choice(["arabic", "thai"]), help=_DIGITS.said(lang))
    @click.option("--font", metavar="NAME", help=_FONT.said(lang))
    @click.option("--template", metavar="FILE", help=_TEMPLATE.said(lang))
    @click.option(
        "--make-template",
        is_eager=True,
        expose_value=False,
        callback=_template_made,
        metavar="FILE",
        help=_MAKE_TEMPLATE.said(lang),
    )
    @day_option(lang)
    @edition_option(lang)
    @round_option(lang)
    def run(
        *,
        case: str,
        output: str,
        languages: str,
        level: int | None,
        targets: tuple[str, ...],
        digits: str | None,
        font: str | None,
        template: str | None,
        on: date | None,
        edition: str | None,
        kind: str | None,
    ) -> int:
        speaks: Language = "en" if languages == "en" else "th"
        form = _require_form(output)
        _require_use(form, font, template)
        found = audited(case, edition, on, kind, speaks)
        noticed(found.case.notices, speaks)
        journey = None
        if level is not None:
            journey = _journey(found, level, targets, speaks)
            if not journey.is_sound:
                return reported(journey, speaks)
        with waiting(_PATIENCE, speaks):
            content = _content(found, journey, form, voice_of(languages, digits), font, template)
        _write(Path(output), output, content, is_kept=form in _EDITED)
        result(Text(f"written: {output}\n", f"เขียนแล้ว: {output}\n").said(speaks))
        return ExitCode.DONE

    return run


def _template_made(ctx: click.Context, param: click.Parameter, value: str | None) -> None:
    """Write the program's own template, for a committee to change in Word, and leave."""
    del param
    if value is None:
        return
    from ecorules.report.document.template import own_template

    _write(Path(value), value, own_template(), is_kept=True)
    result(f"{value}\n")
    ctx.exit()


def _require_form(output: str) -> str:
    """Return how the name of the file ends, if a report can be written so on this machine."""
    form = Path(output).suffix.lower()
    if form not in _NEEDS:
        said = quoted(output)
        raise WrongUsage(
            Text(
                f"`-o`: what form {said} is to have is not known",
                f"`-o`: ไม่ทราบรูปแบบของไฟล์ {said}",
            ),
            _ENDINGS,
        )
    needed = _NEEDS[form]
    if needed is not None and find_spec(needed) is None:
        raise WrongUsage(
            Text(
                f"`{form}` needs the package {needed}, which is not installed",
                f"การเขียน `{form}` ต้องใช้แพ็กเกจ {needed} ซึ่งยังไม่ได้ติดตั้ง",
            ),
            _INSTALL,
        )
    if form in _EDITED and Path(output).exists():
        raise _is_there(output)
    return form


def _require_use(form: str, font: str | None, template: str | None) -> None:
    """Refuse what would be passed over."""
    for option, value, wanted in (("--font", font, ".pdf"), ("--template", template, ".docx")):
        if value is not None and form != wanted:
            raise WrongUsage(
                Text(
                    f"`{option}` is for `{wanted}` and does nothing to `{form}`",
                    f"`{option}` ใช้กับ `{wanted}` เท่านั้น ไม่มีผลกับ `{form}`",
                )
            )


def _journey(found: Audit, level: int, targets: tuple[str, ...], lang: Language) -> Journey:
    require_solver()
    from ecorules.path.search import Wish

    edition, case = found.edition, found.case
    wish = Wish(aim_of(level, case, edition, budgeted=False))
    assumed = typed_targets(edition, targets)
    return searched(edition, case, wish, found.on, found.kind, assumed, None, lang)


def _content(  # noqa: PLR0917 - all that was asked for
    found: Audit,
    journey: Journey | None,
    form: str,
    voice: Voice,
    font: str | None,
    template: str | None,
) -> bytes:
    from ecorules.report.document.making import report_of

    document = report_of(found, journey)
    match form:
        case ".docx":
            return _docx(document, voice, template)
        case ".json":
            from ecorules.report.document.record import written_report

            return written_report(document).encode()
        case _:
            return printed(document, form, voice, font)


def _docx(document: Document, voice: Voice, template: str | None) -> bytes:
    from ecorules.report.document.letter import docx_bytes, left_out
    from ecorules.report.document.template import opened

    filled = opened(template)
    titles = [voice.one(title) for title in left_out(document, filled)]
    if titles:
        message(_LEFT_OUT.said(voice.lead).format(parts=", ".join(titles)))
    return docx_bytes(document, voice, filled)


def _write(path: Path, output: str, content: bytes, *, is_kept: bool) -> None:
    """Write the file; one that people may have written into is never written over."""
    try:
        with path.open("xb" if is_kept else "wb") as file:
            file.write(content)
    except FileExistsError:
        raise _is_there(output) from None
    except OSError as error:
        why = error.strerror or str(error)
        said = Text(f"`{output}` cannot be written ({why})", f"เขียนไฟล์ `{output}` ไม่ได้ ({why})")
        raise WrongUsage(said) from None


def _is_there(output: str) -> WrongUsage:
    said = Text(
        f"{quoted(output)} is there already, and somebody may have written into it",
        f"มีไฟล์ {quoted(output)} อยู่แล้ว และอาจมีผู้แก้ไขไว้",
    )
    remedy = Text(
        "write to another name, or move that file away first",
        "ใช้ชื่อไฟล์อื่น หรือย้ายไฟล์นั้นไปที่อื่นก่อน",
    )
    return WrongUsage(said, remedy)


_OUTPUT: Final = Text(
    "file to write: .pdf, .docx, .xlsx, .html or .json",
    "ไฟล์ที่จะเขียน: .pdf, .docx, .xlsx, .html หรือ .json",
)
_LANGUAGES: Final = Text(
    "language of the report; `both`: side by side", "ภาษาของรายงาน `both` คือสองภาษาเคียงกัน"
)
_TO: Final = Text("add the cheapest way to level N", "เพิ่มแนวทางที่ใช้ภาระงานน้อยที่สุดสู่ระดับ N")
_TARGET: Final = Text(
    "with `--to`: assume a target that nobody has set; may be repeated",
    "ใช้กับ `--to`: สมมติค่าเป้าหมายที่ยังไม่มีผู้กำหนด ระบุซ้ำได้",
)
_DIGITS: Final = Text("digits of the Thai text", "ตัวเลขในข้อความภาษาไทย")
_FONT: Final = Text("font of the PDF, instead of the one found", "ฟอนต์ของไฟล์ PDF แทนฟอนต์ที่พบในเครื่อง")
_TEMPLATE: Final = Text(
    "template of the Word file, instead of the one that comes with the program",
    "แม่แบบของไฟล์ Word แทนแม่แบบที่มากับโปรแกรม",
)
_MAKE_TEMPLATE: Final = Text(
    "write that template, to be changed in Word, and leave", "เขียนแม่แบบนั้นเพื่อนำไปแก้ไขใน Word แล้วจบ"
)
_ENDINGS: Final = Text(
    "let the name end in `.pdf`, `.docx`, `.xlsx`, `.html` or `.json`",
    "ให้ชื่อไฟล์ลงท้ายด้วย `.pdf`, `.docx`, `.xlsx`, `.html` หรือ `.json`",
)
_INSTALL: Final = Text(
    "install it with `pip install 'ecorules[report]'`, or write `.html` or `.json`",
    "ติดตั้งด้วย `pip install 'ecorules[report]'` หรือเขียนเป็น `.html` หรือ `.json`",
)
_LEFT_OUT: Final = Text("the template leaves out: {parts}\n", "แม่แบบไม่ได้ใส่ส่วนต่อไปนี้: {parts}\n")
_PATIENCE: Final = Text("writing the report …", "กำลังจัดทำรายงาน …")
