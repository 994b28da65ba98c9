"""`ecorules crosswalk CASE --to EDITION`: what an audited area already has for the next edition."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from ecorules.audit.terms import load_case
from ecorules.cli.help import spoken_command
from ecorules.cli.options import format_option, language_option, page
from ecorules.cli.outcome import ExitCode, noticed
from ecorules.cli.streams import result
from ecorules.diagnostics import Text
from ecorules.edition.load import find_edition, load_edition
from ecorules.revision.carryover import carryover
from ecorules.revision.reading import load_crosswalk

if TYPE_CHECKING:
    from ecorules.case.model import Case
    from ecorules.diagnostics import Language
    from ecorules.revision.carryover import Carryover

_ABOUT = Text(
    en="Show what an area that was audited by one edition already has for the next: for each "
    "requirement the facts, documents and targets, what is new to collect by owner, and an "
    "account of every answer, so that none is lost.",
    th="แสดงสิ่งที่พื้นที่ซึ่งตรวจตามเกณฑ์ฉบับหนึ่งมีอยู่แล้วสำหรับฉบับถัดไป ทั้งข้อมูล เอกสาร และค่าเป้าหมายรายข้อกำหนด "
    "สิ่งที่ต้องเก็บใหม่แยกตามหน่วยงาน และบัญชีข้อมูลทุกรายการเพื่อไม่ให้รายการใดหายไป",
)


def command(lang: Language) -> click.Command:
    """Return the command, its help in one language."""
    following = Text("the edition to go on to (id or folder)", "ฉบับเกณฑ์ถัดไป (รหัสหรือโฟลเดอร์)")

    @spoken_command(
        "crosswalk",
        _ABOUT,
        lang,
        "ecorules crosswalk cases/demonstration --to eit-2565 --lang th",
        "ecorules crosswalk cases/saraburi-fy2565 --to eit-2565 --format json",
    )
    @click.argument("case", metavar="CASE")
    @click.option("--to", "after", required=True, metavar="EDITION", help=following.said(lang))
    @format_option(lang)
    @language_option(lang)
    def run(case: str, after: str, form: str, lang: Language) -> int:
        read = load_case(case)
        noticed(read.notices, lang)
        found = _carried(read, after)
        result(_written(found, form, lang))
        return ExitCode.DONE

    return run


def _carried(read: Case, to: str) -> Carryover:
    """Return what a case has for the edition of an id or in a folder."""
    before, after = load_edition(read.edition), load_edition(to)
    return carryover(read, before, after, load_crosswalk(find_edition(to), before, after))


def _written(found: Carryover, form: str, lang: Language) -> str:
    if form == "json":
        from ecorules.revision.record import written_carryover

        return written_carryover(found)
    from ecorules.report.crosswalk import carryover_page

    return carryover_page(found, page(), lang)
