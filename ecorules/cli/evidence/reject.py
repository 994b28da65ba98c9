"""`ecorules evidence reject CASE ITEM --because TEXT`: an auditor rejects a document."""

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
    en="Reject a document that was handed in, and say why.  Its files stay; whoever handed it in "
    "sees the reason, and can hand in better ones.",
    th="ไม่รับหลักฐานที่ส่งมา พร้อมระบุเหตุผล ไฟล์ยังเก็บไว้ตามเดิม ผู้ส่งจะเห็นเหตุผลและส่งไฟล์ใหม่ได้",
)


def command(lang: Language) -> click.Command:
    """Return the command, its help in one language."""

    @spoken_command(
        "reject",
        _ABOUT,
        lang,
        "ecorules evidence reject cases/demonstration 7.1.1/effluent-database "
        '--because "ไม่มีลายมือชื่อผู้รับรอง" --by "ผู้ตรวจประเมิน"',
    )
    @click.argument("case", metavar="CASE")
    @click.argument("item", metavar="ITEM")
    @because_option(lang, required=True)
    @by_option(lang)
    @at_option(lang)
    @edition_option(lang)
    @language_option(lang)
    def run(
        *,
        case: str,
        item: str,
        because: str,
        by: str,
        at: date,
        edition: str | None,
        lang: Language,
    ) -> int:
        from ecorules.case.log import Rejected

        desk = opened(case, edition, lang)
        code = desk.item(item)
        record(desk, [Rejected(code, because, by, at)])
        said = Text("rejected", "ไม่รับ").said(lang)
        result(f"{said}: {desk.said(code, lang)} · {because}\n")
        return ExitCode.DONE

    return run
