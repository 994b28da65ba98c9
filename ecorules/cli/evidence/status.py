"""`ecorules evidence status CASE`: how far each document has come, by owner, and the days left."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from ecorules.cli.clock import today
from ecorules.cli.evidence._desk import opened
from ecorules.cli.help import spoken_command
from ecorules.cli.options import edition_option, format_option, language_option, page, typed_day
from ecorules.cli.outcome import ExitCode, WrongUsage
from ecorules.cli.streams import result
from ecorules.diagnostics import Text, nearest, quoted
from ecorules.documents import plain

if TYPE_CHECKING:
    from datetime import date

    from ecorules.audit.progress import Progress
    from ecorules.diagnostics import Language

_ABOUT = Text(
    en="Show how far the evidence has come: for each owner what is planned, submitted, accepted, "
    "rejected, and not valid on the day, and how many days are left until the audit.",
    th="แสดงสถานะหลักฐานของแต่ละหน่วยงาน ว่าอยู่ในแผน ส่งแล้ว รับแล้ว ไม่รับ หรือไม่มีผลใช้ในวันนั้น "
    "พร้อมจำนวนวันที่เหลือก่อนตรวจ",
)


def command(lang: Language) -> click.Command:
    """Return the command, its help in one language."""
    on_day = Text("day on which it is looked at (default: today)", "วันที่ดูสถานะ (ค่าเริ่มต้น: วันนี้)")
    of = Text("show one owner only (id or name)", "แสดงเฉพาะหน่วยงานเดียว (รหัสหรือชื่อ)")

    @spoken_command(
        "status",
        _ABOUT,
        lang,
        "ecorules evidence status cases/demonstration --on 2022-08-20",
        "ecorules evidence status cases/demonstration --owner diw --lang th",
        "ecorules evidence status cases/saraburi-fy2565 --format json",
    )
    @click.argument("case", metavar="CASE")
    @click.option("--on", metavar="DATE", callback=typed_day, help=on_day.said(lang))
    @click.option("--owner", metavar="AGENCY", help=of.said(lang))
    @edition_option(lang)
    @format_option(lang)
    @language_option(lang)
    def run(
        *,
        case: str,
        on: date | None,
        owner: str | None,
        edition: str | None,
        form: str,
        lang: Language,
    ) -> int:
        from ecorules.audit.progress import progress

        desk = opened(case, edition, lang)
        found = progress(desk.edition, desk.records.case, on or today())
        result(_written(found, None if owner is None else _owner(found, owner), form, lang))
        return ExitCode.DONE

    return run


def _written(found: Progress, owner: str | None, form: str, lang: Language) -> str:
    if form == "json":
        from ecorules.audit.progress_record import written_progress

        return written_progress(found, owner)
    from ecorules.report.progress import progress_page

    return progress_page(found, owner, page(), lang)


def _owner(found: Progress, typed: str) -> str:
    """Return the owner that is meant, by id or by name."""
    words = plain(typed)
    names = {**found.edition.vocabulary.owners, **found.case.agencies}
    for owner in found.owners:
        named = names.get(owner)
        if words == owner or (named is not None and words.casefold() in _spelt(named)):
            return owner
    close = nearest(words, found.owners)
    known = ", ".join(map(quoted, found.owners))
    remedy = Text(f"asked here are: {known}", f"หน่วยงานในกรณีนี้: {known}")
    if close is not None:
        remedy = Text(f"did you mean {quoted(close)}?", f"หมายถึง {quoted(close)} หรือไม่")
    said = quoted(typed)
    raise WrongUsage(
        Text(f"nothing is asked of an owner {said}", f"ไม่มีหลักฐานที่ขอจากหน่วยงาน {said}"), remedy
    )


def _spelt(named: Text) -> set[str]:
    return {plain(text).casefold() for text in named}
