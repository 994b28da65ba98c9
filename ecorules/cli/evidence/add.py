"""`ecorules evidence add CASE ITEM FILE…`: a document is handed in with its files."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from ecorules.cli.evidence._desk import is_own, opened, record
from ecorules.cli.evidence._options import at_option, by_option, typed_words
from ecorules.cli.help import spoken_command
from ecorules.cli.options import edition_option, language_option, typed_day
from ecorules.cli.outcome import ExitCode
from ecorules.cli.streams import result
from ecorules.diagnostics import Text

if TYPE_CHECKING:
    from datetime import date

    from ecorules.diagnostics import Language

_ABOUT = Text(
    en="Hand in the document ITEM of a case: each FILE is copied into the case, and its SHA-256, "
    "size and kind are recorded with who handed it in and when.  No file is ever written over.",
    th="ส่งหลักฐานรายการ ITEM ของกรณี โดยคัดลอก FILE ทุกไฟล์เข้าไปเก็บในกรณี แล้วบันทึกค่า SHA-256 ขนาด "
    "และชนิดของไฟล์ พร้อมผู้ส่งและวันที่ ไม่มีการเขียนทับไฟล์เดิม",
)


def command(lang: Language) -> click.Command:
    """Return the command, its help in one language."""
    first = Text("first day on which it is valid", "วันแรกที่มีผล")
    last = Text("last day on which it is valid", "วันสุดท้ายที่มีผล")
    title_th = Text(
        "title in Thai, of a document of the area's own", "ชื่อภาษาไทย สำหรับหลักฐานของพื้นที่เอง"
    )
    title_en = Text("its title in English", "ชื่อภาษาอังกฤษ")
    also = Text("keep the files handed in before, too", "เก็บไฟล์ที่ส่งไว้เดิมด้วย")
    instead = Text("replace the files handed in before", "ใช้แทนไฟล์ที่ส่งไว้เดิม")

    @spoken_command(
        "add",
        _ABOUT,
        lang,
        "ecorules evidence add cases/demonstration 1.1.1/upgrade-plan plan.pdf --by เทศบาล",
    )
    @click.argument("case", metavar="CASE")
    @click.argument("item", metavar="ITEM")
    @click.argument("files", metavar="FILE...", nargs=-1, required=True)
    @by_option(lang)
    @at_option(lang)
    @click.option("--valid-from", metavar="DATE", callback=typed_day, help=first.said(lang))
    @click.option("--valid-until", metavar="DATE", callback=typed_day, help=last.said(lang))
    @click.option("--title-th", metavar="TEXT", callback=typed_words, help=title_th.said(lang))
    @click.option("--title-en", metavar="TEXT", callback=typed_words, help=title_en.said(lang))
    @click.option("--also", "how", flag_value="also", help=also.said(lang))
    @click.option("--instead", "how", flag_value="instead", help=instead.said(lang))
    @edition_option(lang)
    @language_option(lang)
    def run(
        *,
        case: str,
        item: str,
        files: tuple[str, ...],
        by: str,
        at: date,
        valid_from: date | None,
        valid_until: date | None,
        title_th: str | None,
        title_en: str | None,
        how: str | None,
        edition: str | None,
        lang: Language,
    ) -> int:
        from ecorules.cli.evidence._handing_in import Wish, handed_in

        desk = opened(case, edition, lang)
        wish = Wish(item, tuple(map(Path, files)), by, at, valid_from, valid_until, how)
        event = handed_in(desk, wish._replace(title=(title_th, title_en)), lang)
        record(desk, [event])
        said = Text("handed in", "ส่งแล้ว").said(lang)
        title = event.title.said(lang) if event.title is not None and is_own(event.item) else None
        named = desk.said(event.item, lang) if title is None else f"{event.item} · {title}"
        lines = [f"{said}: {named}", *(f"  {file.path}" for file in event.files)]
        result("\n".join(lines) + "\n")
        return ExitCode.DONE

    return run
