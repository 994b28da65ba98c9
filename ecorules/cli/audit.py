"""`ecorules audit CASE`: levels, what is outstanding by owner, and every finding."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import click

from ecorules.audit.conduct import audit
from ecorules.audit.terms import load_with_edition
from ecorules.case.model import RoundKind
from ecorules.cli.drafts import in_force
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
    from collections.abc import Mapping
    from datetime import date
    from fractions import Fraction

    from ecorules.audit.conduct import Audit
    from ecorules.audit.record import Json
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
    @click.option("--margins", is_flag=True, help=_MARGINS.said(lang))
    @click.option("--critical", is_flag=True, help=_CRITICAL.said(lang))
    @click.option("--with", "plan", metavar="FILE", help=_WITH.said(lang))
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
        margins: bool,
        critical: bool,
        plan: str | None,
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
        only = None if owner is None else owner_meant(owner, *named)
        asked = _Asked(only, margins, critical, *_planned(found, plan, lang))
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
        found = audit(rules, read, on=on, kind=held_as)
    in_force(rules, read, found.on, lang)
    return found


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


class _Asked(NamedTuple):
    """What is asked for beyond the findings: margins, critical documents, and a plan's audit."""

    owner: str | None
    margins: bool
    critical: bool
    planned: Audit | None
    assumed: Mapping[str, Fraction]


def _planned(
    found: Audit, plan: str | None, lang: Language
) -> tuple[Audit | None, Mapping[str, Fraction]]:
    """Return the audit of the case with the actions of a file done, and what that assumes."""
    if plan is None:
        return None, {}
    from ecorules.path.applied import applied, with_targets
    from ecorules.path.record import read_actions

    planned = read_actions(Path(plan), plan, found.edition, found.case)
    noticed(planned.notices, lang)
    case = found.case
    if planned.assumed:
        case = with_targets(case, planned.assumed, found.on)
    done = applied(case, planned.actions, found.on)
    return audit(found.edition, done, on=found.on, kind=found.kind), planned.assumed


def _written(found: Audit, asked: _Asked, form: str, lang: Language) -> str:
    if form == "json":
        return _record(found, asked)
    from ecorules.report import robustness
    from ecorules.report.text import audit_page

    sheet = page()
    parts = [audit_page(found, sheet, lang, asked.owner)]
    if asked.margins:
        parts.append(robustness.margins_part(found, sheet, lang))
    if asked.critical:
        parts.append(robustness.critical_part(found, sheet, lang))
    if asked.planned is not None:
        parts.append(robustness.planned_part(found, asked.planned, asked.assumed, sheet, lang))
    return "".join(parts)


def _record(found: Audit, asked: _Asked) -> str:
    from ecorules.audit.further import critical_record, margins_record, planned_record
    from ecorules.audit.record import written_record

    further: dict[str, Json] = {}
    if asked.margins:
        further |= margins_record(found)
    if asked.critical:
        further |= critical_record(found)
    if asked.planned is not None:
        further |= planned_record(found, asked.planned)
    return written_record(found, asked.owner, further)


_MARGINS = Text("add how far each verdict is from turning", "แสดงระยะห่างก่อนที่ผลการตรวจจะเปลี่ยน")
_CRITICAL = Text(
    "add which single document would lower the proven level", "แสดงหลักฐานที่หากขาดไปจะทำให้ระดับลดลง"
)
_WITH = Text(
    "add how the case stands with the actions of a way or a plan (JSON) done",
    "แสดงผลเมื่อดำเนินการตามแนวทางหรือแผน (ไฟล์ JSON) แล้ว",
)
