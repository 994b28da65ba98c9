"""`ecorules explain CASE CODE`: one finding's whole reason, down to members and documents."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from ecorules.cli.audit import audited
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
from ecorules.cli.streams import result
from ecorules.diagnostics import Text, nearest, quoted
from ecorules.documents import plain

if TYPE_CHECKING:
    from datetime import date

    from ecorules.audit.conduct import Audit
    from ecorules.diagnostics import Language

_ABOUT = Text(
    en="Explain the finding of one requirement: every part of its condition in a sentence, "
    "with the members and documents behind it and the distance to the threshold.",
    th="อธิบายผลการตรวจของข้อกำหนดหนึ่งข้อ ทุกส่วนของเงื่อนไขเป็นประโยค "
    "พร้อมโรงงานและเอกสารที่เกี่ยวข้อง และระยะห่างจากค่าเป้าหมาย",
)


def command(lang: Language) -> click.Command:
    """Return the command, its help in one language."""

    @spoken_command(
        "explain",
        _ABOUT,
        lang,
        "ecorules explain cases/demonstration 19.1.1 --lang th",
        "ecorules explain cases/demonstration 7.1.1",
    )
    @click.argument("case", metavar="CASE")
    @click.argument("code", metavar="CODE")
    @day_option(lang)
    @edition_option(lang)
    @round_option(lang)
    @format_option(lang)
    @language_option(lang)
    def run(
        *,
        case: str,
        code: str,
        on: date | None,
        edition: str | None,
        kind: str | None,
        form: str,
        lang: Language,
    ) -> int:
        found = audited(case, edition, on, kind, lang)
        noticed(found.case.notices, lang)
        # A code may be typed with Thai digits, or copied with blanks around it.
        asked = plain(code)
        if asked not in found.findings:
            raise _unknown(found, asked)
        result(_written(found, asked, form, lang))
        return ExitCode.DONE

    return run


def _unknown(found: Audit, code: str) -> WrongUsage:
    edition = found.edition.id
    close = nearest(code, found.findings)
    also = Text(f"did you mean `{close}`?", f"หมายถึง `{close}` หรือไม่") if close else None
    said = Text(
        f"edition `{edition}` has no requirement {quoted(code)}",
        f"ฉบับเกณฑ์ `{edition}` ไม่มีข้อ {quoted(code)}",
    )
    return WrongUsage(said, also)


def _written(found: Audit, code: str, form: str, lang: Language) -> str:
    if form == "json":
        from ecorules.audit.record import written_finding

        return written_finding(found.findings[code])
    from ecorules.report.explanation import explanation_page

    return explanation_page(found, code, page(), lang)
