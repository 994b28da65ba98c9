"""`ecorules evidence accept CASE ITEM…`: an auditor accepts what was handed in."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from ecorules.cli.evidence._desk import opened, record
from ecorules.cli.evidence._options import at_option, by_option
from ecorules.cli.help import spoken_command
from ecorules.cli.options import edition_option, language_option
from ecorules.cli.outcome import ExitCode
from ecorules.cli.streams import result
from ecorules.diagnostics import Text

if TYPE_CHECKING:
    from datetime import date

    from ecorules.diagnostics import Language

_ABOUT = Text(
    en="Accept documents that were handed in.  Their files are read once more: a file that has "
    "changed since then is not accepted.  Of several documents all are accepted or none.",
    th="รับหลักฐานที่ส่งมา โดยอ่านไฟล์ซ้ำอีกครั้ง ไฟล์ที่เปลี่ยนไปหลังจากส่งจะไม่ได้รับ ถ้ามีหลายรายการ "
    "จะรับทุกรายการหรือไม่รับเลย",
)


def command(lang: Language) -> click.Command:
    """Return the command, its help in one language."""

    @spoken_command(
        "accept",
        _ABOUT,
        lang,
        "ecorules evidence accept cases/demonstration 7.1.1/effluent-database "
        '7.1.1/high-risk-tests --by "ผู้ตรวจประเมิน"',
    )
    @click.argument("case", metavar="CASE")
    @click.argument("items", metavar="ITEM...", nargs=-1, required=True)
    @by_option(lang)
    @at_option(lang)
    @edition_option(lang)
    @language_option(lang)
    def run(
        *, case: str, items: tuple[str, ...], by: str, at: date, edition: str | None, lang: Language
    ) -> int:
        from ecorules.case.log import Accepted
        from ecorules.cli.evidence._looking import require_unchanged

        desk = opened(case, edition, lang)
        codes = desk.items(items)
        require_unchanged(desk, codes, lang)
        record(desk, [Accepted(code, by, at) for code in codes])
        said = Text("accepted", "รับแล้ว").said(lang)
        result("".join(f"{said}: {desk.said(code, lang)}\n" for code in codes))
        return ExitCode.DONE

    return run
