"""`ecorules verify DECISION`: whether a decision is as it was signed, and follows from its case."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from ecorules.case.folder import CASE_FILE
from ecorules.cli.help import spoken_command
from ecorules.cli.options import format_option, language_option, page
from ecorules.cli.outcome import ExitCode, WrongUsage
from ecorules.cli.signing import require_signing
from ecorules.cli.streams import result
from ecorules.diagnostics import Text, quoted

if TYPE_CHECKING:
    from ecorules.diagnostics import Language

_ABOUT = Text(
    en="Verify a decision without asking anybody: its signatures, and the audit made again from "
    "the edition and the case that the record carries, compared byte for byte.  With `--case`, the "
    "folder of the case and every file of its evidence are compared as well.  Whatever differs is "
    "told by its place.",
    th="ตรวจสอบคำตัดสินโดยไม่ต้องถามผู้ใด ทั้งลายมือชื่อ และการตรวจซ้ำจากฉบับเกณฑ์และกรณีที่แนบในบันทึก "
    "เทียบทุกไบต์ ถ้าระบุ `--case` จะเทียบโฟลเดอร์ของกรณีและไฟล์หลักฐานทุกไฟล์ด้วย สิ่งที่ต่างจะแจ้งตำแหน่ง",
)


def command(lang: Language) -> click.Command:
    """Return the command, its help in one language."""

    @spoken_command(
        "verify",
        _ABOUT,
        lang,
        "ecorules verify decision.json --lang th",
        "ecorules verify decision.json --case cases/demonstration --key my.key.pub",
    )
    @click.argument("decision", metavar="DECISION")
    @click.option("--case", metavar="DIR", help=_CASE.said(lang))
    @click.option("--key", "keys", multiple=True, metavar="KEY.pub", help=_KEY.said(lang))
    @format_option(lang)
    @language_option(lang)
    def run(
        *, decision: str, case: str | None, keys: tuple[str, ...], form: str, lang: Language
    ) -> int:
        require_signing()
        from ecorules.decision.keys import key_name, public_key
        from ecorules.decision.reading import read_decision
        from ecorules.decision.verifying import verified
        from ecorules.report.decision.verified import verification_page, written_verification

        if case is not None:
            _require_case(case)
        read = read_decision(Path(decision), decision)
        trusted = [key_name(public_key(Path(key))) for key in keys]
        folder = None if case is None else Path(case)
        found = verified(read, folder, trusted or None)
        if form == "json":
            result(written_verification(found))
        else:
            result(verification_page(found, page(), lang))
        return ExitCode.DONE if found.is_sound else ExitCode.DOES_NOT_HOLD

    return run


def _require_case(folder: str) -> None:
    """Refuse a folder that is not there, or that holds no case: there is nothing to compare."""
    if (Path(folder) / CASE_FILE).is_file():
        return
    said = quoted(folder)
    raise WrongUsage(
        Text(f"`--case`: there is no case in {said}", f"`--case`: ไม่พบกรณีใน {said}"),
        Text(f"name the folder in which `{CASE_FILE}` is", f"ระบุโฟลเดอร์ที่มีไฟล์ `{CASE_FILE}` ของกรณี"),
    )


_CASE = Text("folder of the case, to compare its files too", "โฟลเดอร์ของกรณี เพื่อเทียบไฟล์ด้วย")
_KEY = Text(
    "public key that you trust; may be repeated, and then no other counts",
    "กุญแจสาธารณะที่เชื่อถือ ระบุซ้ำได้ และจะไม่รับกุญแจอื่น",
)
