"""`ecorules audit CASE`: levels, what is outstanding by owner, and every finding."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from ecorules.audit.conduct import audit
from ecorules.audit.terms import load_with_edition
from ecorules.case.model import RoundKind
from ecorules.cli.help import spoken_command
from ecorules.cli.options import (
    day_option,
    edition_option,
    format_option,
    language_option,
    page,
    round_option,
)
from ecorules.cli.outcome import ExitCode, WrongUsage, noticed
from ecorules.cli.owners import owner_meant
from ecorules.cli.progress import AUDITING, READING, Meter
from ecorules.cli.streams import result
from ecorules.diagnostics import Text, quoted
from ecorules.edition.load import load_edition

if TYPE_CHECKING:
    from datetime import date

    from ecorules.audit.conduct import Audit
    from ecorules.diagnostics import Language

_ABOUT = Text(
    en="Audit a case folder: the proven and the reachable level, what is outstanding by "
    "owner, and the finding of every requirement with its reason.",
    th="ตรวจกรณีในโฟลเดอร์ CASE แสดงระดับที่พิสูจน์แล้ว ระดับที่ยังไปถึงได้ "
    "สิ่งที่ยังขาดแยกตามหน่วยงาน และผลการตรวจพร้อมเหตุผลทุกข้อ",
)


def command(lang: Language) -> click.Command:
    """Return the command, its help in one language."""
    required = Text(
        "leave with exit code 1 unless level N is proven", "ออกด้วยรหัส 1 หากยังไม่พิสูจน์ระดับ N"
    )

    whose = Text(
        "tell only what is outstanding with one agency (id or name)",
        "แสดงเฉพาะสิ่งที่ยังขาดของหน่วยงานเดียว (รหัสหรือชื่อ)",
    )

    @spoken_command(
        "audit",
        _ABOUT,
        lang,
        "ecorules audit cases/saraburi-fy2565 --lang th",
        "ecorules audit cases/demonstration --format json",
        "ecorules audit cases/demonstration --require-level 1",
        "ecorules audit cases/demonstration --owner provincial-industry-office",
    )
    @click.argument("case", metavar="CASE")
    @day_option(lang)
    @edition_option(lang)
    @round_option(lang)
    @click.option("--require-level", type=click.IntRange(1), metavar="N", help=required.said(lang))
    @click.option("--owner", metavar="AGENCY", help=whose.said(lang))
    @format_option(lang)
    @language_option(lang)
    def run(
        *,
        case: str,
        on: date | None,
        edition: str | None,
        kind: str | None,
        require_level: int | None,
        owner: str | None,
        form: str,
        lang: Language,
    ) -> int:
        found = audited(case, edition, on, kind, lang)
        noticed(found.case.notices, lang)
        _refuse_unknown_level(require_level, found)
        named = found.edition.vocabulary.owners, found.case.agencies
        asked = None if owner is None else owner_meant(owner, *named)
        result(_written(found, asked, form, lang))
        if require_level is not None and found.conclusion.proven < require_level:
            return ExitCode.DOES_NOT_HOLD
        return ExitCode.DONE

    return run


def audited(
    case: str, edition: str | None, on: date | None, kind: str | None, lang: Language
) -> Audit:
    """Return the audit of a case folder, by its own edition unless another is named."""
    held_as = None if kind is None else RoundKind(kind)
    with Meter(lang) as meter:
        meter.doing(READING)
        by = None if edition is None else load_edition(edition)
        rules, read = load_with_edition(case, by)
        meter.doing(AUDITING)
        return audit(rules, read, on=on, kind=held_as)


def _refuse_unknown_level(demanded: int | None, found: Audit) -> None:
    """Refuse a demand that nobody can ever fulfil: it is a slip and no finding."""
    highest = max(found.edition.levels, default=0)
    if demanded is not None and demanded > highest:
        edition = quoted(found.edition.id)
        said = Text(
            f"edition {edition} has no level {demanded}; its highest is {highest}",
            f"ฉบับเกณฑ์ {edition} ไม่มีระดับ {demanded} ระดับสูงสุดคือ {highest}",
        )
        raise WrongUsage(said)


def _written(found: Audit, owner: str | None, form: str, lang: Language) -> str:
    if form == "json":
        from ecorules.audit.record import written_record

        return written_record(found, owner)
    from ecorules.report.text import audit_page

    return audit_page(found, page(), lang, owner)
