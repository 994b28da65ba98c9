"""`ecorules hearing OLD NEW --cases DIR -o FILE`: what a hearing about new criteria needs."""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

import click

from ecorules.cli.compare import comparison, require_page, write
from ecorules.cli.help import spoken_command
from ecorules.cli.options import language_option
from ecorules.cli.outcome import ExitCode
from ecorules.cli.streams import result
from ecorules.cli.waiting import waiting
from ecorules.diagnostics import Text

if TYPE_CHECKING:
    from ecorules.diagnostics import Language
    from ecorules.revision.comparison import Comparison
    from ecorules.revision.proof.model import ComparedEditions

_ABOUT = Text(
    en="Write the report for a hearing as a page for browser and paper: what changes and why, who "
    "is affected and how, example areas that only one edition passes, and what is still open.  "
    "The examples need the solver (`pip install 'ecorules[prove]'`).",
    th="จัดทำเอกสารประกอบการรับฟังความคิดเห็นเป็นหน้าเว็บที่พิมพ์ได้ ประกอบด้วยสิ่งที่เปลี่ยนแปลงพร้อมเหตุผล "
    "ผู้ที่ได้รับผลกระทบ พื้นที่ตัวอย่างที่ผ่านเพียงฉบับเดียว และประเด็นที่ยังไม่ได้ข้อสรุป "
    "ส่วนพื้นที่ตัวอย่างต้องติดตั้งตัวแก้ปัญหา (`pip install 'ecorules[prove]'`)",
)
_CASES = Text("folder of cases", "โฟลเดอร์ของกรณี")
_INTO = Text("file to write", "ไฟล์ที่จะเขียน")
_STRICT = Text(
    "count documents that nobody had asked for as missing where the register is closed",
    "ทะเบียนที่ปิดแล้วให้นับเอกสารที่ฉบับเดิมไม่ได้ขอว่าขาด",
)
_PROVING = Text("looking for example areas …", "กำลังหาพื้นที่ตัวอย่าง …")


def command(lang: Language) -> click.Command:
    """Return the command, its help in one language."""

    @spoken_command(
        "hearing",
        _ABOUT,
        lang,
        "ecorules hearing eit-2562 eit-2565 --cases cases -o hearing.html --lang th",
    )
    @click.argument("old", metavar="OLD")
    @click.argument("new", metavar="NEW")
    @click.option("--cases", "folder", required=True, metavar="DIR", help=_CASES.said(lang))
    @click.option("-o", "--output", "into", required=True, metavar="FILE", help=_INTO.said(lang))
    @click.option("--strict", is_flag=True, help=_STRICT.said(lang))
    @language_option(lang)
    def run(*, old: str, new: str, folder: str, into: str, strict: bool, lang: Language) -> int:
        from ecorules.report.hearing.page import hearing_html

        require_page(into)
        found = comparison(old, new, folder, lang, is_strict=strict)
        proofs = _proved(found, lang)
        write(Path(into), hearing_html(found, proofs, lang))
        result(Text(f"written: {into}\n", f"เขียนแล้ว: {into}\n").said(lang))
        if proofs is not None and not proofs.is_sound:
            return ExitCode.INVALID
        return ExitCode.DONE

    return run


def _proved(found: Comparison, lang: Language) -> ComparedEditions | None:
    """Return what is proven about the two editions, or nothing where the solver is missing."""
    if find_spec("z3") is None:
        return None
    from ecorules.revision.proof.comparing import compared_editions

    with waiting(_PROVING, lang):
        # Of drafts as they were given, so that the day is the one that `compare --prove` takes.
        return compared_editions(*found.given)
