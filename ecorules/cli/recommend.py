"""`ecorules recommend CASE`: what the program proposes, and whether anybody may decide."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from ecorules.audit.conduct import audit
from ecorules.audit.terms import load_with_edition
from ecorules.cli.help import spoken_command
from ecorules.cli.options import (
    day_option,
    edition_option,
    format_option,
    language_option,
    page,
)
from ecorules.cli.outcome import ExitCode, noticed
from ecorules.cli.progress import AUDITING, READING, Meter
from ecorules.cli.signing import save
from ecorules.cli.streams import message, result
from ecorules.diagnostics import Text
from ecorules.edition.load import load_edition

if TYPE_CHECKING:
    from datetime import date

    from ecorules.audit.record import Json
    from ecorules.diagnostics import Language

_ABOUT = Text(
    en="Propose a level after a certification audit, and tell every gate that has to be open "
    "before anybody decides, with its reason.  With `-o`, write the recommendation: it carries the "
    "edition, the case and the audit, and `ecorules decide` takes it from there.",
    th="เสนอระดับหลังการตรวจประเมินเพื่อรับรอง และแสดงเงื่อนไขทุกข้อที่ต้องผ่านก่อนการตัดสิน พร้อมเหตุผล "
    "ถ้าระบุ `-o` จะเขียนข้อเสนอแนะซึ่งมีฉบับเกณฑ์ กรณี และผลการตรวจครบถ้วน เพื่อใช้กับ `ecorules decide`",
)


def command(lang: Language) -> click.Command:
    """Return the command, its help in one language."""

    @spoken_command(
        "recommend",
        _ABOUT,
        lang,
        "ecorules recommend cases/demonstration --lang th",
        "ecorules recommend cases/demonstration -o recommendation.json",
    )
    @click.argument("case", metavar="CASE")
    @click.option("-o", "output", metavar="FILE", help=_OUTPUT.said(lang))
    @day_option(lang)
    @edition_option(lang)
    @format_option(lang)
    @language_option(lang)
    def run(
        *,
        case: str,
        output: str | None,
        on: date | None,
        edition: str | None,
        form: str,
        lang: Language,
    ) -> int:
        from ecorules.decision.schema import RecommendationRecord
        from ecorules.report.decision.recommended import recommendation_page

        proposed = _proposed(case, edition, on, lang)
        read = RecommendationRecord.model_validate(proposed)
        text = _written(proposed)
        if output is not None:
            save(output, text.encode())
        result(text if form == "json" else recommendation_page(read, page(), lang))
        if output is not None:
            message(Text(f"written: {output}\n", f"เขียนแล้ว: {output}\n").said(lang))
        is_closed = any(gate.state == "closed" for gate in read.gates)
        return ExitCode.DOES_NOT_HOLD if is_closed else ExitCode.DONE

    return run


def _proposed(case: str, edition: str | None, on: date | None, lang: Language) -> dict[str, Json]:
    from ecorules.decision.carrying import carried_case, carried_edition, papers, tip_of
    from ecorules.decision.proposing import Enclosed, recommendation

    with Meter(lang) as meter:
        meter.doing(READING)
        by = None if edition is None else load_edition(edition)
        rules, read = load_with_edition(case, by)
        meter.doing(AUDITING)
        found = audit(rules, read, on=on)
        named = edition or (rules.id if rules.variant_of else read.edition)
        enclosed = Enclosed(
            carried_edition(rules, named),
            carried_case(read, rules),
            papers(read, Path(case)),
            tip_of(Path(case)),
        )
    noticed(read.notices, lang)
    return recommendation(found, enclosed)


def _written(proposed: dict[str, Json]) -> str:
    import json

    return json.dumps(proposed, ensure_ascii=False, indent=2, sort_keys=True) + "\n"


_OUTPUT = Text("file to write the recommendation to (JSON)", "ไฟล์ที่จะเขียนข้อเสนอแนะ (JSON)")
