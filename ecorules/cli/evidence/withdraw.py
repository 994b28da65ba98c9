"""`ecorules evidence withdraw CASE ITEM`: whoever handed a document in takes it back."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from ecorules.cli.evidence._desk import opened, record
from ecorules.cli.evidence._options import at_option, because_option, by_option
from ecorules.cli.help import spoken_command
from ecorules.cli.options import edition_option, language_option
from ecorules.cli.outcome import ExitCode
from ecorules.cli.streams import result
from ecorules.diagnostics import Text

if TYPE_CHECKING:
    from datetime import date

    from ecorules.diagnostics import Language

_ABOUT = Text(
    en="Take back a document that was handed in: it is planned again.  Its files and all that was "
    "recorded of it stay in the case.",
    th="ถอนหลักฐานที่ส่งไว้ รายการจะกลับไปอยู่ในแผน ไฟล์และบันทึกทั้งหมดยังเก็บไว้ในกรณี",
)


def command(lang: Language) -> click.Command:
    """Return the command, its help in one language."""

    @spoken_command(
        "withdraw",
        _ABOUT,
        lang,
        "ecorules evidence withdraw cases/demonstration 7.1.1/effluent-database "
        '--because "ส่งผิดปี" --by "สำนักงานอุตสาหกรรมจังหวัด"',
    )
    @click.argument("case", metavar="CASE")
    @click.argument("item", metavar="ITEM")
    @because_option(lang, required=False)
    @by_option(lang)
    @at_option(lang)
    @edition_option(lang)
    @language_option(lang)
    def run(
        *,
        case: str,
        item: str,
        because: str | None,
        by: str,
        at: date,
        edition: str | None,
        lang: Language,
    ) -> int:
        from ecorules.case.log import Withdrawn

        desk = opened(case, edition, lang)
        code = desk.item(item)
        record(desk, [Withdrawn(code, by, at, because)])
        said = Text("withdrawn", "ถอนแล้ว").said(lang)
        result(f"{said}: {desk.said(code, lang)}\n")
        return ExitCode.DONE

    return run
