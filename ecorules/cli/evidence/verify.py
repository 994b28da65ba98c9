"""`ecorules evidence verify CASE`: every registered file is there, and is the file."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from ecorules.cli.help import spoken_command
from ecorules.cli.options import edition_option, format_option, language_option, page
from ecorules.cli.outcome import ExitCode
from ecorules.cli.streams import result
from ecorules.diagnostics import Text

if TYPE_CHECKING:
    from ecorules.diagnostics import Language

_ABOUT = Text(
    en="Verify the register of a case: nobody has changed its log, every file that was ever "
    "registered is there and is the same file, and no other file lies among them.",
    th="ตรวจสอบทะเบียนหลักฐานของกรณี ว่าบันทึกไม่ถูกแก้ไข ไฟล์ที่เคยลงทะเบียนอยู่ครบและเป็นไฟล์เดิม และไม่มีไฟล์อื่นปะปน",
)


def command(lang: Language) -> click.Command:
    """Return the command, its help in one language."""

    @spoken_command(
        "verify",
        _ABOUT,
        lang,
        "ecorules evidence verify cases/demonstration",
        "ecorules evidence verify cases/demonstration --format json",
    )
    @click.argument("case", metavar="CASE")
    @edition_option(lang)
    @format_option(lang)
    @language_option(lang)
    def run(*, case: str, edition: str | None, form: str, lang: Language) -> int:
        from pathlib import Path

        from ecorules.audit.terms import load_register
        from ecorules.case.log.verifying import registered_files, verified
        from ecorules.cli.progress import Meter
        from ecorules.edition.load import load_edition
        from ecorules.report.verification import verification_page, written_verification

        by = None if edition is None else load_edition(edition)
        _, records = load_register(case, by)
        files = registered_files(records.start, records.log.events)
        with Meter(lang) as meter:
            found = verified(Path(case), case, files, meter)
        found = found._replace(told=(*records.told, *found.told))
        entries = len(records.log.events)
        if form == "json":
            result(written_verification(records.case, found, entries))
        else:
            result(verification_page(found, entries, page(), lang))
        return ExitCode.DONE if found.is_sound else ExitCode.DOES_NOT_HOLD

    return run
